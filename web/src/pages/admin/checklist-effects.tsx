import { actions } from '../../../../lib/project/actions.ts';
import { commandOf } from '../../../../lib/project/checklist.ts';
import type { ChecklistEffectItem } from '../../api/city-answers.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { StageBadge } from '../../ui/stage-badge.tsx';
import type { Preview } from './preview.ts';
import { projectColumn } from './project-column.tsx';

/** Which projects under way would begin, or cease, to wait for a material. */
export function ChecklistEffects({ items, more }: Preview<ChecklistEffectItem>) {
  const beyond = more ? '(已看过的部分)' : '';
  if (items.length === 0) return <p className="note info">没有在办项目会因此多等或少等一份材料{beyond}。</p>;
  return (
    <>
      <p>
        {items.length} 处变化{more ? ',下面是其中一部分' : ''}:
      </p>
      <DataTable
        caption="在办项目的变化"
        rows={items}
        keyOf={({ project, material }) => `${project.projectId} ${material}`}
        columns={[
          projectColumn,
          { title: '阶段', cell: ({ stage }) => <StageBadge stage={stage} /> },
          { title: '材料', cell: ({ label }) => label },
          { title: '变化', cell: (item) => <Effect {...item} /> },
        ]}
      />
    </>
  );
}

function Effect({ step, effect, now }: ChecklistEffectItem) {
  const command = `「${actions[commandOf[step]].label}」`;
  if (effect === 'askedNoMore') return <>{command}不再要求</>;
  return now ? <strong>办理{command}前须补交</strong> : <>以后办理{command}前须上传</>;
}
