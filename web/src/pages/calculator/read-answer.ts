import type { Funds } from '../../../../lib/regulation/article-25-fund-gate.ts';
import type { Breach } from '../../../../lib/regulation/decision.ts';
import type { Lateness } from '../../../../lib/regulation/due-date.ts';
import type { RuleKindName } from '../../../../lib/regulation/rules.ts';
import type { RuleAnswer } from '../../api/answers.ts';
import { formatFen } from '../../money/fen.ts';
import { longDay } from '../../ui/day.ts';

export interface Line {
  label: string;
  value: string;
}

interface Due {
  nominalDue: string;
  effectiveDue: string;
  provisional: boolean;
  basisExpired: boolean;
}

interface Check {
  asOf: string;
  effectiveDue: string;
  status: string;
  overdueSince?: string;
  overdueDays?: number;
  funds: Funds;
}

/** All that the seven kinds may answer; which part is there depends on the kind and on what was asked. */
interface AnyAnswer extends Partial<Due>, Partial<Lateness> {
  applicable?: boolean;
  reason?: 'BEFORE_RULE' | 'NO_RULE_IN_FORCE';
  completedOn?: string;
  base?: string | null;
  opensOn?: string | null;
  status?: string | null;
  submission?: 'tooEarly' | 'onTime' | 'late';
  owed?: { quarter: string; effectiveDue: string; provisional: boolean }[];
  recipients?: { name: string }[];
  outcome?: 'filing' | 'change';
  adjustedFen?: number;
  cumulativeFen?: number;
  limitFen?: number;
  breaches?: Breach[];
  checks?: Check[];
  day?: string;
  count?: number;
}

/** The answer in lines to read and to copy. */
export function readAnswer(kind: RuleKindName, raw: RuleAnswer): { lines: Line[]; due?: Due } {
  const answer = raw as unknown as AnyAnswer;
  if (answer.applicable === false) return { lines: [{ label: '结论', value: notApplicable(answer.reason) }] };
  const lines = readers[kind](answer);
  return isDue(answer) ? { lines, due: answer } : { lines };
}

const isDue = (answer: Partial<Due>): answer is Due =>
  typeof answer.nominalDue === 'string' && typeof answer.effectiveDue === 'string';

const notApplicable = (reason: AnyAnswer['reason']) =>
  reason === 'BEFORE_RULE' ? '早于办法施行之日,不产生这项义务' : '没有在有效期内的规则可以适用';

const line = (label: string, value: string | undefined | null): Line[] => (value ? [{ label, value }] : []);
const dayLine = (label: string, day: string | undefined | null) => line(label, day ? longDay(day) : day);
const money = (label: string, fen: number | undefined) =>
  line(label, fen === undefined ? undefined : `${formatFen(fen)} 元`);

const lateLine = ({ onTime, lateCalendarDays, lateWorkingDays }: AnyAnswer): Line[] =>
  onTime === undefined
    ? []
    : line('结论', onTime ? '按期' : `逾期 ${lateCalendarDays} 天(其中工作日 ${lateWorkingDays} 天)`);

const statusLabels: Record<string, string> = {
  waitingForBase: '还没有验收或投入使用,等待起算,不算逾期',
  notOpen: '窗口还没有开始,不予受理',
  open: '可以报送',
  overdue: '已逾期',
};
const submissionLabels = { tooEarly: '报送过早,不予受理', onTime: '按期报送', late: '逾期报送' };

const readers: Record<RuleKindName, (answer: AnyAnswer) => Line[]> = {
  contractFiling: (a) => [...dayLine('最晚备案日', a.effectiveDue), ...lateLine(a)],
  acceptanceApplication: (a) => [
    ...dayLine('项目完成日', a.completedOn),
    ...dayLine('最晚申请验收日', a.effectiveDue),
    ...lateLine(a),
  ],
  selfEvaluation: (a) => [
    ...dayLine('起算日', a.base),
    ...dayLine('可以报送之日', a.opensOn),
    ...dayLine('最晚报送日', a.effectiveDue),
    ...line('状态', a.status ? statusLabels[a.status] : undefined),
    ...line('结论', a.submission && submissionLabels[a.submission]),
  ],
  quarterlyReports: ({ owed = [], recipients = [] }) => [
    ...line('应报季度', owed.length === 0 ? '没有' : `共 ${owed.length} 个`),
    ...owed.map(({ quarter, effectiveDue, provisional }) => ({
      label: quarterLabel(quarter),
      value: `最晚 ${longDay(effectiveDue)}${provisional ? '(暂定)' : ''}`,
    })),
    ...line('报送', recipients.map(({ name }) => name).join('、')),
  ],
  contentAdjustment: (a) => [
    ...line('结论', a.outcome === 'filing' ? '可以自行调整,同时备案' : '应履行项目变更手续'),
    ...money('本次调整额', a.adjustedFen),
    ...money('累计调整额', a.cumulativeFen),
    ...money('上限', a.limitFen),
    ...line('不符合之处', a.breaches?.map(({ message }) => message).join('\n')),
  ],
  acceptanceTimeline: ({ checks = [] }) => checks.map(checkLine),
  workingDays: ({ day, count }) => [
    ...dayLine('到这一天', day),
    ...line('工作日', count === undefined ? undefined : `${count} 个`),
  ],
};

/** 2023Q4 → 2023年第四季度 */
const quarterLabel = (quarter: string) =>
  `${quarter.slice(0, 4)}年第${'一二三四'.charAt(Number(quarter.slice(-1)) - 1)}季度`;

const checkLabels: Record<string, string> = {
  open: '未逾期',
  overdue: '已逾期',
  done: '已按期提出验收申请',
  doneLate: '已提出验收申请(逾期提出)',
};

function checkLine({ asOf, effectiveDue, status, overdueSince, overdueDays, funds }: Check): Line {
  const overdue = overdueSince ? `,自 ${overdueSince} 起 ${overdueDays} 天` : '';
  const money = [
    ['建设资金', funds.construction],
    ['验收后款项', funds.afterAcceptance],
    ['运行维护经费', funds.operation],
  ] as const;
  return {
    label: `截至 ${asOf}`,
    value: [
      `${checkLabels[status] ?? status}${overdue};期限 ${longDay(effectiveDue)}`,
      ...money.map(
        ([name, fund]) => `${name}:${fund.status === 'open' ? '可付' : '不可付'}(${fund.reasons.join(';')})`,
      ),
    ].join('\n'),
  };
}
