import type { Calendar } from '../calendar/calendar.ts';
import type { Day } from '../calendar/days.ts';
import { addMonths } from '../calendar/months.ts';
import { governing } from './article-38-validity.ts';
import { type Breach, breach, breachesOf } from './decision.ts';
import { type DueDate, dueOn } from './due-date.ts';
import type { RuleSet } from './rule-sets/rule-set.ts';

/** Articles 28–31: asked of every project, all answered before acceptance. */
export const SECURITY_QUESTIONS = [
  { id: 'securityRules', article: 28, text: '是否建立项目安全管理制度' },
  { id: 'secureProducts', article: 29, text: '是否优先采购安全可靠的软硬件产品' },
  { id: 'securityReview', article: 29, text: '项目安全审查是否通过' },
  { id: 'dataLifecycle', article: 30, text: '是否落实数据资源全生命周期安全管理' },
  { id: 'riskAssessment', article: 30, text: '是否开展网络安全检测与风险评估' },
  { id: 'cryptographyPlan', article: 31, text: '密码保障系统是否同步规划、同步建设、同步运行' },
  { id: 'cryptographyAssessment', article: 31, text: '是否完成商用密码应用安全性评估' },
] as const;

export type SecurityQuestionId = (typeof SECURITY_QUESTIONS)[number]['id'];

/** A negative answer needs the decision that accepts it, on record. */
export interface SecurityAnswer {
  positive: boolean;
  decision?: string | undefined;
}

/** 安全可靠情况、密码应用和安全审查情况是项目验收的重要内容 */
export function decideSecurity(answers: Partial<Record<SecurityQuestionId, SecurityAnswer>>): Breach[] {
  return SECURITY_QUESTIONS.flatMap(({ id, article, text }) => {
    const answer = answers[id];
    return breachesOf(
      answer === undefined && breach('securityUnanswered', article, `验收前须回答:${text}`, `security.${id}`),
      answer?.positive === false &&
        !answer.decision?.trim() &&
        breach('securityDecisionMissing', article, `“${text}”答复为否,须登记处理决定`, `security.${id}`),
    );
  });
}

export const MLPS_LEVELS = [1, 2, 3, 4] as const;

export type MlpsLevel = (typeof MLPS_LEVELS)[number];

export interface MlpsState {
  level: MlpsLevel | undefined;
  /** 等级保护备案证明 */
  filed: boolean;
  /** 等级测评报告 */
  tested: boolean;
}

/** 严格落实信息系统安全等级保护: from level 2 on, filing and test report are there at acceptance. */
export function decideMlps(facts: MlpsState): Breach[] {
  if (facts.level === undefined)
    return [breach('mlpsLevelMissing', 30, '请填写网络安全等级保护级别', 'mlps.level')];
  return breachesOf(
    facts.level >= 2 && !facts.filed && breach('mlpsFilingMissing', 30, '缺少等级保护备案证明', 'mlps.filed'),
    facts.level >= 2 && !facts.tested && breach('mlpsTestMissing', 30, '缺少等级测评报告', 'mlps.tested'),
  );
}

/** 定期开展网络安全检测: level 2 every two years, from level 3 every year (`mlpsRetestMonths`); level 1 is not re-tested. */
export function mlpsRetestDue(
  testedOn: Day,
  level: MlpsLevel,
  ruleSets: readonly RuleSet[],
  calendar: Calendar,
): DueDate | undefined {
  if (level === 1) return undefined;
  const found = governing(ruleSets, testedOn);
  if (!found.applicable) return found;
  const { level2, level3 } = found.ruleSet.parameters.mlpsRetestMonths;
  return dueOn(addMonths(testedOn, level === 2 ? level2 : level3), found.ruleSet, calendar);
}

/**
 * 同步规划、同步建设、同步运行密码保障系统并定期评估: the article names no interval; a year is that of 商用密码应用安全性评估管理办法
 * (国家密码管理局令第3号, 每年至少开展一次), and `cryptographyAssessmentMonths` where the bureau says otherwise.
 */
export function cryptographyAssessmentDue(
  assessedOn: Day,
  ruleSets: readonly RuleSet[],
  calendar: Calendar,
): DueDate {
  const found = governing(ruleSets, assessedOn);
  if (!found.applicable) return found;
  const { cryptographyAssessmentMonths } = found.ruleSet.parameters;
  return dueOn(addMonths(assessedOn, cryptographyAssessmentMonths), found.ruleSet, calendar);
}
