import { lifeAt, security } from '../testing.ts';

/** A unit whose name is as long as they come, and a person whose name has a character that GB 2312 has not. */
export const LONG_NAME =
  '诸城市教育和体育局“互联网+教育”大平台(含智慧校园、教育资源公共服务体系和教师发展支持系统)建设及三年运行维护服务项目(一期)';
export const RARE_PERSON = '李喆堃';

/** A project with a record for each form, and what each form is asked of. */
export function projectWithEverything() {
  const life = lifeAt('inConstruction');
  const more = {
    name: LONG_NAME,
    goal: '建成覆盖全市中小学的统一教学资源平台,\n实现“一人一空间、一校一平台”。',
    responsiblePerson: RARE_PERSON,
    contactPhone: '0536-6000000',
    budgetSource: '市级财政资金',
    plannedCompletionOn: '2023-12-31',
  };
  life.project = {
    ...life.project,
    unitName: '诸城市教育和体育局',
    fields: { ...life.project.fields, ...more },
  };
  const [contractId = ''] = Object.keys(life.project.contracts);
  life.on('2023-03-15');
  const { adjustmentId } = life.run('fileAdjustment', 'clerk', {
    adjustedOn: '2023-03-15',
    reason: '根据第三方测评意见,将部分硬件投入调整为软件安全加固,建设目标和投资规模不变。',
    circumstance: 'technicalRefinement',
    goalUnchanged: true,
    lines: [
      { name: '软件', afterFen: 190_000_07 },
      { name: '硬件', afterFen: 89_999_93 },
    ],
  });
  life.on('2023-03-31');
  life.run('reportQuarter', 'clerk', {
    quarter: '2023Q1',
    progress: '完成需求调研和总体设计;'.repeat(12),
    progressPercent: 35,
    receivedFen: 150_000_00,
    paidFen: 100_005_05,
    milestones: '3 月 13 日签订开发合同;3 月 20 日通过总体设计评审。',
    deviation: '无',
    problems: '2 所学校的机房改造未完成。',
    nextPlan: '完成软件开发并开始联调。',
  });
  life.on('2023-04-03').run('receiveQuarter', 'finance', { quarter: '2023Q1' });
  life.on('2023-04-10');
  const { changeId } = life.run('applyChange', 'clerk', {
    reason: '新增民办学校接入,建设内容扩大。',
    estimateFen: 300_000_00,
    lines: [
      { name: '软件', amountFen: 200_000_00 },
      { name: '硬件', amountFen: 90_000_00 },
      { name: '监理', amountFen: 10_000_00 },
    ],
  });
  life.on('2023-04-12').run('decideChange', 'bureauHead', {
    changeId,
    outcome: 'approved',
    documentNumber: '诸数审〔2023〕9号',
  });
  life.on('2023-06-30').run('completeContract', 'clerk', { contractId, completedOn: '2023-06-28' });
  life.run('answerSecurity', 'clerk', security);
  life.on('2023-07-10');
  const { extensionId } = life.run('applyExtension', 'clerk', {
    proposedDue: '2023-12-28',
    reason: '等级测评机构排期推迟。',
    measures: '增派人员,每周调度。',
  });
  return {
    life,
    subjects: {
      responsibilityPledge: undefined,
      contractFiling: contractId,
      adjustmentFiling: adjustmentId,
      changeApplication: changeId,
      quarterlyReport: '2023Q1',
      extensionApplication: extensionId,
      acceptanceApplication: undefined,
      selfEvaluation: undefined,
    },
  };
}
