import { checklistOf } from '../project/checklist.ts';
import type { EventType, ProjectEvent } from '../project/events.ts';
import type { Role } from '../project/people.ts';
import type { Project } from '../project/project.ts';
import { UNIT } from '../project/reminders.ts';
import type { Rules } from '../regulation/rule-sets/rule-set.ts';
import type { Notice } from './message.ts';

/** Who is told: roles of the project's own unit, and roles of the city. */
export interface Audience {
  unit?: Role[];
  city?: Role[];
  /** The person who uploaded the document concerned. */
  uploader?: string;
}

export interface EventNotice extends Audience {
  notice: Notice;
}

type Checklist = Pick<Rules, 'checklist'>;

type Compose<T extends EventType> = (
  project: Project,
  event: Extract<ProjectEvent, { type: T }>,
  checklist: Checklist,
) => (Audience & { title: string; lines: string[]; action?: string }) | undefined;

/** 财政、审计、大数据: who receives quarterly reports and self-evaluations (第十七条、第二十七条). */
const THREE_BODIES: Role[] = ['finance', 'audit', 'reviewer'];
/** As the administrator calls it today; one that has left the checklist since is a 材料. */
const materialLabel = (name: string, checklist: Checklist) =>
  checklistOf(checklist).find(({ material }) => material === name)?.label ?? '材料';

/** One entry for each event that somebody is told about; the others are read in the history. */
const composers: { [T in EventType]?: Compose<T> } = {
  noDataStated: () => ({
    city: ['reviewer'],
    title: '请确认无数据资源声明',
    lines: ['建设单位声明本项目没有可编目的数据资源,请核实确认(第六条)。'],
  }),
  noDataConfirmed: () => ({
    unit: UNIT,
    title: '无数据资源声明已确认',
    lines: ['大数据局已确认本项目的无数据资源声明(第六条)。'],
  }),
  documentRefused: (project, { data }, checklist) => {
    const document = project.documents[data.documentId];
    if (!document) return undefined;
    return {
      uploader: document.uploaded.userId,
      title: '上传的材料未通过校验',
      lines: [
        `「${materialLabel(document.material, checklist)}」文件「${document.fileName}」未通过校验:${data.refusal}。`,
        '请更正后重新上传。',
      ],
      action: '重新上传',
    };
  },
  submitted: (project, { by }) => ({
    unit: ['clerk'],
    city: ['reviewer'],
    title: `已申报(第 ${Object.keys(project.submissions).length} 次)`,
    lines: [`${project.unitName}由${by.name}提交了申报,请大数据局审核(第七条)。`],
  }),
  withdrawn: (_, { by, data }) => ({
    city: ['reviewer'],
    title: '申报已撤回',
    lines: [`${by.name}撤回了申报,理由:${data.reason}`],
  }),
  returned: (_, { data }) => ({
    unit: UNIT,
    title: '申报被退回,请修改',
    lines: [
      '大数据局逐项说明了理由:',
      ...data.items.map((i) => `· ${i.item}:${i.reason}`),
      '修改后请重新提交。',
    ],
    action: '查看并修改',
  }),
  reviewStarted: (_, { data }) => ({ unit: UNIT, title: '已进入评审', lines: [`评审批次:${data.batch}。`] }),
  opinionDrafted: () => ({
    city: ['bureauHead'],
    title: '审核意见已起草,请批复',
    lines: ['审核意见与预算评审结果已登记,请作出决定(第八条)。'],
    action: '去批复',
  }),
  approved: (_, { data }) => ({
    unit: UNIT,
    city: ['finance'],
    title: '项目已批复',
    lines: [
      `批复日期 ${data.approvedOn},概算 ${yuan(data.estimateFen)} 元。`,
      '请签订项目建设主体责任书;签订前不得招标、签订合同或支付(第八条)。',
    ],
    action: '签订责任书',
  }),
  rejected: (_, { data }) => ({ unit: UNIT, title: '项目不予批复', lines: [`理由:${data.reason}`] }),
  pledgeSigned: () => ({
    unit: ['clerk'],
    city: ['reviewer'],
    title: '主体责任书已签订',
    lines: ['可以启动采购。'],
  }),
  tenderStarted: (_, { data }) => ({
    unit: ['clerk'],
    city: ['reviewer'],
    title: '采购已启动',
    lines: [`采购方式:${data.method},启动日期 ${data.startedOn}。`],
  }),
  handedOver: (_, { data }) => ({
    unit: UNIT,
    title: '请确认招标移交',
    lines: [`统一招标已完成,中标单位:${data.winningSupplier}。请确认接收(第四条)。`],
    action: '确认移交',
  }),
  handoverConfirmed: () => ({ city: ['reviewer'], title: '招标移交已确认', lines: ['建设单位已确认接收。'] }),
  contractRecorded: (project, { data }) =>
    project.contracts[data.contractId]?.filing
      ? undefined
      : {
          unit: UNIT,
          title: '合同已登记,请按时备案',
          lines: [`合同「${data.name}」于 ${data.signedOn} 签订,请在签订后10个工作日内备案(第十六条)。`],
          action: '备案合同',
        },
  urged: (_, { by, data }) => ({
    unit: UNIT,
    title: '催办',
    lines: [
      `大数据局 ${by.name} 催办:${data.title}${data.dueOn ? `,最后期限 ${data.dueOn}` : ''}。`,
      ...(data.text ? [data.text] : []),
    ],
    action: '现在办理',
  }),
  quarterlyReported: (project, { data, by }) => ({
    city: THREE_BODIES,
    title: `${data.quarter} 季度报告${data.correction ? '已更正' : '已报送'},请签收`,
    lines: [
      `${project.unitName}由${by.name}报送了 ${data.quarter} 季度报告,财政、审计和大数据局各自签收(第十七条)。`,
    ],
    action: '查看并签收',
  }),
  selfEvaluated: (project, { by }) => ({
    city: THREE_BODIES,
    title: '自评价报告已报送,请签收',
    lines: [`${project.unitName}由${by.name}报送了自评价报告,财政、审计和大数据局各自签收(第二十七条)。`],
    action: '查看并签收',
  }),
  extensionApplied: () => ({
    city: ['bureauHead'],
    title: '验收延期申请待决定',
    lines: ['建设单位申请延期验收,请作出决定(第二十五条)。决定之前不计逾期。'],
    action: '去决定',
  }),
  extensionDecided: (_, { data }) => ({
    unit: UNIT,
    title: data.outcome === 'approved' ? '延期申请已批准' : '延期申请未获批准',
    lines: [
      data.to ? `验收申请的最后期限改为 ${data.to}(第二十五条)。` : '原期限不变(第二十五条)。',
      ...(data.reason ? [`理由:${data.reason}`] : []),
    ],
  }),
  contractFiled: (project, { data, by }) => ({
    unit: UNIT,
    city: ['reviewer', 'finance'],
    title: '合同已备案',
    lines: [`${by.name}备案了合同「${project.contracts[data.contractId]?.name ?? ''}」(第十六条)。`],
  }),
};

/** The events that somebody may be told about; of the others the mail function is not even asked. */
export const noticedEvents = Object.keys(composers) as EventType[];

/** Integer fen as yuan, without a float. */
export const yuan = (fen: number) =>
  `${String(Math.trunc(fen / 100)).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(fen % 100).padStart(2, '0')}`;

/** What an event tells whom; undefined when nobody needs a mail. */
export function noticeOf(
  project: Project,
  event: ProjectEvent,
  checklist: Checklist,
): EventNotice | undefined {
  const compose = composers[event.type] as Compose<EventType> | undefined;
  const composed = compose?.(project, event, checklist);
  if (!composed) return undefined;
  const { title, lines, action = '查看项目', ...audience } = composed;
  const about = `项目:${project.fields.name}(备案号 ${project.filingNumber})`;
  const notice: Notice = {
    subject: `【${title}】${project.fields.name}`,
    lines: [about, ...lines],
    path: `/projects/${project.projectId}`,
    action,
  };
  return { ...audience, notice };
}
