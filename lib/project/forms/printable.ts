import { dayOf } from '../../calendar/days.ts';
import { owedQuarters } from '../duties.ts';
import type { Project } from '../project.ts';
import { byTime, type FormFacts } from './common.ts';
import { fillForm } from './fill.ts';
import { type FormName, formNames, forms } from './form.ts';
import { quarterInWords } from './words.ts';

/** A form that can be printed now, and the record it is of. */
export interface PrintableForm {
  form: FormName;
  title: string;
  article: number;
  subject?: string;
  /** What distinguishes it from others of its kind: a contract's name, a quarter, a day. */
  about?: string;
  draft: boolean;
}

/** Every form of a project: one for each record, and an empty one to fill in beforehand. */
export function printableForms(project: Project, facts: FormFacts): PrintableForm[] {
  return formNames.flatMap((form) => {
    const subjects = subjectsOf(form, project, facts);
    return subjects.flatMap(({ subject, about }) => {
      const filled = fillForm(form, project, subject, facts);
      if (!filled) return [];
      const { title, article } = forms[form];
      return [
        {
          form,
          title,
          article,
          ...(subject ? { subject } : {}),
          ...(about ? { about } : {}),
          draft: filled.draft,
        },
      ];
    });
  });
}

interface Subject {
  subject?: string;
  about?: string;
}

function subjectsOf(form: FormName, project: Project, { rules, today }: FormFacts): Subject[] {
  const empty = { about: '空表' };
  switch (form) {
    case 'contractFiling':
      return [
        ...byTime(Object.values(project.contracts), (c) => c.recorded.at).map((c) => ({
          subject: c.contractId,
          about: c.name,
        })),
        empty,
      ];
    case 'adjustmentFiling':
      return [
        ...byTime(Object.values(project.adjustments), (a) => a.filed.at).map((a) => ({
          subject: a.adjustmentId,
          about: a.adjustedOn,
        })),
        empty,
      ];
    case 'changeApplication':
      return [
        ...byTime(Object.values(project.changes), (c) => c.applied.at).map((c) => ({
          subject: c.changeId,
          about: dayOf(c.applied.at),
        })),
        empty,
      ];
    case 'extensionApplication':
      return [
        ...byTime(Object.values(project.extensions), (e) => e.applied.at).map((e) => ({
          subject: e.extensionId,
          about: `延至 ${e.proposedDue}`,
        })),
        empty,
      ];
    case 'selfEvaluation':
      return [
        ...byTime(Object.values(project.selfEvaluations), (s) => s.submitted.at).map((s) => ({
          subject: s.evaluationId,
          about: dayOf(s.submitted.at),
        })),
        empty,
      ];
    case 'quarterlyReport': {
      const owed = owedQuarters(project, rules, today).map(({ quarter }) => quarter);
      const quarters = [...new Set([...owed, ...Object.keys(project.quarterlyReports)])].sort().reverse();
      return quarters.map((quarter) => ({ subject: quarter, about: quarterInWords(quarter) }));
    }
    default:
      return [{}];
  }
}
