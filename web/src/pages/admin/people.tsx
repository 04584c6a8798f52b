import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { type Person, roleLabels } from '../../../../lib/project/people.ts';
import { call } from '../../api/client.ts';
import { Page } from '../../app/page.tsx';
import { useHolds } from '../../auth/roles.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { longDay } from '../../ui/day.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Empty } from '../../ui/states.tsx';
import { type PersonAct, PersonDialog } from './person-forms.tsx';

/** 人员与角色: who may sign in, as what; those who left stay on the list. */
export function Component() {
  const users = useQuery({ queryKey: ['users'], queryFn: ({ signal }) => call('users', { signal }) });
  const holds = useHolds();
  const [act, setAct] = useState<PersonAct>();
  const writes = holds(['admin']);
  return (
    <Page
      title="人员与角色"
      extra={
        writes && (
          <Button type="primary" onClick={() => setAct({ name: 'add' })}>
            新增人员
          </Button>
        )
      }
    >
      <Loaded query={users}>
        {({ items }) => (
          <>
            <People people={items} {...(writes ? { onAct: setAct } : {})} />
            <PersonDialog act={act} people={items} onClose={() => setAct(undefined)} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface Props {
  people: readonly Person[];
  onAct?: (act: PersonAct) => void;
}

/** What is looked for stands in the address. */
function People({ people, onAct }: Props) {
  const [params, setParams] = useSearchParams();
  const text = params.get('text') ?? '';
  const shown = people.filter(({ name, unitName, userId, email }) =>
    `${name} ${unitName} ${userId} ${email}`.includes(text),
  );
  return (
    <section className="card" aria-label="人员名录">
      <div className="card-head">
        <Input
          className="search-input"
          aria-label="按姓名、单位或邮箱查找"
          placeholder="按姓名、单位或邮箱查找"
          allowClear
          value={text}
          onChange={({ target }) =>
            setParams(target.value ? { text: target.value } : {}, { replace: true, preventScrollReset: true })
          }
        />
        <span className="muted" role="status">
          {shown.length} 人
        </span>
      </div>
      {shown.length === 0 ? (
        <Empty>没有找到。换个姓名或单位再试。</Empty>
      ) : (
        <DataTable
          caption="人员名录"
          rows={shown}
          keyOf={({ userId }) => userId}
          columns={[
            {
              title: '姓名',
              cell: ({ name, userId, disabledOn }) => (
                <>
                  {name}
                  <div className="muted">
                    {userId}
                    {disabledOn && `,${longDay(disabledOn)} 离任`}
                  </div>
                </>
              ),
            },
            { title: '单位', cell: ({ unitName }) => unitName },
            { title: '角色', cell: ({ roles }) => roles.map((role) => roleLabels[role]).join('、') },
            { title: '邮箱', cell: ({ email }) => email },
            ...(onAct ? [{ title: '办理', cell: (p: Person) => <Acts person={p} onAct={onAct} /> }] : []),
          ]}
        />
      )}
    </section>
  );
}

function Acts({ person, onAct }: { person: Person; onAct: (act: PersonAct) => void }) {
  if (person.disabledOn) return <span className="muted">已离任</span>;
  return (
    <div className="row">
      <Button aria-label={`修改:${person.name}`} onClick={() => onAct({ name: 'edit', person })}>
        修改
      </Button>
      <Button aria-label={`离任与移交:${person.name}`} onClick={() => onAct({ name: 'leave', person })}>
        离任
      </Button>
    </div>
  );
}
