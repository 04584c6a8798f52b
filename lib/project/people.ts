/** 角色 (RULES.md, "Roles"). */
export const roleLabels = {
  clerk: '经办',
  unitHead: '单位负责人',
  participant: '参建单位',
  reviewer: '大数据审核',
  bureauHead: '大数据负责人',
  finance: '财政',
  audit: '审计',
  leader: '领导',
  expert: '专家',
  admin: '系统管理',
} as const;
export type Role = keyof typeof roleLabels;

export interface Unit {
  unitId: string;
  name: string;
  /** 统一社会信用代码. */
  creditCode: string;
  /** 大数据工作主管部门 itself: its own projects need a countersignature (第四条). */
  isBureau?: boolean;
}

export interface Person {
  /** `sub` of the token. */
  userId: string;
  name: string;
  roles: Role[];
  unitId: string;
  unitName: string;
  isBureau: boolean;
  email: string;
}
