import type { ReadingId } from '../readings.ts';

export interface ArticleEntry {
  number: number;
  /** What people call it; the published text has no headings. */
  title: string;
  /** Paragraph by paragraph, without 第…条, repaired where the published text is defective. */
  text: string[];
  /** Files of `lib/regulation` that execute it. */
  rules: string[];
  /** Why there is no rule file. */
  reason?: string;
  readings: ReadingId[];
}

export interface Article extends ArticleEntry {
  /** 第一章 总则 */
  chapter: string;
  /** 第十六条 */
  label: string;
}
