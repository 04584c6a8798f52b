import { addDays, type Day } from '../../lib/calendar/days.ts';
import type { HostClient } from '../support/client.ts';
import { Journey } from '../support/journey.ts';
import { sheetOf } from '../support/sheets.ts';
import { type ModelProject, openDuties } from './model.ts';

/** A whole number from 0 up to, not with, `n`. */
export type Chance = (n: number) => number;

export type Habit = 'prompt' | 'late' | 'silent';

/** One project, as the register knows it and as the people behind it act. */
export interface Played {
  project: ModelProject;
  habit: Habit;
  journey: Journey;
  /** Its contract is completed, or the whole ended, on the first day from this one. */
  endsOn: Day;
  terminates: boolean;
}

const unitNames: Record<string, string> = { edu: '市教育和体育局', health: '市卫生健康局' };
const habits: Habit[] = ['prompt', 'prompt', 'late', 'silent'];

/** Projects approved and contracted today, entered in the register by the administrator. */
export async function begin(
  client: HostClient,
  names: string[],
  today: Day,
  chance: Chance,
): Promise<Played[]> {
  const projects = names.map((name): ModelProject => {
    const unit = chance(2) ? 'edu' : 'health';
    return { name, unit, begunOn: today, reports: new Map() };
  });
  const sheet = await sheetOf(
    projects.map(({ name, unit }) => ({
      是否涉密: '否',
      原编号: name,
      建设单位: unitNames[unit] ?? unit,
      项目名称: name,
      项目类型: '升级改造',
      批复日期: today,
      '批复概算(元)': 1_000_000,
      责任书签订日: today,
      合同1名称: '合同',
      合同1供应商: '某公司',
      '合同1金额(元)': 900_000,
      合同1签订日: today,
    })),
  );
  const { status, body } = await client.post<{ rows: { projectId?: string }[] }>('admin', '/api/imports', {
    contentBase64: sheet.toString('base64'),
    dryRun: false,
  });
  const ids = status < 300 ? body.rows.map(({ projectId }) => projectId ?? '') : [];
  if (ids.length !== names.length || ids.includes('')) throw new Error(`import: ${JSON.stringify(body)}`);
  return projects.map((project, i) => ({
    project,
    habit: habits[chance(habits.length)] ?? 'prompt',
    journey: Journey.of(client, ids[i] ?? ''),
    endsOn: addDays(today, 150 + chance(400)),
    terminates: chance(6) === 0,
  }));
}

const clerk = ({ unit }: ModelProject) => `clerk-${unit}`;

/** What the people of one project do this afternoon. */
export async function act(client: HostClient, played: Played, today: Day, chance: Chance): Promise<void> {
  const { project, terminates, endsOn } = played;
  if (project.terminatedOn) return;
  const journey = Journey.of(client, played.journey.projectId);
  if (terminates && !project.appliedOn && today >= endsOn) {
    await journey.act('bureau-head', 'termination', { reason: '拒不整改' });
    await journey.act('finance', 'termination/cosignature');
    project.terminatedOn = today;
    return;
  }
  await meet(journey, played, today, chance);
  if (project.filedOn && !project.completedOn && today >= endsOn) {
    await journey.act(clerk(project), 'contracts/imported-1/completion', { completedOn: today });
    project.completedOn = today;
  }
}

/** Prompt people act in the days before the due day, late ones after it, silent ones hardly ever. */
function acts(habit: Habit, due: Day, today: Day, chance: Chance): boolean {
  if (habit === 'prompt') return today >= addDays(due, -12) && chance(5) === 0;
  if (habit === 'late') return today > due && chance(15) === 0;
  return today > due && chance(200) === 0;
}

async function meet(journey: Journey, { project, habit }: Played, today: Day, chance: Chance): Promise<void> {
  for (const { title, due, quarterEnd } of openDuties(project, today)) {
    if (!acts(habit, due, today, chance)) continue;
    if (title.startsWith('合同备案')) {
      const { documentId } = await journey.upload(clerk(project), 'contract');
      await journey.act(clerk(project), 'contracts/imported-1/filing', { documentIds: [documentId] });
      project.filedOn = today;
    } else if (quarterEnd) {
      if (!project.filedOn) continue;
      const quarter = title.slice(-6);
      const zero = chance(2) === 0;
      const content = zero ? { zero } : { progress: '在建', progressPercent: 50, paidFen: 100 };
      await journey.act(clerk(project), 'quarterly-reports', { quarter, ...content });
      project.reports.set(quarter, today);
    } else {
      await journey.upload(clerk(project), 'acceptanceApplication');
      await journey.act(`head-${project.unit}`, 'acceptance-applications');
      project.appliedOn = today;
    }
  }
}
