import { type Role, roleLabels } from '../project/people.ts';

/** Made-up people and units of a real city, to try the product with (DEMO). */
type SampleUnitKind = 'department' | 'bureau' | 'finance' | 'audit' | 'government' | 'town' | 'thirdParty';

export interface SampleUnit {
  unitId: string;
  name: string;
  /** 统一社会信用代码: made up, with a right check character (GB 32100). */
  creditCode: string;
  kind: SampleUnitKind;
}

export interface SamplePerson {
  /** Subject of the tokens. */
  userName: string;
  name: string;
  roles: readonly Role[];
  unitId: string;
  unitName: string;
  email: string;
}

export const sampleUnits = [
  { unitId: 'edu', name: '市教育和体育局', creditCode: '11370782004273102F', kind: 'department' },
  { unitId: 'health', name: '市卫生健康局', creditCode: '11370782004273612W', kind: 'department' },
  { unitId: 'bureau', name: '市大数据局', creditCode: '11370782MB2841073N', kind: 'bureau' },
  { unitId: 'finance', name: '市财政局', creditCode: '11370782004272484P', kind: 'finance' },
  { unitId: 'audit', name: '市审计局', creditCode: '11370782004272644Y', kind: 'audit' },
  { unitId: 'government', name: '市政府', creditCode: '11370782004272054X', kind: 'government' },
  { unitId: 'mizhou', name: '密州街道', creditCode: '11370782004281102Q', kind: 'town' },
  { unitId: 'institute', name: '市信息化专家库', creditCode: '12370782493527168W', kind: 'thirdParty' },
] as const satisfies readonly SampleUnit[];

type UnitId = (typeof sampleUnits)[number]['unitId'];

export const samplePeople: readonly SamplePerson[] = [
  person('clerk-edu', '王敏', 'clerk', 'edu'),
  person('head-edu', '李建国', 'unitHead', 'edu'),
  person('clerk-health', '赵静', 'clerk', 'health'),
  person('head-health', '孙志强', 'unitHead', 'health'),
  person('clerk-bureau', '徐丽娜', 'clerk', 'bureau'),
  person('head-bureau', '高建军', 'unitHead', 'bureau'),
  person('reviewer', '周洁', 'reviewer', 'bureau'),
  person('bureau-head', '郑海涛', 'bureauHead', 'bureau'),
  person('finance', '冯丽', 'finance', 'finance'),
  person('audit', '陈刚', 'audit', 'audit'),
  person('leader', '韩志远', 'leader', 'government'),
  person('expert', '吴明', 'expert', 'institute'),
  person('participant-town', '刘洋', 'participant', 'mizhou'),
  person('admin', '何伟', 'admin', 'bureau'),
];

function person(userName: string, name: string, role: Role, unitId: UnitId): SamplePerson {
  const unitName = sampleUnits.find((unit) => unit.unitId === unitId)?.name ?? unitId;
  return { userName, name, roles: [role], unitId, unitName, email: `${userName}@example.gov.cn` };
}

export const describePerson = ({ name, roles, unitName }: SamplePerson): string =>
  `${name}(${roles.map((role) => roleLabels[role]).join('、')},${unitName})`;
