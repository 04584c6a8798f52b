import { Button, Input } from 'antd';
import { formatFen, parseYuan } from '../../../money/fen.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { draftLabels } from '../../../ui/draft-labels.ts';
import { RowsField } from '../../../ui/rows-field.tsx';
import { errorOf, type FieldProps } from './field-props.tsx';
import type { YearRow } from './fields.ts';

/** 第九条: the yearly amounts add up to the total; the difference is said while typing. */
export function YearRows({ draft, returned }: FieldProps) {
  const { yearlySplit: rows, budgetFen } = draft.state.text;
  const set = (next: YearRow[]) => draft.dispatch({ type: 'typed', change: { yearlySplit: next } });
  const change = (index: number, part: Partial<YearRow>) =>
    set(rows.map((row, i) => (i === index ? { ...row, ...part } : row)));
  const nextYear = String(Number(rows.at(-1)?.year || Number(draft.today.slice(0, 4)) - 1) + 1);
  return (
    <RowsField
      id="draft_yearlySplit"
      title={draftLabels.yearlySplit}
      hint={
        <>
          各年之和等于投资预算金额 <ArticleLink article={9} />
        </>
      }
      error={errorOf(draft, 'yearlySplit')}
      returned={returned.yearlySplit}
      addText="添加一年"
      onAdd={() => set([...rows, { year: nextYear, amount: '' }])}
    >
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
        <li key={i} className="row">
          <Input
            aria-label={`第 ${i + 1} 年的年份`}
            className="year-input"
            inputMode="numeric"
            maxLength={4}
            value={row.year}
            onChange={({ target }) => change(i, { year: target.value })}
          />
          <span>年</span>
          <Input
            aria-label={`第 ${i + 1} 年的金额`}
            className="amount-input numbers"
            inputMode="decimal"
            suffix="元"
            value={row.amount}
            onChange={({ target }) => change(i, { amount: target.value })}
          />
          <Button onClick={() => set(rows.filter((_, j) => j !== i))}>删除</Button>
        </li>
      ))}
      {rows.length > 0 && <Sum rows={rows} total={budgetFen} />}
    </RowsField>
  );
}

function Sum({ rows, total }: { rows: readonly YearRow[]; total: string }) {
  const amounts = rows.map(({ amount }) => parseYuan(amount));
  const budget = parseYuan(total);
  if (!budget.ok || !amounts.every((amount) => amount.ok)) return null;
  const sum = amounts.reduce((all, { fen }) => all + fen, 0);
  const difference = budget.fen - sum;
  return (
    <li className="muted numbers" aria-live="polite">
      合计 {formatFen(sum)} 元
      {difference !== 0 &&
        `,比投资预算金额${difference > 0 ? '少' : '多'} ${formatFen(Math.abs(difference))} 元`}
    </li>
  );
}
