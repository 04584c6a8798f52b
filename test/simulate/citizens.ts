import type { SimPerson } from './facts.ts';
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

/** A clerk and a head of each unit, some of whom switched reminders off, and one person of each role of the city. */
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
    ]);
  return [
    ...own,
    person('reviewer', 'reviewer', 'bureau'),
    person('bureau-head', 'bureauHead', 'bureau'),
    person('finance', 'finance', 'finance'),
    person('audit', 'audit', 'audit'),
    person('leader', 'leader', 'government'),
  ];
}
