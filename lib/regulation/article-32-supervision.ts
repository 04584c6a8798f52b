import type { Day } from '../calendar/days.ts';
import { type Breach, breach, breachesOf } from './decision.ts';

/** 暂缓拨付建设资金、暂停项目建设,直至终止项目 */
export const MEASURES = ['holdMoney', 'suspend', 'terminate'] as const;

export type Measure = (typeof MEASURES)[number];

export interface RectificationOrder {
  orderedOn: Day;
  dueOn: Day;
  items: readonly string[];
}

/** 应责令项目建设单位限期整改: an order names what, and by when. */
export function decideRectificationOrder(order: RectificationOrder): Breach[] {
  return breachesOf(
    order.items.length === 0 && breach('itemsMissing', 32, '请列明需要整改的事项', 'items'),
    order.dueOn <= order.orderedOn && breach('dueNotLater', 32, '整改期限应晚于下达日期', 'dueOn'),
  );
}

export interface RectificationState {
  dueOn: Day;
  respondedOn?: Day | undefined;
  recheckPassed?: boolean | undefined;
  asOf: Day;
}

/** 对拒不整改或整改后仍不符合要求的: no response by the due day, or a failed re-check, allows the measures; it takes none. */
export function allowedMeasures(state: RectificationState): Measure[] {
  const refused = state.respondedOn === undefined && state.asOf > state.dueOn;
  return refused || state.recheckPassed === false ? [...MEASURES] : [];
}
