import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { PlanItem } from '../../../../lib/project/plans.ts';
import { call } from '../../api/client.ts';
import { Page } from '../../app/page.tsx';
import { useHolds } from '../../auth/roles.ts';
import { formatFen } from '../../money/fen.ts';
import { Badge } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { longDay } from '../../ui/day.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { MoreButton } from '../../ui/more-button.tsx';
import { NativeSelect } from '../../ui/native-select.tsx';
import { Empty } from '../../ui/states.tsx';
import { PlanForm, WithdrawForm } from './plan-forms.tsx';

type Act = { name: 'add' } | { name: 'edit' | 'withdraw'; item: PlanItem };
const titles = { add: '新增规划或计划事项', edit: '修改事项', withdraw: '移出计划' };

/** 规划与年度指导计划 (第五、九条): what is to be built, with which money; written by the bureau, read by its units. */
export function Component() {
  const [params, setParams] = useSearchParams();
  const year = params.get('year') ?? '';
  const writes = useHolds()(['reviewer', 'bureauHead']);
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  return (
    <Page
      title="规划与年度指导计划"
      extra={
        writes && (
          <Button type="primary" onClick={() => setAct({ name: 'add' })}>
            新增事项
          </Button>
        )
      }
    >
      <div className="stack">
        <search className="row">
          <label htmlFor="plan-year">年度</label>
          <span>
            <NativeSelect
              id="plan-year"
              value={year}
              onChange={(chosen) => setParams(chosen ? { year: chosen } : {})}
              placeholder="全部年度"
              options={yearsAround(new Date().getFullYear())}
            />
          </span>
        </search>
        <Plans year={year} {...(writes ? { onAct: setAct } : {})} />
      </div>
      <FormDialog open={act !== undefined} title={act ? titles[act.name] : ''} onClose={close}>
        {act?.name === 'add' && <PlanForm onClose={close} />}
        {act?.name === 'edit' && <PlanForm item={act.item} onClose={close} />}
        {act?.name === 'withdraw' && <WithdrawForm item={act.item} onClose={close} />}
      </FormDialog>
    </Page>
  );
}

const yearsAround = (year: number) =>
  Array.from({ length: 9 }, (_, i) => String(year + 2 - i)).map((value) => ({ value, label: `${value} 年` }));

function Plans({ year, onAct }: { year: string; onAct?: (act: Act) => void }) {
  const plans = useInfiniteQuery({
    queryKey: ['plans', 'pages', year],
    queryFn: ({ pageParam, signal }) =>
      call('plans', {
        query: { ...(/^20\d{2}$/.test(year) ? { year } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.cursor,
  });
  return (
    <section className="card" aria-label="事项">
      <Loaded query={plans}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0 && !plans.hasNextPage)
            return <Empty>没有登记规划或计划事项。未列入计划的项目可以申报,但会提示。</Empty>;
          return (
            <>
              <PlanTable items={items} {...(onAct ? { onAct } : {})} />
              <MoreButton query={plans}>加载更多</MoreButton>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

const PlanTable = ({ items, onAct }: { items: readonly PlanItem[]; onAct?: (act: Act) => void }) => (
  <DataTable
    caption="规划与计划事项"
    rows={items}
    keyOf={({ planItemId }) => planItemId}
    columns={[
      {
        title: '事项',
        cell: (item) => (
          <>
            {item.name} {item.withdrawnReason && <Badge tone="warning">已移出计划</Badge>}
            {item.note && <div className="muted">{item.note}</div>}
            {item.withdrawnReason && <div className="muted">移出原因:{item.withdrawnReason}</div>}
          </>
        ),
      },
      { title: '年度', cell: ({ year }) => year },
      { title: '单位', cell: ({ unitName }) => unitName },
      { title: '总投资(元)', amount: true, cell: ({ totalFen }) => formatFen(totalFen) },
      {
        title: '资金',
        cell: ({ budgetSource, yearlySplit }) => (
          <>
            {budgetSource}
            {yearlySplit.map(({ year, amountFen }) => (
              <div key={year} className="muted numbers">
                {year} 年 {formatFen(amountFen)} 元
              </div>
            ))}
          </>
        ),
      },
      {
        title: '批准',
        cell: ({ approvedOn }) => (approvedOn ? longDay(approvedOn) : <span className="muted">未批准</span>),
      },
      ...(onAct
        ? [
            {
              title: '办理',
              cell: (item: PlanItem) => (
                <div className="row">
                  <Button aria-label={`修改:${item.name}`} onClick={() => onAct({ name: 'edit', item })}>
                    修改
                  </Button>
                  {!item.withdrawnReason && (
                    <Button
                      aria-label={`移出计划:${item.name}`}
                      onClick={() => onAct({ name: 'withdraw', item })}
                    >
                      移出
                    </Button>
                  )}
                </div>
              ),
            },
          ]
        : []),
    ]}
  />
);
