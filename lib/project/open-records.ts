import { type Breach, breach } from '../regulation/decision.ts';
import { actions } from './actions.ts';
import type { Context } from './command.ts';
import type { CommandName } from './commands/index.ts';
import { recipientOf } from './commands/recipient.ts';
import { owedQuarters } from './duties.ts';
import type { Project } from './project.ts';
import type { Recipient } from './records.ts';

/** Whether one of the records has not got it yet. */
const without = <K extends string>(records: Record<string, { [key in K]?: unknown }>, part: K): boolean =>
  Object.values(records).some((found) => found[part] === undefined);

const unreceived = (
  reports: Record<string, { receipts: Partial<Record<Recipient, unknown>> }>,
  { actor }: Context,
): boolean => {
  const recipient = recipientOf(actor);
  return !!recipient && Object.values(reports).some(({ receipts }) => !receipts[recipient]);
};

const unpassed = ({ rectifications }: Project) =>
  Object.values(rectifications).some(({ recheck }) => !recheck?.passed);

/** Commands on one record of several: whether there is one that they can be given on, and what is said where there is none. */
const targets: Partial<
  Record<CommandName, [open: (project: Project, context: Context) => boolean, none: string]>
> = {
  fileContract: [({ contracts }) => without(contracts, 'filing'), '没有尚未备案的合同'],
  decideChange: [({ changes }) => without(changes, 'decision'), '没有等待决定的变更申请'],
  reportQuarter: [
    (project, { rules, today }) =>
      owedQuarters(project, rules, today).length + Object.keys(project.quarterlyReports).length > 0,
    '没有应报告的季度',
  ],
  receiveQuarter: [
    (project, context) => unreceived(project.quarterlyReports, context),
    '没有等待您签收的季报',
  ],
  decideFunds: [({ fundRequests }) => without(fundRequests, 'decision'), '没有等待办理的资金申请'],
  respondRectification: [unpassed, '没有需要答复的整改'],
  recheckRectification: [unpassed, '没有等待复查的整改'],
  decideExtension: [({ extensions }) => without(extensions, 'decision'), '没有等待决定的延期申请'],
  receiveSelfEvaluation: [
    (project, context) => unreceived(project.selfEvaluations, context),
    '没有等待您签收的自评价报告',
  ],
  decideNetwork: [({ networkPermits }) => without(networkPermits, 'decision'), '没有等待决定的新建申请'],
  giveInformation: [
    ({ informationRequests }) => without(informationRequests, 'response'),
    '没有尚未答复的资料调取',
  ],
};

/** Why a command finds no record to be given on; the command itself, which names one, says more exactly. */
export function nothingOpen(name: CommandName, project: Project, context: Context): Breach[] {
  const [open, none] = targets[name] ?? [];
  if (!open || !none || open(project, context)) return [];
  return [breach('nothingOpen', actions[name].article, none)];
}
