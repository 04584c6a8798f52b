import type { CommandName } from '../../../../../lib/project/commands/index.ts';
import { recipientOf } from '../../../../../lib/project/commands/recipient.ts';
import type { Person } from '../../../../../lib/project/people.ts';
import type { Contract } from '../../../../../lib/project/project.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import type { Option } from '../../../ui/options.ts';
import { unreturnedFen } from '../records/surplus.ts';

/** The records an action can still be applied to: what its form offers, and whether there is anything to offer. */

export const unfiledContracts = ({ contracts }: ProjectView) => contracts.filter(({ filing }) => !filing);

export const openContracts = ({ contracts }: ProjectView) =>
  contracts.filter(({ filing, completion }) => filing && !completion);

export const contractOptions = (contracts: readonly Contract[]): Option<string>[] =>
  contracts.map(({ contractId, name, signedOn }) => ({
    value: contractId,
    label: `${name}(${signedOn} 签订)`,
  }));

export const openChanges = ({ changes }: ProjectView) => changes.filter(({ decision }) => !decision);

export const openFundRequests = ({ fundRequests }: ProjectView) =>
  fundRequests.filter(({ decision }) => !decision);

export const openExtensions = ({ extensions }: ProjectView) => extensions.filter(({ decision }) => !decision);

export const openRectifications = ({ rectifications }: ProjectView) =>
  rectifications.filter(({ recheck }) => !recheck?.passed);

export const openInformationRequests = ({ informationRequests }: ProjectView) =>
  informationRequests.filter(({ response }) => !response);

export const openPermits = ({ networkPermits }: ProjectView) =>
  networkPermits.filter(({ decision }) => !decision);

/** Quarters whose report is owed and not there yet. */
export const owedQuarters = ({ obligations }: ProjectView) =>
  obligations.filter(({ kind, doneOn, status }) => {
    return kind === 'quarterlyReport' && !doneOn && status !== 'notApplicable';
  });

const unreceived = <T extends { receipts: object }>(reports: readonly T[], me: Person | undefined) => {
  const recipient = me && recipientOf(me);
  return recipient ? reports.filter(({ receipts }) => !(recipient in receipts)) : [];
};

export const unreceivedReports = ({ quarterlyReports }: ProjectView, me: Person | undefined) =>
  unreceived(quarterlyReports, me);

export const unreceivedEvaluations = ({ selfEvaluations }: ProjectView, me: Person | undefined) =>
  unreceived(selfEvaluations, me);

interface Target {
  records: (project: ProjectView) => readonly unknown[];
  none: string;
}

/** Not refused by the API, and pointless all the same; what it refuses for want of a record it says itself. */
const targets: Partial<Record<CommandName, Target>> = {
  completeContract: { records: openContracts, none: '没有已备案而未完成的合同' },
  confirmHandover: {
    records: ({ fields }) => (fields.procurementMode === 'unit' ? [] : [fields]),
    none: '建设单位自行采购的项目没有移交',
  },
  returnSurplus: {
    records: (project) => (project.settlement && unreturnedFen(project) === 0 ? [] : [project]),
    none: '没有节余,或者已经退清',
  },
  decideCloudException: {
    records: ({ fields }) => (fields.cloudExceptionReason ? [fields] : []),
    none: '本项目部署在市电子政务云',
  },
};

/** Why an action has nothing to act on; undefined where it has. */
export function nothingFor(name: CommandName, project: ProjectView) {
  const refused = project.actions.find((action) => action.name === name)?.reasons ?? [];
  const said = refused.find(({ code }) => code === 'nothingOpen');
  if (said) return said.message;
  const target = targets[name];
  return target && target.records(project).length === 0 ? target.none : undefined;
}

/** Duties with a day, not met yet: what can be urged. */
export const awaitedObligations = ({ obligations }: ProjectView) =>
  obligations
    .filter(({ status }) => status === 'open' || status === 'dueSoon' || status === 'overdue')
    .filter(({ due }) => due?.applicable);
