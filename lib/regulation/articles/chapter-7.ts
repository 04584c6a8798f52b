import type { ArticleEntry } from './article.ts';

export const chapter7 = {
  chapter: '第七章 附则',
  articles: [
    {
      number: 37,
      title: '解释权',
      text: ['本办法由大数据工作主管部门负责解释。'],
      rules: ['article-37-interpretations.ts'],
      readings: [],
    },
    {
      number: 38,
      title: '施行日期与有效期',
      text: ['本办法自2020年11月24日起施行,有效期至2025年11月23日。'],
      rules: ['article-38-validity.ts'],
      readings: ['R10'],
    },
  ],
} satisfies { chapter: string; articles: ArticleEntry[] };
