import type { CommandName } from '../../../../../lib/project/commands/index.ts';
import type { Stage } from '../../../../../lib/project/project.ts';
import type { ProjectView } from '../../../../../lib/project/view.ts';
import { openRectifications, owedQuarters } from './open-records.ts';

const ACCEPTING: readonly Stage[] = ['completed', 'acceptanceApplied', 'acceptanceReview', 'rectifying'];

const never = () => false;
const accepting = ({ stage }: ProjectView) => ACCEPTING.includes(stage);

/** Actions that can be done for long before anybody waits for them, and when the project does wait. */
const awaited: Partial<Record<CommandName, (project: ProjectView) => boolean>> = {
  recordConsultation: never,
  recordCatalogItem: never,
  stateNoData: never,
  withdraw: never,
  returnSubmission: never,
  reject: never,
  recordContract: ({ stage }) => stage !== 'inConstruction',
  completeContract: never,
  fileAdjustment: never,
  applyChange: never,
  requestFunds: never,
  reportMajorEvent: never,
  reportQuarter: (project) => owedQuarters(project).length > 0,
  registerCatalog: (project) => accepting(project) && !project.catalogRegistration,
  confirmSharing: ({ catalogRegistration }) => !catalogRegistration?.confirmed,
  answerSecurity: (project) => accepting(project) && !project.security,
  applyExtension: never,
  orderAcceptanceRectification: never,
  startOperation: ({ stage }) => stage === 'acceptanceFiled',
  settle: ({ settlement }) => !settlement,
  orderRectification: never,
  recheckRectification: (project) => openRectifications(project).some(({ response }) => response),
  suspend: never,
  proposeTermination: never,
  applyNetwork: never,
  urge: never,
  recordAccountability: never,
  noteAuditOpinion: never,
  requestInformation: never,
  correct: never,
};

/** Whether the project waits for it, so that its button stands out. */
export const isAwaited = (name: CommandName, project: ProjectView) => awaited[name]?.(project) ?? true;

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

/** What is there for the occasion, by what it is about; the first topic has all that is named in no other. */
const topics: readonly Topic[] = [
  { title: '申报与审核', names: [] },
  { title: '合同与季报', names: ['recordContract', 'completeContract', 'reportQuarter', 'reportMajorEvent'] },
  { title: '调整与资金', names: ['fileAdjustment', 'applyChange', 'requestFunds'] },
  {
    title: '验收与运行',
    names: [
      'applyExtension',
      'registerCatalog',
      'confirmSharing',
      'answerSecurity',
      'orderAcceptanceRectification',
      'startOperation',
      'settle',
    ],
  },
  {
    title: '监督与审计',
    names: [
      'orderRectification',
      'recheckRectification',
      'suspend',
      'proposeTermination',
      'applyNetwork',
      'noteAuditOpinion',
      'urge',
      'recordAccountability',
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
