import type { Day } from './days.ts';
import type { SimPerson } from './facts.ts';
import type { Expected, Model } from './model.ts';

/**
 * Which acts are told to whom, each once a person: 'unit' is the clerk and the head of the project's unit. Written down from
 * what the product promises (README, mails of events), not read from its code.
 */
const told: Record<string, { to: string[]; title: (more: string) => string }> = {
  submitted: { to: ['clerk', 'reviewer'], title: (n) => `已申报(第 ${n} 次)` },
  noDataStated: { to: ['reviewer'], title: () => '请确认无数据资源声明' },
  noDataConfirmed: { to: ['clerk', 'unitHead'], title: () => '无数据资源声明已确认' },
  documentRefused: { to: [], title: () => '上传的材料未通过校验' },
  withdrawn: { to: ['reviewer'], title: () => '申报已撤回' },
  returned: { to: ['clerk', 'unitHead'], title: () => '申报被退回,请修改' },
  reviewStarted: { to: ['clerk', 'unitHead'], title: () => '已进入评审' },
  opinionDrafted: { to: ['bureauHead'], title: () => '审核意见已起草,请批复' },
  approved: { to: ['clerk', 'unitHead', 'finance'], title: () => '项目已批复' },
  rejected: { to: ['clerk', 'unitHead'], title: () => '项目不予批复' },
  pledgeSigned: { to: ['clerk', 'reviewer'], title: () => '主体责任书已签订' },
  tenderStarted: { to: ['clerk', 'reviewer'], title: () => '采购已启动' },
  handedOver: { to: ['clerk', 'unitHead'], title: () => '请确认招标移交' },
  handoverConfirmed: { to: ['reviewer'], title: () => '招标移交已确认' },
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

/** What was done, by whom and in which project. */
export interface Told {
  act: string;
  by: SimPerson | undefined;
  on: Day;
  project: { name: string; unitId: string };
  /** What the title says besides. */
  more: string;
}

/** The mails that an act owes: to those whose role it is, and who stands in for one of them that day. */
export function mailsOf({ act, by, on, project, more }: Told, model: Model): Expected[] {
  const notice = told[act];
  if (!notice) return [];
  const concerned = model.people.filter(
    (person) =>
      (notice.to.includes(person.role) &&
        (!OF_UNIT.includes(person.role) || person.unitId === project.unitId)) ||
      // A refused paper is the business of who uploaded it.
      (act === 'documentRefused' && person === by),
  );
  const what = `【${notice.title(more)}】${project.name}`;
  return model.withStandIns(concerned, on).map((person) => {
    const mail = { to: person.email, what, kind: '项目事件' };
    if (concerned.includes(person)) return mail;
    const instead = model.standIns.filter(
      ({ deputy, principal }) => deputy === person.id && concerned.some(({ id }) => id === principal),
    );
    return { ...mail, instead };
  });
}
