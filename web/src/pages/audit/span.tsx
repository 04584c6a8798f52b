import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';

interface Days {
  from: string;
  to: string;
}

/** From one day to another, both inclusive; empty is without end. */
export function Span({ span, onChange }: { span: Days; onChange: (span: Days) => void }) {
  const [typed, setTyped] = useState(span);
  const wrong = typed.from !== '' && typed.to !== '' && typed.from > typed.to;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onChange(typed);
  };
  return (
    <search>
      <form className="row" onSubmit={submit}>
        <label htmlFor="span-from">从</label>
        <Input
          id="span-from"
          type="date"
          className="day-input"
          value={typed.from}
          onChange={({ target }) => setTyped({ ...typed, from: target.value })}
        />
        <label htmlFor="span-to">到</label>
        <Input
          id="span-to"
          type="date"
          className="day-input"
          value={typed.to}
          {...(wrong ? { status: 'error', 'aria-invalid': true, 'aria-describedby': 'span-wrong' } : {})}
          onChange={({ target }) => setTyped({ ...typed, to: target.value })}
        />
        <Button htmlType="submit">查询</Button>
        {(span.from || span.to) && <Button onClick={() => onChange({ from: '', to: '' })}>清除</Button>}
        {wrong && (
          <span id="span-wrong" role="alert" className="field-error">
            起始日期不能晚于截止日期
          </span>
        )}
      </form>
    </search>
  );
}
