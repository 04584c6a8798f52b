import type { CommandName } from '../../../../../lib/project/commands/index.ts';

/** Done when there is occasion, not because the project waits for it: offered below what it waits for. */
const OCCASIONAL: ReadonlySet<CommandName> = new Set([
  'recordConsultation',
  'recordCatalogItem',
  'stateNoData',
  'withdraw',
  'returnSubmission',
  'reject',
  'fileAdjustment',
  'applyChange',
  'requestFunds',
  'reportMajorEvent',
  'orderRectification',
  'suspend',
  'proposeTermination',
  'orderAcceptanceRectification',
  'applyExtension',
  'noteAuditOpinion',
  'requestInformation',
  'correct',
]);

export const isOccasional = (name: CommandName) => OCCASIONAL.has(name);

/** Ends or stops something. */
const DANGEROUS: ReadonlySet<CommandName> = new Set([
  'reject',
  'suspend',
  'proposeTermination',
  'cosignTermination',
]);

export const isDangerous = (name: CommandName) => DANGEROUS.has(name);

interface Topic {
  title: string;
  names: readonly CommandName[];
}

/** Occasional actions by what they are about; the first topic has all that is named in no other. */
const topics: readonly Topic[] = [
  { title: '申报与审核', names: [] },
  {
    title: '调整、变更与资金',
    names: ['fileAdjustment', 'applyChange', 'requestFunds', 'reportMajorEvent'],
  },
  { title: '验收', names: ['applyExtension', 'orderAcceptanceRectification'] },
  {
    title: '监督与审计',
    names: [
      'orderRectification',
      'suspend',
      'proposeTermination',
      'noteAuditOpinion',
      'requestInformation',
      'correct',
    ],
  },
];

const named = new Set(topics.flatMap(({ names }) => names));

/** The topics that have something in them, in their order. */
export const byTopic = (names: readonly CommandName[]): Topic[] =>
  topics
    .map(({ title, names: own }, i) => ({
      title,
      names: names.filter((name) => own.includes(name) || (i === 0 && !named.has(name))),
    }))
    .filter((topic) => topic.names.length > 0);
