import type { SimPerson } from './facts.ts';
import type { Expected } from './model.ts';

/**
 * Which acts are told to whom, each once a person: 'unit' is the clerk and the head of the project's unit. Written down from
 * what the product promises (README, mails of events), not read from its code.
 */
const told: Record<string, { to: string[]; title: (more: string) => string }> = {
  submitted: { to: ['clerk', 'reviewer'], title: (n) => `已申报(第 ${n} 次)` },
  returned: { to: ['clerk', 'unitHead'], title: () => '申报被退回,请修改' },
  reviewStarted: { to: ['clerk', 'unitHead'], title: () => '已进入评审' },
  opinionDrafted: { to: ['bureauHead'], title: () => '审核意见已起草,请批复' },
  approved: { to: ['clerk', 'unitHead', 'finance'], title: () => '项目已批复' },
  rejected: { to: ['clerk', 'unitHead'], title: () => '项目不予批复' },
  pledgeSigned: { to: ['clerk', 'reviewer'], title: () => '主体责任书已签订' },
  tenderStarted: { to: ['clerk', 'reviewer'], title: () => '采购已启动' },
  contractRecorded: { to: ['clerk', 'unitHead'], title: () => '合同已登记,请按时备案' },
  contractFiled: { to: ['clerk', 'unitHead', 'reviewer', 'finance'], title: () => '合同已备案' },
  quarterlyReported: {
    to: ['finance', 'audit', 'reviewer'],
    title: (quarter) => `${quarter} 季度报告已报送,请签收`,
  },
  selfEvaluated: { to: ['finance', 'audit', 'reviewer'], title: () => '自评价报告已报送,请签收' },
  extensionApplied: { to: ['bureauHead'], title: () => '验收延期申请待决定' },
  extensionApproved: { to: ['clerk', 'unitHead'], title: () => '延期申请已批准' },
  extensionRefused: { to: ['clerk', 'unitHead'], title: () => '延期申请未获批准' },
  urged: { to: ['clerk', 'unitHead'], title: () => '催办' },
};

const OF_UNIT = ['clerk', 'unitHead'];

/** The mails that an act owes. */
export function mailsOf(
  act: string,
  project: { name: string; unitId: string },
  people: readonly SimPerson[],
  more = '',
): Expected[] {
  const notice = told[act];
  if (!notice) return [];
  return people
    .filter(
      ({ role, unitId }) =>
        notice.to.includes(role) && (!OF_UNIT.includes(role) || unitId === project.unitId),
    )
    .map(({ email }) => ({ to: email, what: `【${notice.title(more)}】${project.name}`, kind: '项目事件' }));
}
