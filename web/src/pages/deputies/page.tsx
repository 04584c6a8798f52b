import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { Deputy } from '../../../../lib/project/deputies.ts';
import { call } from '../../api/client.ts';
import { asProblem, problemText } from '../../api/problem.ts';
import { todoQuery } from '../../api/queries.ts';
import { useSend } from '../../api/use-send.ts';
import { Page } from '../../app/page.tsx';
import { useHolds } from '../../auth/roles.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { longDay } from '../../ui/day.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Empty } from '../../ui/states.tsx';
import { DeputyForm } from './deputy-form.tsx';

/** 代办: who acts for whom and on which days; everyone arranges their own. */
export function Component() {
  const deputies = useQuery({
    queryKey: ['deputies'],
    queryFn: ({ signal }) => call('deputies', { signal }),
  });
  const todo = useQuery(todoQuery);
  const [open, setOpen] = useState(false);
  const holds = useHolds();
  const readsOnly = holds(['audit']);
  return (
    <Page
      title="代办"
      extra={
        <Button type="primary" onClick={() => setOpen(true)}>
          设定代办
        </Button>
      }
    >
      <p>
        出差、休假时由同单位的同事代办。代办人办理的每一步都记作“甲 代 乙”,到期自动结束。
        {readsOnly && '审计可以看到全部代办。'}
      </p>
      <section className="card" aria-label="代办记录">
        <Loaded query={deputies}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty>没有设定过代办。</Empty>
            ) : (
              <Deputies items={items} today={todo.data?.today ?? ''} />
            )
          }
        </Loaded>
      </section>
      <FormDialog open={open} title="设定代办" onClose={() => setOpen(false)}>
        <DeputyForm onClose={() => setOpen(false)} />
      </FormDialog>
    </Page>
  );
}

function stateOf({ from, to, endedOn }: Deputy, today: string): { label: string; tone: Tone; over: boolean } {
  if (endedOn) return { label: `${endedOn} 提前结束`, tone: 'plain', over: true };
  if (to < today) return { label: '已到期', tone: 'plain', over: true };
  if (from > today) return { label: '未开始', tone: 'info', over: false };
  return { label: '代办中', tone: 'success', over: false };
}

const Deputies = ({ items, today }: { items: readonly Deputy[]; today: string }) => (
  <DataTable
    caption="代办记录"
    rows={items.toSorted((a, b) => (a.from < b.from ? 1 : -1))}
    keyOf={({ deputyId }) => deputyId}
    columns={[
      { title: '代办', cell: ({ deputy, principal }) => `${deputy.name} 代 ${principal.name}` },
      { title: '起止', cell: ({ from, to }) => `${longDay(from)} 至 ${longDay(to)}` },
      {
        title: '状态',
        cell: (deputy) => {
          const { label, tone } = stateOf(deputy, today);
          return <Badge tone={tone}>{label}</Badge>;
        },
      },
      { title: '设定人', cell: ({ createdBy }) => createdBy.name },
      { title: '办理', cell: (deputy) => (stateOf(deputy, today).over ? '' : <End deputy={deputy} />) },
    ]}
  />
);

function End({ deputy: { deputyId, deputy, principal } }: { deputy: Deputy }) {
  const send = useSend('endDeputy', [['deputies'], ['me'], ['directoryRecords']]);
  const [said, setSaid] = useState('');
  const end = async () => {
    try {
      await send({ params: { deputyId }, body: {} });
    } catch (error) {
      setSaid(problemText(asProblem(error)));
    }
  };
  return (
    <>
      <Popconfirm
        title={`结束后 ${deputy.name} 不能再替 ${principal.name} 办理,已办的不受影响。`}
        okText="结束"
        cancelText="取消"
        onConfirm={end}
      >
        <Button aria-label={`结束代办:${deputy.name} 代 ${principal.name}`}>结束</Button>
      </Popconfirm>
      {said && (
        <span role="alert" className="field-error">
          {said}
        </span>
      )}
    </>
  );
}
