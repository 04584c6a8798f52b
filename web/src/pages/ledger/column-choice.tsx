import { Button, Checkbox } from 'antd';
import { type ColumnKey, columnKeys, ledgerColumns } from './columns.tsx';

interface Props {
  chosen: readonly ColumnKey[];
  choose: (keys: readonly string[]) => void;
  reset: () => void;
}

const options = columnKeys.map((value) => ({ value, label: ledgerColumns[value].title }));

/** Which columns the table has; the project itself always. */
export const ColumnChoice = ({ chosen, choose, reset }: Props) => (
  <details className="column-choice no-print">
    <summary>选择列</summary>
    <fieldset className="plain">
      <legend className="visually-hidden">显示的列</legend>
      <Checkbox.Group options={options} value={[...chosen]} onChange={choose} />
      <Button onClick={reset}>恢复默认</Button>
    </fieldset>
  </details>
);
