import type { ArticleEntry } from './article.ts';

export const chapter2 = {
  chapter: '第二章 规划和审批管理',
  articles: [
    {
      number: 5,
      title: '建设规划与衔接',
      text: [
        '市大数据工作主管部门负责牵头编制市政务信息化项目建设规划,报市政府批准后实施。市直部门(单位)及镇街(园区)编制的各类规划涉及政务信息化项目建设的,应与市政务信息化项目建设规划进行衔接。',
      ],
      rules: ['article-05-plan.ts'],
      readings: [],
    },
    {
      number: 6,
      title: '方案对接与资源目录',
      text: [
        '项目建设单位方案编制前应与市大数据工作主管部门对接,初步对接研讨建设内容的必要性、技术的可行性和预算的合理性,按照统筹规划、集约共享的原则,研究编制项目建设方案,梳理政务信息资源目录。政务信息资源目录是审批政务信息化项目的必备条件。',
      ],
      rules: ['article-06-consultation-and-catalog.ts'],
      readings: [],
    },
    {
      number: 7,
      title: '申报内容与评审',
      text: [
        '政务信息化项目申报内容原则上包括项目建设方案和投资预算。市大数据工作主管部门原则上采用集中评审方式,对项目建设单位申报的政务信息化项目必要性、可行性进行审核,出具审核意见。项目评审可委托第三方评审服务机构实施。',
      ],
      rules: ['article-07-submission-and-review.ts'],
      readings: [],
    },
    {
      number: 8,
      title: '评审意见与主体责任书',
      text: [
        '市大数据工作主管部门的评审意见是项目立项、资金安排的前提和依据。对审核立项的项目,项目建设单位应签订项目建设主体责任书,明确项目建设、数据共享、资金使用等主体责任。',
      ],
      rules: ['article-08-pledge.ts'],
      readings: [],
    },
    {
      number: 9,
      title: '年度计划与预算安排',
      text: [
        '根据市政务信息化项目年度指导计划,市财政局按照综合预算原则结合年度预算安排资金,统筹保障政务信息化项目建设及运维经费。',
      ],
      rules: ['article-09-annual-plan.ts'],
      readings: [],
    },
  ],
} satisfies { chapter: string; articles: ArticleEntry[] };
