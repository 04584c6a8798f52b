import type { Role } from './people.ts';
import type { Stage } from './project.ts';

/**
 * 权限表: who may do what, and in which stage (RULES.md, "Lifecycle" and "Roles"). The API enforces this table and the
 * page shows it, so a button is disabled with the reason the API would give.
 */
export interface Action {
  label: string;
  /** The article it carries out, where there is one. */
  article: number | null;
  /** `clerk`, `unitHead` and `participant` count on their own unit's projects only; `system` is the product itself. */
  roles: readonly (Role | 'system')[];
  stages: readonly Stage[];
}

const PREPARING = ['draft', 'returned'] as const;
const CONTRACTING = ['tendering', 'handedOver', 'inConstruction'] as const;
const ANY = [
  'draft',
  'submitted',
  'returned',
  'underReview',
  'approved',
  'rejected',
  'tendering',
  'handedOver',
  'inConstruction',
] as const satisfies readonly Stage[];

export const actions = {
  createDraft: { label: '新建项目', article: 3, roles: ['clerk'], stages: ['draft'] },
  editDraft: { label: '填写申报内容', article: 7, roles: ['clerk'], stages: PREPARING },
  recordConsultation: { label: '登记对接', article: 6, roles: ['clerk'], stages: PREPARING },
  recordCatalogItem: { label: '登记资源目录项', article: 6, roles: ['clerk'], stages: PREPARING },
  removeCatalogItem: { label: '删除资源目录项', article: 6, roles: ['clerk'], stages: PREPARING },
  stateNoData: { label: '声明无数据资源', article: 6, roles: ['clerk'], stages: PREPARING },
  confirmNoData: {
    label: '确认无数据声明',
    article: 6,
    roles: ['reviewer', 'bureauHead'],
    stages: PREPARING,
  },
  registerDocument: {
    label: '上传材料',
    article: null,
    roles: ['clerk', 'unitHead', 'participant', 'reviewer', 'bureauHead'],
    stages: ANY,
  },
  completeUpload: {
    label: '完成上传',
    article: null,
    roles: ['clerk', 'unitHead', 'participant', 'reviewer', 'bureauHead'],
    stages: ANY,
  },
  downloadDocument: {
    label: '下载材料',
    article: null,
    roles: [
      'clerk',
      'unitHead',
      'participant',
      'reviewer',
      'bureauHead',
      'finance',
      'audit',
      'leader',
      'expert',
    ],
    stages: ANY,
  },
  acceptDocument: { label: '材料校验通过', article: null, roles: ['system'], stages: ANY },
  refuseDocument: { label: '材料校验不通过', article: null, roles: ['system'], stages: ANY },
  submit: { label: '提交申报', article: 7, roles: ['unitHead'], stages: PREPARING },
  withdraw: { label: '撤回申报', article: 7, roles: ['unitHead'], stages: ['submitted', 'underReview'] },
  returnSubmission: {
    label: '退回修改',
    article: 7,
    roles: ['reviewer', 'bureauHead'],
    stages: ['submitted', 'underReview'],
  },
  startReview: { label: '安排评审', article: 7, roles: ['reviewer', 'bureauHead'], stages: ['submitted'] },
  draftOpinion: { label: '起草审核意见', article: 7, roles: ['reviewer'], stages: ['underReview'] },
  approve: { label: '批复', article: 8, roles: ['bureauHead'], stages: ['underReview'] },
  reject: { label: '不予批复', article: 8, roles: ['bureauHead'], stages: ['underReview'] },
  signPledge: { label: '签订主体责任书', article: 8, roles: ['unitHead'], stages: ['approved'] },
  startTender: {
    label: '启动采购',
    article: 4,
    roles: ['clerk', 'unitHead', 'reviewer', 'bureauHead'],
    stages: ['approved'],
  },
  handOver: { label: '移交中标结果', article: 4, roles: ['reviewer', 'bureauHead'], stages: ['tendering'] },
  confirmHandover: { label: '确认移交', article: 4, roles: ['clerk', 'unitHead'], stages: ['tendering'] },
  recordContract: { label: '登记合同', article: 16, roles: ['clerk', 'unitHead'], stages: CONTRACTING },
  fileContract: { label: '备案合同', article: 16, roles: ['clerk', 'unitHead'], stages: CONTRACTING },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;
