import { projectKindLabels, stageLabels } from '../../../../lib/project/project.ts';
import { dueSpan } from './due-span.ts';
import type { Filters } from './use-filters.ts';
import { useUnits } from './use-units.ts';

/** On paper: what the list was asked for, in words, in place of the fields. */
export function Conditions({ filters }: { filters: Filters }) {
  const units = useUnits();
  const { text, stage, kind, unit, year, overdue, dueFrom, dueTo } = filters;
  const said = [
    text && `含“${text}”`,
    stage && `阶段 ${stageLabels[stage]}`,
    kind && projectKindLabels[kind],
    unit && units.find(({ value }) => value === unit)?.label,
    year && `${year} 年`,
    overdue && '只看逾期',
    (dueFrom || dueTo) && `到期日 ${dueSpan(filters)}`,
  ].filter(Boolean);
  return <p className="print-only">{said.length > 0 ? `条件:${said.join(';')}` : '全部项目'}</p>;
}
