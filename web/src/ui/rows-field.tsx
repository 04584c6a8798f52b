import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ReturnReason } from './field.tsx';

interface Props {
  id: string;
  title: string;
  hint?: ReactNode;
  error?: string | undefined;
  returned?: string | undefined;
  addText: string;
  onAdd: () => void;
  children: ReactNode;
}

/** A field made of rows, one button to add one. */
export function RowsField({ id, title, hint, error, returned, addText, onAdd, children }: Props) {
  return (
    <fieldset className="plain field" id={id}>
      <legend className="field-title">
        {title}
        <span className="optional">(选填)</span>
      </legend>
      {hint && <div className="hint">{hint}</div>}
      {returned && <ReturnReason>{returned}</ReturnReason>}
      {error && <div className="field-error">{error}</div>}
      <ul className="plain rows">{children}</ul>
      <div>
        <Button onClick={onAdd}>{addText}</Button>
      </div>
    </fieldset>
  );
}
