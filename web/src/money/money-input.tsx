import { Input, type InputProps } from 'antd';
import { capitalYuan } from '../../../lib/project/money.ts';
import { parseYuan } from './fen.ts';

/** Yuan as text; what it amounts to is said in 大写 below, where one digit too many is easy to see. */
export function MoneyInput({ value, ...props }: InputProps) {
  const typed = String(value ?? '');
  const parsed = typed.trim() === '' ? undefined : parseYuan(typed);
  return (
    <>
      <Input
        {...props}
        value={typed}
        inputMode="decimal"
        autoComplete="off"
        suffix="元"
        className="numbers"
      />
      {parsed?.ok && (
        <div className="capital" aria-live="polite">
          大写:{capitalYuan(parsed.fen)}
        </div>
      )}
    </>
  );
}
