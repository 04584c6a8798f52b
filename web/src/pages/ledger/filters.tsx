import { SearchOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { shanghaiDay } from '../../../../lib/calendar/days.ts';
import { projectKindLabels, stageLabels } from '../../../../lib/project/project.ts';
import { optionsOf } from '../../ui/options.ts';
import { dueSpan } from './due-span.ts';
import type { Filters } from './use-filters.ts';
import { useUnits } from './use-units.ts';

const stages = optionsOf(stageLabels);
const kinds = optionsOf(projectKindLabels);
/** 备案号 begins with its year; the past ones are of projects that were imported. */
const FIRST_YEAR = 2016;

function years() {
  const last = Number(shanghaiDay(Date.now()).slice(0, 4));
  return Array.from({ length: last - FIRST_YEAR + 1 }, (_, i) => String(last - i)).map((value) => ({
    value,
    label: `${value} 年`,
  }));
}

interface Props {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** Without the keys that are empty: what is not asked for does not stand in the address. */
function without(filters: Filters, patch: { [K in keyof Filters]?: Filters[K] | undefined }): Filters {
  const entries = Object.entries({ ...filters, ...patch }).filter(([, value]) => value);
  return Object.fromEntries(entries);
}

export function LedgerFilters({ filters, onChange }: Props) {
  const set = (patch: Parameters<typeof without>[1]) => onChange(without(filters, patch));
  const units = useUnits();
  return (
    <search className="ledger-filters no-print">
      <TextFilter key={filters.text} text={filters.text ?? ''} onSearch={(text) => set({ text })} />
      <Select
        aria-label="阶段"
        placeholder="全部阶段"
        allowClear
        options={stages}
        value={filters.stage ?? null}
        onChange={(stage) => set({ stage: stage ?? undefined })}
      />
      <Select
        aria-label="项目类型"
        placeholder="全部类型"
        allowClear
        options={kinds}
        value={filters.kind ?? null}
        onChange={(kind) => set({ kind: kind ?? undefined })}
      />
      <Select
        aria-label="年度"
        placeholder="全部年度"
        allowClear
        options={years()}
        value={filters.year ?? null}
        onChange={(year) => set({ year: year ?? undefined })}
      />
      {units.length > 1 && (
        <Select
          aria-label="建设单位"
          placeholder="全部单位"
          allowClear
          options={units}
          value={filters.unit ?? null}
          onChange={(unit) => set({ unit: unit ?? undefined })}
        />
      )}
      <Checkbox
        checked={filters.overdue === 'true'}
        onChange={({ target }) => set({ overdue: target.checked ? 'true' : undefined })}
      >
        只看逾期
      </Checkbox>
      {(filters.dueFrom || filters.dueTo) && (
        <span className="row">
          到期日 {dueSpan(filters)}
          <Button onClick={() => set({ dueFrom: undefined, dueTo: undefined })}>不限到期日</Button>
        </span>
      )}
    </search>
  );
}

function TextFilter({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <form className="ledger-search" onSubmit={submit}>
      <Input
        aria-label="项目名称、备案号或单位"
        placeholder="项目名称、备案号或单位"
        allowClear
        maxLength={100}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onClear={() => onSearch('')}
      />
      <Button htmlType="submit" icon={<SearchOutlined aria-hidden="true" />}>
        查找
      </Button>
    </form>
  );
}
