import { type Breach, breach, breachesOf } from './decision.ts';

/** 未经市大数据主管部门审批的项目,原则上不提供统一支撑服务: what a platform operator asks by filing number. */
export function decideUnifiedSupport(facts: { approved: boolean; terminated: boolean }): Breach[] {
  return breachesOf(
    !facts.approved && breach('notApproved', 20, '项目未经市大数据主管部门审批,原则上不提供统一支撑服务'),
    facts.terminated && breach('terminated', 20, '项目已终止,不再提供统一支撑服务'),
  );
}

export interface NewNode {
  /** 允许新建 */
  permitted: boolean;
  /** The bureau head may decide against the principle; the reason stays on record. */
  override?: { reason: string } | undefined;
}

/** 全市各级各部门未经允许,不得新建电子政务云节点和专网(专线)。 */
export function decideNewNode(facts: NewNode): Breach[] {
  if (facts.permitted) return [];
  return breachesOf(
    facts.override === undefined
      ? breach('nodeNotPermitted', 20, '未经允许,不得新建电子政务云节点和专网(专线)', 'permitted')
      : facts.override.reason.trim() === '' &&
          breach('overrideReasonMissing', 20, '负责人特批须写明理由', 'override.reason'),
  );
}
