import { type Breach, breach, breachesOf } from './decision.ts';

/** 涉及政务信息化项目建设的规划应与市政务信息化项目建设规划进行衔接: a warning, not a bar. */
export function planWarnings(facts: { planItemId: string | undefined }): Breach[] {
  return breachesOf(
    facts.planItemId === undefined &&
      breach('planItemMissing', 5, '项目未列入政务信息化项目建设规划,请核对是否需要衔接', 'planItemId'),
  );
}
