import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Unit } from '../../../../lib/project/people.ts';
import { unitsQuery } from '../../api/queries.ts';
import { Page } from '../../app/page.tsx';
import { useHolds } from '../../auth/roles.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { longDay } from '../../ui/day.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { type UnitAct, UnitDialog } from './unit-forms.tsx';

/** 单位: added, renamed and merged; what they were stays readable. */
export function Component() {
  const units = useQuery(unitsQuery);
  const holds = useHolds();
  const [act, setAct] = useState<UnitAct>();
  const writes = holds(['admin']);
  return (
    <Page
      title="单位"
      extra={
        writes && (
          <Button type="primary" onClick={() => setAct({ name: 'add' })}>
            新增单位
          </Button>
        )
      }
    >
      <Loaded query={units}>
        {({ items }) => (
          <section className="card" aria-label="单位名录">
            <DataTable
              caption="单位名录"
              rows={items}
              keyOf={({ unitId }) => unitId}
              columns={[
                { title: '单位', cell: (unit) => <Name unit={unit} units={items} /> },
                { title: '标识', cell: ({ unitId }) => unitId },
                { title: '统一社会信用代码', cell: ({ creditCode }) => creditCode },
                ...(writes
                  ? [{ title: '办理', cell: (unit: Unit) => <Acts unit={unit} onAct={setAct} /> }]
                  : []),
              ]}
            />
          </section>
        )}
      </Loaded>
      <UnitDialog act={act} onClose={() => setAct(undefined)} />
    </Page>
  );
}

function Name({
  unit: { name, isBureau, formerNames = [], mergedInto },
  units,
}: {
  unit: Unit;
  units: Unit[];
}) {
  return (
    <>
      {name} {isBureau && <Badge tone="info">大数据主管部门</Badge>}
      {mergedInto && (
        <div className="muted">
          {longDay(mergedInto.on)} 并入 {units.find((u) => u.unitId === mergedInto.unitId)?.name}
        </div>
      )}
      {formerNames.map((former) => (
        <div key={former.until} className="muted">
          曾用名 {former.name},至 {longDay(former.until)}
        </div>
      ))}
    </>
  );
}

function Acts({ unit, onAct }: { unit: Unit; onAct: (act: UnitAct) => void }) {
  if (unit.mergedInto) return <span className="muted">已并入其他单位</span>;
  return (
    <div className="row">
      <Button aria-label={`更名:${unit.name}`} onClick={() => onAct({ name: 'rename', unit })}>
        更名
      </Button>
      <Button aria-label={`合并:${unit.name}`} onClick={() => onAct({ name: 'merge', unit })}>
        合并
      </Button>
    </div>
  );
}
