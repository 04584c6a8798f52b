import { articles } from './articles.ts';

/** Markdown rows for the README: which file executes which article, or why none does. */
export function articleTable(): string {
  const rows = articles.map(({ label, title, rules, reason }) => {
    const files = rules.map((file) => `[\`${file}\`](lib/regulation/${file})`).join('<br>');
    return `| ${label} | ${title} | ${files || reason} |`;
  });
  return ['| 条 | 内容 | 规则文件,或没有规则的原因 |', '|---|---|---|', ...rows].join('\n');
}
