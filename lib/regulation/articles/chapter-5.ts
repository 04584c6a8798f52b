import type { ArticleEntry } from './article.ts';

export const chapter5 = {
  chapter: '第五章 网络与信息安全管理',
  articles: [
    {
      number: 28,
      title: '安全管理责任',
      text: [
        '项目建设单位是项目网络和信息安全管理的责任主体,项目建设单位应按照《中华人民共和国网络安全法》等法律法规以及党政机关安全管理等有关规定,建立项目安全管理制度。',
      ],
      rules: ['article-29-security.ts'],
      readings: [],
    },
    {
      number: 29,
      title: '安全可靠产品',
      text: [
        '项目建设单位要按照政府采购有关法律法规,优先采购安全可靠的软硬件产品。项目软硬件产品的安全可靠情况、项目密码应用和安全审查情况是项目验收的重要内容。',
      ],
      rules: ['article-29-security.ts'],
      readings: [],
    },
    {
      number: 30,
      title: '安全保密设施与等级保护',
      text: [
        '项目建设单位应采取技术措施,加强政务信息系统与信息资源的安全保密设施建设,强化数据资源全生命周期的安全管理,定期开展网络安全检测与风险评估。严格落实信息系统安全等级保护和信息系统分级保护要求,保障政务信息系统安全运行。',
      ],
      rules: ['article-29-security.ts'],
      readings: ['R3', 'R4'],
    },
    {
      number: 31,
      title: '密码保障系统',
      text: [
        '项目建设单位应落实国家密码管理有关法律法规、政策和标准规范的要求,同步规划、同步建设、同步运行密码保障系统并定期评估。',
      ],
      rules: ['article-29-security.ts'],
      readings: [],
    },
  ],
} satisfies { chapter: string; articles: ArticleEntry[] };
