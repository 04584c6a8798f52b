import type { Change } from '../../../../lib/project/events.ts';
import { type Role, roleLabels } from '../../../../lib/project/people.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { RecordValue } from '../../ui/record-value.tsx';

/** Fields of the directory and of the rules; those of a project have their own list. */
const labels: Record<string, string> = {
  userId: '用户标识',
  name: '名称',
  email: '邮箱',
  roles: '角色',
  unitId: '单位标识',
  unitName: '单位名称',
  isBureau: '大数据主管部门',
  creditCode: '统一社会信用代码',
  formerNames: '曾用名',
  mergedInto: '并入',
  disabledOn: '离任日期',
  deputyFor: '代办',
  notifications: '不再提醒的事项',
  deputyId: '代办编号',
  principal: '被代办人',
  deputy: '代办人',
  from: '起',
  to: '止',
  endedOn: '提前结束',
  createdBy: '设定人',
  until: '至',
  on: '日期',
  id: '标识',
  documentNumber: '文号',
  basis: '依据',
  validFrom: '施行日期',
  validThrough: '失效日期',
  active: '启用',
  parameters: '参数',
  year: '年度',
  holidays: '放假',
  makeUpDays: '调休上班',
  amendedBy: '修改文号',
  reading: '口径',
  text: '内容',
  decidedOn: '作出日期',
  contractFilingWorkingDays: '合同备案工作日数',
  adjustmentLimitPercent: '自行调整上限(%)',
  quarterlyReportDaysAfterQuarterEnd: '季报:季度末后天数',
  acceptanceMonths: '验收申请月数',
  evaluationFromMonths: '自评价窗口开始(月)',
  evaluationToMonths: '自评价窗口结束(月)',
  fundGate: '资金管控',
  majorEventDelayDays: '重大延误天数',
  majorEventLossPercent: '重大损失比例(%)',
  mlpsRetestMonths: '等级测评间隔(月)',
  level2: '二级',
  level3: '三级',
  cryptographyAssessmentMonths: '密评间隔(月)',
};

/** `parameters.acceptanceMonths` → 参数 · 验收申请月数. */
const label = (path: string) =>
  path
    .split('.')
    .map((part) => labels[part] ?? (/^\d+$/.test(part) ? `第 ${Number(part) + 1} 项` : part))
    .join(' · ');

const words: Record<string, string> = { staged: '分段管控', strict: '全程管控', ...roleLabels };
const said = (value: unknown): unknown =>
  typeof value === 'string'
    ? (words[value as Role] ?? value)
    : Array.isArray(value)
      ? value.map(said)
      : value;

/** Before and after of an entry that is no project's. */
export const PlainChanges = ({ changes }: { changes: readonly Change[] }) => (
  <DataTable
    caption="前后变化"
    rows={changes}
    keyOf={({ field }) => field}
    columns={[
      { title: '内容', cell: ({ field }) => label(field) },
      { title: '之前', cell: ({ field, before }) => <RecordValue field={field} value={said(before)} /> },
      { title: '之后', cell: ({ field, after }) => <RecordValue field={field} value={said(after)} /> },
    ]}
  />
);
