import type { Article, ArticleEntry } from './articles/article.ts';
import { chapter1 } from './articles/chapter-1.ts';
import { chapter2 } from './articles/chapter-2.ts';
import { chapter3 } from './articles/chapter-3.ts';
import { chapter4 } from './articles/chapter-4.ts';
import { chapter5 } from './articles/chapter-5.ts';
import { chapter6 } from './articles/chapter-6.ts';
import { chapter7 } from './articles/chapter-7.ts';

export type { Article } from './articles/article.ts';

const chapters: { chapter: string; articles: ArticleEntry[] }[] = [
  chapter1,
  chapter2,
  chapter3,
  chapter4,
  chapter5,
  chapter6,
  chapter7,
];

const DIGITS = '零一二三四五六七八九';

/** All 38 articles of 诸政办发〔2020〕4号, in order: the text, and the rule file or the reason there is none. */
export const articles: readonly Article[] = chapters.flatMap(({ chapter, articles: entries }) =>
  entries.map((entry) => ({ ...entry, chapter, label: articleLabel(entry.number) })),
);

export function article(number: number): Article | undefined {
  return articles[number - 1];
}

/** 16 → 第十六条 */
export function articleLabel(number: number): string {
  const tens = Math.floor(number / 10);
  const ten = tens === 0 ? '' : `${tens > 1 ? DIGITS.charAt(tens) : ''}十`;
  return `第${ten}${number % 10 === 0 ? '' : DIGITS.charAt(number % 10)}条`;
}
