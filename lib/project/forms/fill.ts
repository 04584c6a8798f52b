import type { Project } from '../project.ts';
import { acceptanceApplication, extensionApplication, selfEvaluation } from './accepting.ts';
import { adjustmentFiling, changeApplication, quarterlyReport } from './building.ts';
import { commonValues, type Fill, type FormFacts } from './common.ts';
import { contractFiling, responsibilityPledge } from './contracting.ts';
import { type FilledForm, type FormName, forms } from './form.ts';
import { quarterInWords } from './words.ts';

const fills: Record<FormName, Fill> = {
  responsibilityPledge,
  contractFiling,
  adjustmentFiling,
  changeApplication,
  quarterlyReport,
  extensionApplication,
  acceptanceApplication,
  selfEvaluation,
};

/**
 * Fills a form from the record. Undefined where the record it is asked of does not exist. Pure, so that the same project
 * gives the same paper.
 */
export function fillForm(
  form: FormName,
  project: Project,
  subject: string | undefined,
  facts: FormFacts,
): FilledForm | undefined {
  const filled = fills[form](project, subject, facts);
  if (!filled) return undefined;
  const { title } = forms[form];
  const draft = !filled.onRecord;
  const quarter = form === 'quarterlyReport' && subject ? `(${quarterInWords(subject)})` : '';
  const mark = draft ? '(草稿)' : '';
  return {
    title,
    fileName: plainName(`${title}${quarter} ${[...project.fields.name].slice(0, 60).join('')}${mark}`),
    draft,
    values: {
      ...commonValues(project, facts.today),
      草稿: draft ? '草稿(尚未报送,不作为正式材料)' : '',
      ...filled.values,
    },
    lists: filled.lists ?? {},
  };
}

/** What no file system takes in a name, and what no header carries. */
const plainName = (name: string) => name.toWellFormed().replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ' ');
