import { expect, test } from 'vitest';
import { noticeNumbers, shippedCalendar } from '../../calendar/calendar.ts';
import { governing } from '../article-38-validity.ts';
import { interpretIn, loadRuleSetInto, loadYearInto, nothingLoaded, rulesInForce } from './in-force.ts';
import { neighbourExample } from './neighbour-example.ts';
import { shippedRuleSets } from './shipped.ts';
import { zhucheng2020 } from './zhucheng-2020.ts';

const notice2027 = {
  year: 2027,
  documentNumber: '国办发明电〔2026〕99号',
  holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-04' }],
  makeUpDays: ['2027-01-09'],
};
const successor = { ...zhucheng2020, id: 'next', validFrom: '2025-11-24', validThrough: '2030-11-23' };

test('with nothing loaded, what is shipped is in force, and the calendar is the shipped value itself', () => {
  const rules = rulesInForce(nothingLoaded);
  expect(rules).toEqual({ version: 0, ruleSets: shippedRuleSets, calendar: shippedCalendar });
  expect(rules.calendar).toBe(shippedCalendar);
});

test('a loaded set stands beside the shipped ones and governs from its first day on', () => {
  const { ruleSets } = rulesInForce(loadRuleSetInto(nothingLoaded, successor));
  expect(ruleSets.map(({ id }) => id)).toEqual(['zhucheng-2020', 'neighbour-example', 'next']);
  expect(governing(ruleSets, '2025-11-23')).toMatchObject({ ruleSet: { id: 'zhucheng-2020' } });
  expect(governing(ruleSets, '2025-11-24')).toMatchObject({ ruleSet: { id: 'next' } });
  expect(governing(ruleSets, '2030-11-24')).toEqual({ applicable: false, reason: 'NO_RULE_IN_FORCE' });
});

test('one of a shipped id stands in for it, and the newest of an id counts', () => {
  const active = { ...neighbourExample, active: true };
  const once = loadRuleSetInto(nothingLoaded, active);
  const again = loadRuleSetInto(once, { ...active, name: '改名' });
  expect(rulesInForce(once).ruleSets).toEqual([zhucheng2020, active]);
  expect(rulesInForce(again).ruleSets.map(({ name }) => name)).toEqual([zhucheng2020.name, '改名']);
});

test('a loaded year extends what is published; loaded again it is replaced', () => {
  const once = loadYearInto(nothingLoaded, notice2027);
  const again = loadYearInto(once, { ...notice2027, amendedBy: ['国办发明电〔2027〕1号'] });
  expect(rulesInForce(once).calendar.publishedThrough).toBe('2027-12-31');
  expect(again.years).toHaveLength(1);
  expect(noticeNumbers(rulesInForce(again).calendar, 2027)).toEqual([
    '国办发明电〔2026〕99号',
    '国办发明电〔2027〕1号',
  ]);
});

test('an interpretation changes no rule', () => {
  const said = interpretIn(nothingLoaded, { reading: 'R7', decidedOn: '2026-01-01', text: '含本数' });
  expect(rulesInForce(said)).toEqual(rulesInForce(nothingLoaded));
  expect(said.interpretations).toHaveLength(1);
});
