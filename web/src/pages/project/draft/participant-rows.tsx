import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { unitsQuery } from '../../../api/queries.ts';
import { ArticleLink } from '../../../ui/article-link.tsx';
import { draftLabels } from '../../../ui/draft-labels.ts';
import { NativeSelect } from '../../../ui/native-select.tsx';
import { RowsField } from '../../../ui/rows-field.tsx';
import { errorOf, type FieldProps } from './field-props.tsx';
import type { ParticipantRow } from './fields.ts';

const EMPTY: ParticipantRow = { unitId: '', unitName: '', scope: '', amount: '', townFunded: false };

/** 第十三、十四条: who builds what with which money; town money stands apart. */
export function ParticipantRows({ draft, returned }: FieldProps) {
  const { participants: rows } = draft.state.text;
  const set = (next: ParticipantRow[]) => draft.dispatch({ type: 'typed', change: { participants: next } });
  const change = (index: number, part: Partial<ParticipantRow>) =>
    set(rows.map((row, i) => (i === index ? { ...row, ...part } : row)));
  return (
    <RowsField
      id="draft_participants"
      title={draftLabels.participants}
      hint={
        <>
          几个单位合建时填写 <ArticleLink article={13} />
          、<ArticleLink article={14} />
        </>
      }
      error={errorOf(draft, 'participants')}
      returned={returned.participants}
      addText="添加参建单位"
      onAdd={() => set([...rows, EMPTY])}
    >
      {rows.map((row, i) => (
        <Participant
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
          key={i}
          row={row}
          label={`参建单位 ${i + 1}`}
          onChange={(part) => change(i, part)}
          onRemove={() => set(rows.filter((_, j) => j !== i))}
        />
      ))}
    </RowsField>
  );
}

interface Props {
  row: ParticipantRow;
  label: string;
  onChange: (part: Partial<ParticipantRow>) => void;
  onRemove: () => void;
}

function Participant({ row, label, onChange, onRemove }: Props) {
  const { data } = useQuery(unitsQuery);
  const units = (data?.items ?? []).filter(({ mergedInto, unitId }) => !mergedInto || unitId === row.unitId);
  const choose = (unitId: string) =>
    onChange({ unitId, unitName: units.find((unit) => unit.unitId === unitId)?.name ?? row.unitName });
  const text = (key: 'scope' | 'amount', what: string, maxLength: number) => (
    <div>
      <div aria-hidden="true">{what}</div>
      <Input
        aria-label={`${label}的${what}`}
        maxLength={maxLength}
        value={row[key]}
        onChange={({ target }) => onChange({ [key]: target.value })}
      />
    </div>
  );
  return (
    <li className="participant">
      <div>
        <div aria-hidden="true">单位</div>
        <NativeSelect
          label={`${label}的单位`}
          value={row.unitId}
          onChange={choose}
          options={units.map(({ unitId, name }) => ({ value: unitId, label: name }))}
        />
      </div>
      {text('scope', '承担内容', 500)}
      {text('amount', '金额(元)', 24)}
      <Checkbox checked={row.townFunded} onChange={({ target }) => onChange({ townFunded: target.checked })}>
        由镇街资金负担
      </Checkbox>
      <Button onClick={onRemove}>删除</Button>
    </li>
  );
}
