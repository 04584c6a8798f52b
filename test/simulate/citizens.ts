import { type Day, plusDays } from './days.ts';
import type { SimPerson, StandIn } from './facts.ts';
import { chances } from './random.ts';

/** Those who look after all projects. */
export const CITY_UNITS = [
  { unitId: 'bureau', name: '市大数据局' },
  { unitId: 'finance', name: '市财政局' },
  { unitId: 'audit', name: '市审计局' },
  { unitId: 'government', name: '市政府' },
];

/** One unit for some fifteen projects, and those that look after them all. */
export function unitsFor(projects: number) {
  const count = Math.max(3, Math.ceil(projects / 15));
  const own = Array.from({ length: count }, (_, i) => ({
    unitId: `u${String(i + 1).padStart(3, '0')}`,
    name: `第 ${i + 1} 单位`,
  }));
  return [...own, ...CITY_UNITS];
}

/**
 * A clerk, a head and a colleague of each unit, some of whom switched reminders off, and one person of each role of the city.
 * A colleague gets mail only while standing in for somebody.
 */
export function peopleOf(units: { unitId: string }[], seed: string): SimPerson[] {
  const luck = chances(`${seed} people`);
  const person = (id: string, role: string, unitId: string, off: string[] = []): SimPerson => ({
    id,
    name: id,
    role,
    unitId,
    email: `${id}@example.gov.cn`,
    off,
  });
  const kinds = ['contractFiling', 'quarterlyReport', 'acceptanceApplication', 'selfEvaluation'];
  const off = () => (luck.percent(15) ? [kinds[luck.between(0, kinds.length - 1)] ?? ''] : []);
  const own = units
    .slice(0, -CITY_UNITS.length)
    .flatMap(({ unitId }) => [
      person(`clerk-${unitId}`, 'clerk', unitId, off()),
      person(`head-${unitId}`, 'unitHead', unitId, off()),
      person(`aide-${unitId}`, 'participant', unitId, off()),
    ]);
  return [
    ...own,
    person('reviewer', 'reviewer', 'bureau'),
    person('bureau-head', 'bureauHead', 'bureau'),
    person('aide-bureau', 'participant', 'bureau'),
    person('admin', 'admin', 'bureau'),
    person('finance', 'finance', 'finance'),
    person('audit', 'audit', 'audit'),
    person('leader', 'leader', 'government'),
  ];
}

/** A 代办 that somebody arranges on the day, from that day or a later one; now and then it is ended early. */
export interface Leave extends StandIn {
  arrangedOn: Day;
  endedOn?: Day;
}

/** Every clerk, head, reviewer and bureau's head is away some weeks a year, one leave after another; the unit's colleague stands in. */
export function leavesOf(people: readonly SimPerson[], days: readonly Day[], seed: string): Leave[] {
  const last = days.at(-1) ?? '';
  return people
    .filter(({ role }) => ['clerk', 'unitHead', 'reviewer', 'bureauHead'].includes(role))
    .flatMap(({ id, unitId }) => {
      const luck = chances(`${seed} leave of ${id}`);
      const leaves: Leave[] = [];
      for (let free = plusDays(days[0] ?? '', luck.between(10, 200)); free < last; ) {
        const from = plusDays(free, luck.between(0, 5));
        const to = plusDays(from, luck.between(2, 25));
        const endedOn = luck.percent(30) ? plusDays(from, luck.between(0, 20)) : undefined;
        const leave = { principal: id, deputy: `aide-${unitId}`, arrangedOn: free, from, to };
        leaves.push(endedOn && endedOn <= to ? { ...leave, endedOn } : leave);
        free = plusDays(to, luck.between(60, 200));
      }
      return leaves;
    });
}
