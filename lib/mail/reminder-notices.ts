import { awaitedDue, type Obligation } from '../project/obligations.ts';
import type { Role } from '../project/people.ts';
import type { Project } from '../project/project.ts';
import type { EventNotice } from './event-notices.ts';

const unitLead: Role[] = ['clerk', 'unitHead'];

/** How a reminder counts: working days before the day, the day itself, or weeks after it. */
function standing(offset: number, due: string): { title: string; line: string } {
  if (offset > 0)
    return { title: `还有 ${offset} 个工作日`, line: `最后期限是 ${due},还有不到 ${offset} 个工作日。` };
  if (offset === 0) return { title: '今天到期', line: `最后期限就是今天(${due}),24:00 前办理仍为按期。` };
  return { title: '已逾期', line: `最后期限 ${due} 已过,逾期 ${-offset} 周。逾期办理仍可提交,并记为逾期。` };
}

/** 提醒: the unit is told before the day; from the first week after it, the bureau too. Undefined once the duty is met, held or ended. */
export function reminderNotice(
  project: Project,
  obligation: Obligation,
  offset: number,
): EventNotice | undefined {
  const due = awaitedDue(obligation);
  if (!due) return undefined;
  const { title, line } = standing(offset, due);
  return {
    unit: unitLead,
    ...(offset < 0 ? { city: ['reviewer', 'bureauHead'] as Role[] } : {}),
    notice: {
      subject: `【${title}】${obligation.title}`,
      lines: [
        `项目:${project.fields.name}(备案号 ${project.filingNumber})`,
        `${obligation.title}(第${obligation.article}条)`,
        line,
      ],
      path: `/projects/${project.projectId}`,
      action: '现在办理',
    },
  };
}
