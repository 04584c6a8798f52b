import { expect, test } from 'vitest';
import { shippedCalendar, withYear } from '../../calendar/calendar.ts';
import { ruleSetWith, shipped } from '../testing.ts';
import { type OpenObligation, previewSuccessor } from './preview.ts';
import { shippedRuleSets } from './shipped.ts';

const successor = ruleSetWith(
  {
    contractFilingWorkingDays: 5,
    acceptanceMonths: 6,
    evaluationFromMonths: 6,
    evaluationToMonths: 24,
    quarterlyReportDaysAfterQuarterEnd: 10,
  },
  {
    id: 'next',
    name: '新办法',
    documentNumber: '诸政办发〔2025〕9号',
    validFrom: '2025-06-01',
    validThrough: '2030-05-31',
  },
);

const after = { ...shipped, ruleSets: [...shippedRuleSets, successor] };

function obligation(
  kind: OpenObligation['kind'],
  triggerDay: string,
  currentDue: string | null,
): OpenObligation {
  return { kind, subject: `${kind} ${triggerDay}`, triggerDay, currentDue };
}

test('what arose under the old rule stays; what the successor governs moves, with the reason', () => {
  const moved = previewSuccessor(
    [
      obligation('contractFiling', '2025-05-30', '2025-06-16'),
      obligation('contractFiling', '2025-06-03', '2025-06-17'),
      obligation('quarterlyReport', '2025-06-30', '2025-06-30'),
      obligation('acceptanceApplication', '2025-06-03', '2025-09-03'),
      obligation('selfEvaluation', '2025-06-03', '2027-06-03'),
      obligation('contractFiling', '2025-12-01', null),
    ],
    shipped,
    after,
  );
  expect(moved.map(({ kind, from, to, opens }) => [kind, from, to, opens])).toEqual([
    ['contractFiling', '2025-06-17', '2025-06-10', undefined],
    ['quarterlyReport', '2025-06-30', '2025-07-10', undefined],
    ['acceptanceApplication', '2025-09-03', '2025-12-03', undefined],
    ['selfEvaluation', '2027-06-03', '2027-06-03', { from: '2026-06-03', to: '2025-12-03' }],
    ['contractFiling', null, '2025-12-08', undefined],
  ]);
  const old = '《诸城市政务信息化项目建设管理办法》(诸政办发〔2020〕4号';
  const next = '《新办法》(诸政办发〔2025〕9号';
  expect(moved.map(({ why }) => why)).toEqual([
    `适用规则由${old},合同签订后10个工作日)变为${next},合同签订后5个工作日)`,
    `适用规则由${old},季度末后0日)变为${next},季度末后10日)`,
    `适用规则由${old},项目完成后3个月)变为${next},项目完成后6个月)`,
    `适用规则由${old},验收并投入使用后12至24个月)变为${next},验收并投入使用后6至24个月)`,
    `适用规则由“无规则可适用”变为${next},合同签订后5个工作日)`,
  ]);
  expect(moved[0]).toHaveProperty('subject', 'contractFiling 2025-06-03');
});

test('a due day that an approved extension fixed stays (R8)', () => {
  expect(
    previewSuccessor([obligation('acceptanceApplication', '2025-06-03', '2025-10-31')], shipped, after),
  ).toEqual([]);
});

test('a change of the same set’s numbers is a change of rule too', () => {
  const five = { ...shipped, ruleSets: [ruleSetWith({ contractFilingWorkingDays: 5 })] };
  const [moved] = previewSuccessor([obligation('contractFiling', '2024-09-25', '2024-10-14')], shipped, five);
  expect(moved).toMatchObject({ from: '2024-10-14', to: '2024-10-08' });
  expect(moved?.why).toContain('10个工作日)变为');
});

test('activating the shipped neighbour’s example moves a filing to five working days', () => {
  const neighbour = shippedRuleSets.map((set) => ({ ...set, active: true }));
  const found = previewSuccessor([obligation('contractFiling', '2024-09-25', '2024-10-14')], shipped, {
    ...shipped,
    ruleSets: neighbour,
  });
  expect(found).toMatchObject([{ to: '2024-10-08' }]);
});

test('a new year’s notice moves what it makes a day off, and says that the calendar did it', () => {
  const notice = {
    year: 2027,
    documentNumber: '国办发明电〔2026〕99号',
    holidays: [{ name: '端午节', from: '2027-06-03', to: '2027-06-04' }],
    makeUpDays: [],
  };
  const loaded = { ...shipped, calendar: withYear(shippedCalendar, notice) };
  expect(
    previewSuccessor([obligation('selfEvaluation', '2025-06-03', '2027-06-03')], shipped, loaded),
  ).toEqual([
    {
      kind: 'selfEvaluation',
      subject: 'selfEvaluation 2025-06-03',
      from: '2027-06-03',
      to: '2027-06-07',
      why: '依据不变:《诸城市政务信息化项目建设管理办法》(诸政办发〔2020〕4号,验收并投入使用后12至24个月),工作日历有变化',
    },
  ]);
});

test('nothing changed, nothing moved', () => {
  expect(
    previewSuccessor([obligation('contractFiling', '2024-09-25', '2024-10-14')], shipped, shipped),
  ).toEqual([]);
});
