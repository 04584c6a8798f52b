export type ReadingId =
  | 'R1'
  | 'R2'
  | 'R3'
  | 'R4'
  | 'R5'
  | 'R6'
  | 'R7'
  | 'R8'
  | 'R9'
  | 'R10'
  | 'R11'
  | 'R12'
  | 'R13';

export interface Reading {
  id: ReadingId;
  title: string;
  text: string;
  /** The parameters (of `RuleParameters`) and functions that carry it: what to change to read the text otherwise. */
  governs: readonly string[];
}

/** Where the regulation's text is silent or ambiguous, this is how the product reads it. */
export const readings: readonly Reading[] = [
  {
    id: 'R1',
    title: '起算与届满',
    text: '触发之日不计入期间;期限最后一日截至北京时间24:00,当日办理算按期(参照民法典第二百零一条、第二百零三条)。',
    governs: ['addWorkingDays', 'lateness', 'shanghaiDay'],
  },
  {
    id: 'R2',
    title: '工作日',
    text: '工作日按国务院办公厅年度放假通知确定,调休上班的星期六、星期日是工作日。',
    governs: ['dayInfo', 'withYear'],
  },
  {
    id: 'R3',
    title: '按月计算',
    text: '到期日为目标月的相同日,没有相同日的为该月最后一日;均从起算日一次推算,不逐月累推。',
    governs: ['addMonths'],
  },
  {
    id: 'R4',
    title: '末日顺延',
    text: '期间最后一日不是工作日的,顺延至下一个工作日(含调休上班日);期间的开始日不移动。名义到期日与实际到期日同时列明。',
    governs: ['nextWorkingDay', 'dueOn'],
  },
  {
    id: 'R5',
    title: '季度报告',
    text: '批复日早于季度末、且季度末当日及以前未验收也未终止的,应报告该季度;暂停期间照报;无事项以零报告报送。',
    governs: ['reportedQuarterEnds', 'quarterlyReportDaysAfterQuarterEnd'],
  },
  {
    id: 'R6',
    title: '自评价窗口',
    text: '以验收日和投入使用日中较晚者为起点,满12个月之日至满24个月之日(末日顺延)为窗口,首尾均含;未投入使用的等待,不算逾期;窗口开始前不予受理。',
    governs: ['evaluationBase', 'selfEvaluationWindow', 'evaluationFromMonths', 'evaluationToMonths'],
  },
  {
    id: 'R7',
    title: '百分之十五',
    text: '以分为单位按整数计算,“不超过”含本数;调整额取各预算明细增加合计与减少合计中较大者,不相抵;自最近一次概算批复起累计,变更获批后重新累计。',
    governs: ['adjustedFen', 'adjustmentLimitFen', 'adjustmentLimitPercent'],
  },
  {
    id: 'R8',
    title: '延期',
    text: '批准的延期日期取代原到期日;延期次数不限,每次均留存记录。',
    governs: ['acceptanceStanding'],
  },
  {
    id: 'R9',
    title: '延期申请的效力',
    text: '到期日当日及以前提出的延期申请,未决期间不算逾期;不予批准的,自到期日次日起算逾期。到期后提出的申请不停止逾期。',
    governs: ['acceptanceStanding'],
  },
  {
    id: 'R10',
    title: '规则的效力期间',
    text: '触发日在规则有效期内(首尾均含)的义务适用该规则;失效后继续跟踪并标注依据已失效。此后触发的,在新规则施行前无规则可适用。规则施行前已验收的项目不适用。',
    governs: ['governing', 'validFrom', 'validThrough', 'dueOn'],
  },
  {
    id: 'R11',
    title: '合同与完工',
    text: '每份正式合同(含补充协议)各有一项备案义务;项目完成日为各合同完成日中最晚者。',
    governs: ['contractFilingDue', 'projectCompletedOn'],
  },
  {
    id: 'R12',
    title: '资金闸口',
    text: '运行维护经费和验收后支付的款项在验收前不予拨付;验收义务逾期期间,全部后续建设资金暂停。验收申请(包括逾期申请)自提出之日起终止逾期,逾期记录保留。',
    governs: ['fundGate', 'acceptanceStanding'],
  },
  {
    id: 'R13',
    title: '涉密项目',
    text: '声明涉及国家秘密的项目在第一问即不予受理,只留存“不予受理、单位、时间”。',
    governs: ['decideStateSecret', 'stateSecretRefusal'],
  },
];
