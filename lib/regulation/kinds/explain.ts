import type { Calendar } from '../../calendar/calendar.ts';
import { addDays, type Day, weekdayName } from '../../calendar/days.ts';
import { type DayInfo, dayInfo, daysAfter } from '../../calendar/working-days.ts';
import { governing, type NotApplicable } from '../article-38-validity.ts';
import type { Due, Lateness } from '../due-date.ts';
import type { Rules } from '../rule-sets/rule-set.ts';

export function dated(day: Day): string {
  return `${day} ${weekdayName(day)}`;
}

/** One line a day: the counted ones with their number, the others with why they are not. */
export function countedDays(days: readonly DayInfo[]): string[] {
  let counted = 0;
  return days.map(({ day, working, name }) => {
    if (!working) return `${dated(day)} ${name},不计`;
    counted += 1;
    return `${dated(day)} ${name},第${counted}个工作日`;
  });
}

/** R4, day by day: from the nominal day over each day that is not a working day. */
export function movedDue({ nominalDue, effectiveDue }: Due, calendar: Calendar): string[] {
  if (nominalDue === effectiveDue) {
    return [`期限最后一日 ${dated(nominalDue)} 为${dayInfo(nominalDue, calendar).name},当日24:00截止(R1)`];
  }
  const passed = daysAfter(addDays(nominalDue, -1), addDays(effectiveDue, -1), calendar);
  return [
    `名义到期日 ${dated(nominalDue)} 不是工作日,顺延至下一个工作日(R4)`,
    ...passed.map(({ day, name }) => `${dated(day)} ${name},顺延`),
    `实际到期日 ${dated(effectiveDue)} ${dayInfo(effectiveDue, calendar).name},当日24:00截止(R1)`,
  ];
}

/** Which rule set governs, or why none does. */
export function basis(trigger: string, triggerDay: Day, { ruleSets }: Rules): string {
  const found = governing(ruleSets, triggerDay);
  if (!found.applicable) return whyNot(`${trigger} ${dated(triggerDay)}`, found);
  const { name, documentNumber, validFrom, validThrough } = found.ruleSet;
  return `${trigger} ${dated(triggerDay)},适用《${name}》(${documentNumber},有效期 ${validFrom} 至 ${validThrough})`;
}

export function whyNot(what: string, { reason }: NotApplicable): string {
  return reason === 'BEFORE_RULE'
    ? `${what} 早于规则施行之日,不产生本办法规定的义务(R10)`
    : `${what} 不在任何已启用规则的有效期内,新规则载入前无规则可适用(R10)`;
}

export function cautions({
  provisional,
  basisExpired,
}: {
  provisional: boolean;
  basisExpired: boolean;
}): string[] {
  return [
    ...(provisional ? [PROVISIONAL] : []),
    ...(basisExpired ? ['所依据的规则已过有效期:该义务产生于有效期内,继续跟踪,并标注依据已失效(R10)'] : []),
  ];
}

export const PROVISIONAL = '所涉年度的放假通知尚未发布:按周末和法定节假日暂算,不推测调休,通知发布后重新计算';

export function latenessLine(
  what: string,
  doneOn: Day,
  { onTime, lateCalendarDays, lateWorkingDays }: Lateness,
): string {
  return onTime
    ? `${what} ${dated(doneOn)},按期`
    : `${what} ${dated(doneOn)},逾期${lateCalendarDays}个自然日(其中工作日${lateWorkingDays}个)`;
}
