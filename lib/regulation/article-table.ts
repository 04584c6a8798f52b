import { articles } from './articles.ts';

/** Markdown rows for the README: which file executes which article, or why none does. */
export function articleTable(): string {
  const rows = articles.map(({ label, title, rules, reason }) => {
    const files = rules.map((file) => `[\`${file}\`](lib/regulation/${file})`).join('<br>');
    return `| ${label} | ${title} | ${files || reason} |`;
  });
  return ['| 条 | 内容 | 规则文件,或没有规则的原因 |', '|---|---|---|', ...rows].join('\n');
}

const MARKERS = /(<!-- articles:begin -->\n)[\s\S]*(<!-- articles:end -->)/;

/** A Markdown page with the table as it is now between its markers; undefined where it has none. */
export function withArticleTable(page: string): string | undefined {
  return MARKERS.test(page)
    ? page.replace(MARKERS, (_, begin: string, end: string) => `${begin}\n${articleTable()}\n\n${end}`)
    : undefined;
}
