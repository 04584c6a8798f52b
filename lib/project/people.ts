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
  /** Names it had, each with its last day. */
  formerNames?: { name: string; until: string }[];
  /** 并入: the unit that took over its people and projects. */
  mergedInto?: { unitId: string; on: string };
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
  /** 代办: whom this person may stand in for, and on which days. */
  deputyFor?: Deputyship[];
  /** Set on the person as whom a deputy acts: who is stood in for. */
  onBehalfOf?: { userId: string; name: string };
  /** 提醒设置: kinds of duties that are not reminded of before they are overdue. */
  notifications?: { off: string[] };
  /** 日历订阅: SHA-256 of the secret in the link that the person made last. */
  calendarFeed?: { secretHash: string; madeAt: string };
  /** 离任: from this day the person can do and see nothing; the record stays. */
  disabledOn?: string;
}

/** One time-boxed 代办, as the deputy's own record carries it; both days are included. */
export interface Deputyship {
  deputyId: string;
  from: string;
  to: string;
  principal: Pick<Person, 'userId' | 'name' | 'roles' | 'unitId' | 'unitName' | 'isBureau'>;
}
