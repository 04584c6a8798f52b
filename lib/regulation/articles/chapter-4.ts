import type { ArticleEntry } from './article.ts';

export const chapter4 = {
  chapter: '第四章 验收和绩效评价',
  articles: [
    {
      number: 22,
      title: '竣工验收申请',
      text: [
        '项目建设单位应在完成项目建设任务后3个月内,向大数据主管部门提出竣工验收申请,并提交验收申请报告。',
      ],
      rules: ['article-22-acceptance-application.ts'],
      readings: ['R1', 'R3', 'R4', 'R10', 'R11'],
    },
    {
      number: 23,
      title: '组织验收与验收备案',
      text: [
        '市大数据主管部门会同市财政局等相关部门组织竣工验收。验收完成后,项目建设单位应将验收报告等材料通过潍坊市政务信息化项目管理系统备案。',
      ],
      rules: ['article-23-acceptance.ts'],
      readings: [],
    },
    {
      number: 24,
      title: '数据共享与验收',
      text: [
        '数据共享开放的范围、程度是项目竣工验收的重要依据,项目建成后应将项目信息资源目录纳入市政务信息资源共享交换平台,对不按要求共享开放数据资源的,不得通过项目竣工验收。',
      ],
      rules: ['article-24-data-sharing.ts'],
      readings: [],
    },
    {
      number: 25,
      title: '延期验收与资金拨付',
      text: [
        '项目建设单位无法按期验收的,应向市大数据主管部门提出延期验收申请。对未经验收的项目,不予拨付后续建设资金和运行维护经费。',
      ],
      rules: ['article-25-extension.ts', 'article-25-fund-gate.ts'],
      readings: ['R8', 'R9', 'R12'],
    },
    {
      number: 26,
      title: '运行维护管理制度',
      text: [
        '项目建设单位应建立完善政务信息化项目运行维护管理制度,加强日常运行和维护管理,保障项目应用实效。',
      ],
      rules: ['article-26-operation.ts'],
      readings: [],
    },
    {
      number: 27,
      title: '自评价与绩效评价',
      text: [
        '项目建设单位应在项目竣工验收并投入使用运行后12至24个月内开展项目建设自评价,并将自评价报告报送市财政局、市审计局和市大数据工作主管部门。根据项目建设自评价情况,市大数据工作主管部门可会同市财政局委托第三方检测评价机构开展绩效评价工作,评价结果作为后续安排政府投资和运行维护经费的重要依据。',
      ],
      rules: ['article-27-self-evaluation.ts'],
      readings: ['R3', 'R4', 'R6', 'R10'],
    },
  ],
} satisfies { chapter: string; articles: ArticleEntry[] };
