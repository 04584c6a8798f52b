import * as z from 'zod/mini';
import { later } from '../later.ts';
import type { ChecklistLine } from '../regulation/checklist.ts';
import { type Breach, breach } from '../regulation/decision.ts';
import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import type { ActionName } from './actions.ts';
import { isMaterial, type Material, materials, stepLabels } from './materials.ts';
import type { Role } from './people.ts';
import type { Project } from './project.ts';
import { list, text } from './schema.ts';

/** A material of the checklist in force. */
export interface ChecklistItem extends Material {
  material: string;
  /** An article asks for it, or the administrator made the step wait for it. */
  required: boolean;
}

const steps = Object.keys(stepLabels) as [Material['step'], ...Material['step'][]];
const uploader = later(() => z.enum(['clerk', 'unitHead', 'participant', 'reviewer', 'bureauHead']));

/** `PUT /api/materials`: what differs from the shipped list, whole. Labels become folder names, so they are plain words. */
export const checklistInput = later(() =>
  z.strictObject({
    items: list(
      z.strictObject({
        material: z
          .string()
          .check(z.regex(/^[a-z][A-Za-z0-9]{1,39}$/, '代码须为字母开头的 2 到 40 位字母或数字')),
        label: text(40).check(z.regex(/^[^/\\\p{Cc}\p{Cf}]+$/u, '名称不能含斜杠或控制字符')),
        step: z.enum(steps),
        article: z.nullable(z.int().check(z.gte(1), z.lte(38))),
        required: z.boolean(),
        uploaders: list(uploader(), 5).check(z.minLength(1, '请选择由谁上传')),
      }),
      100,
    ),
  }),
);

/**
 * The shipped checklist with what an administrator changed: of a shipped material the name, and whether the step waits for
 * it; its step, article and uploaders are the regulation's. New ones come after.
 */
export function checklistOf({ checklist = [] }: Pick<Rules, 'checklist'>): ChecklistItem[] {
  const changed = new Map(checklist.map((line) => [line.material, line]));
  const shipped = Object.entries(materials as Record<string, Material>).map(([material, item]) => {
    const line = changed.get(material);
    const asked = item.article !== null;
    return {
      ...item,
      material,
      label: line?.label ?? item.label,
      required: asked || (line?.required ?? false),
    };
  });
  return [...shipped, ...checklist.filter(({ material }) => !isMaterial(material)).map(addedItem)];
}

/** Its input was checked by `checklistInput` before it was kept. */
const addedItem = ({ step, uploaders, ...line }: ChecklistLine): ChecklistItem => ({
  ...line,
  step: step as Material['step'],
  uploaders: uploaders as Role[],
});

/** The command that ends a step: what its materials are for. */
export const commandOf = {
  submission: 'submit',
  approval: 'approve',
  contract: 'fileContract',
  construction: 'reportQuarter',
  acceptance: 'applyAcceptance',
  acceptanceFiling: 'fileAcceptance',
  evaluation: 'submitSelfEvaluation',
} as const satisfies Record<Material['step'], ActionName>;

/** What the administrator made a step wait for and is not there; what an article asks for is its own rule's. */
export function awaitedIn(
  step: Material['step'],
  project: Pick<Project, 'documents'>,
  rules: Pick<Rules, 'checklist'>,
): ChecklistItem[] {
  if (!rules.checklist) return [];
  const there = new Set(
    Object.values(project.documents).flatMap((d) => (d.status === 'available' ? [d.material] : [])),
  );
  const byRule = ({ material }: ChecklistItem) =>
    isMaterial(material) && materials[material].article !== null;
  return checklistOf(rules).filter(
    (item) => item.step === step && item.required && !byRule(item) && !there.has(item.material),
  );
}

/** Every material that the administrator made a command's step wait for and that is not there. */
export function missingMaterials(
  project: Project,
  command: string,
  rules: Pick<Rules, 'checklist'>,
): Breach[] {
  const step = steps.find((each) => commandOf[each] === command);
  if (!step) return [];
  return awaitedIn(step, project, rules).map(({ material, label, article }) =>
    breach('materialMissing', article, `缺少「${label}」(材料清单要求)`, material),
  );
}
