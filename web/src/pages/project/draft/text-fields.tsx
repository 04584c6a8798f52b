import { Input } from 'antd';
import type { ReactNode } from 'react';
import { MoneyInput } from '../../../money/money-input.tsx';
import { ArticleLink } from '../../../ui/article-link.tsx';
import type { Aria } from '../../../ui/field.tsx';
import type { DraftText } from './fields.ts';

/** Fields whose value is one text. */
type TextKey = Exclude<
  keyof DraftText,
  | 'kind'
  | 'procurementMode'
  | 'yearlySplit'
  | 'participants'
  | 'fundingMode'
  | 'category'
  | 'planItemId'
  | 'sharedServices'
>;

interface Spec {
  key: TextKey;
  hint?: ReactNode;
  /** Asked for before a submission. */
  required?: boolean;
  control: (aria: Aria, value: string, onChange: (value: string) => void) => ReactNode;
}

const line =
  (maxLength: number): Spec['control'] =>
  (aria, value, onChange) => (
    <Input
      {...aria}
      value={value}
      maxLength={maxLength}
      autoComplete="off"
      onChange={({ target }) => onChange(target.value)}
    />
  );

const area =
  (maxLength: number, rows = 3): Spec['control'] =>
  (aria, value, onChange) => (
    <Input.TextArea
      {...aria}
      value={value}
      maxLength={maxLength}
      autoSize={{ minRows: rows, maxRows: 16 }}
      onChange={({ target }) => onChange(target.value)}
    />
  );

const money: Spec['control'] = (aria, value, onChange) => (
  <MoneyInput {...aria} value={value} onChange={({ target }) => onChange(target.value)} />
);

const day: Spec['control'] = (aria, value, onChange) => (
  <Input
    {...aria}
    type="date"
    className="day-input"
    value={value}
    onChange={({ target }) => onChange(target.value)}
  />
);

export const name: Spec = { key: 'name', required: true, control: line(200) };

export const purpose: Spec[] = [
  { key: 'goal', required: true, control: area(2000), hint: '建成后解决什么问题、达到什么效果' },
  { key: 'content', required: true, control: area(5000, 4), hint: '建哪些系统、买哪些设备和服务' },
  { key: 'basis', control: area(500, 2), hint: '上级文件、会议纪要及其文号,没有可不填' },
];

export const funding: Spec[] = [
  { key: 'budgetFen', required: true, control: money, hint: '本次申请的总额,以元为单位' },
  {
    key: 'budgetSource',
    control: line(200),
    hint: (
      <>
        例如:市级财政。填了分年度安排时必填 <ArticleLink article={9} />
      </>
    ),
  },
];

export const people: Spec[] = [
  {
    key: 'responsiblePerson',
    required: true,
    control: line(50),
    hint: (
      <>
        对项目负总责的人 <ArticleLink article={10} />
      </>
    ),
  },
  { key: 'contactPhone', control: line(30) },
  { key: 'plannedCompletionOn', control: day },
];

export const cloud: Spec = {
  key: 'cloudExceptionReason',
  control: area(500, 2),
  hint: (
    <>
      部署在市电子政务云的不用填 <ArticleLink article={11} />
    </>
  ),
};
