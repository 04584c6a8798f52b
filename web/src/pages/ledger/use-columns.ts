import { useState } from 'react';
import { type ColumnKey, columnKeys, type LedgerColumn, ledgerColumns } from './columns.tsx';

const KEY = 'ledgerColumns';
const usual = columnKeys.filter((key) => (ledgerColumns[key] as LedgerColumn).usual);

/** What was chosen on this machine; names that are no columns any more are passed over. */
function remembered(): ColumnKey[] {
  const kept = localStorage.getItem(KEY);
  if (kept === null) return usual;
  const names = kept.split(',');
  return columnKeys.filter((key) => names.includes(key));
}

/** 显示的列: chosen and remembered, always in the order of the table. */
export function useColumns() {
  const [chosen, setChosen] = useState(remembered);
  const choose = (keys: readonly string[]) => {
    const next = columnKeys.filter((key) => keys.includes(key));
    localStorage.setItem(KEY, next.join(','));
    setChosen(next);
  };
  return { chosen, choose, reset: () => choose(usual) };
}
