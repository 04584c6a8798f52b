import { decisions, projects, rulesInForce, type WithAccess } from './access.ts';
import { noticedEvents } from './mail/event-notices.ts';
import type { RulesActName } from './regulation/rule-sets/acts.ts';

/**
 * Who listens to what, declared once: EventBridge rule → queue (with a dead-letter queue) → function in the cloud, the
 * journalled bus on one machine. A function gets an SQS event whose record bodies are EventBridge events, one per record;
 * it answers with `batchItemFailures` and must survive a repetition.
 */
export interface Subscription {
  name: string;
  /** EventBridge pattern; only these two fields are used, each value compared whole. */
  pattern: { source: readonly string[]; 'detail-type'?: readonly string[] };
  /** Entry file, which exports `handler`. */
  entry: string;
  description: string;
  /** How long one message may take, where two minutes are not enough; then each comes alone. */
  minutes?: number;
}

/** `source` of what the stream function publishes: one message per project event, `detail-type` = the event's type. */
export const PROJECT_EVENTS = 'egov.project';
/** `source` of what the daily look at what is due publishes: one message a person for whom a reminder waits. */
export const REMINDERS = 'egov.reminder';
export const DIGEST_DUE = 'digestDue';
/** `source` of what is owed once a day whatever happened. */
export const DIGESTS = 'egov.digest';
/** Its `detail-type` for histories that no longer hold. */
export const CHAIN_BROKEN = 'chainBroken';
/** `source` of what the stream function publishes of an administrator's act on the rules; `detail-type` = the act. */
export const RULE_CHANGES = 'egov.rules';
/** `source` of one message per project whose duties are to be projected anew: new rules, or a new quarter. */
export const DUTIES = 'egov.duties';
export const PROJECT_ANEW = 'projectAnew';
/** `source` of what asks for a document to be looked at (again): left when the scanner was away, or its event was lost. */
export const DOCUMENT_CHECKS = 'egov.documents';
export const CHECK_DUE = 'documentCheckDue';
/** What makes duties be projected anew: acts on the rules that may move one (an interpretation moves none), and a project's turn. */
const DUTY_MESSAGES = [
  'ruleSetLoaded',
  'ruleSetActivated',
  'ruleSetDeactivated',
  'calendarLoaded',
  PROJECT_ANEW,
] as const satisfies readonly (RulesActName | typeof PROJECT_ANEW)[];

/** Claims a mail, sends it, and says what became of it. */
const mailLedger = { actions: ['get', 'put', 'update'], keys: ['MAIL#'] } as const;
const mailWording = { actions: ['query'], keys: ['MAILTEXT#'] } as const;

export const subscriptions = [
  {
    name: 'mail',
    pattern: { source: [PROJECT_EVENTS], 'detail-type': noticedEvents },
    entry: 'functions/mail/index.ts',
    description: '项目事件 → 邮件,每个收件人一封',
    access: {
      table: [
        { actions: ['query'], keys: ['P#', 'USERS'] },
        { actions: ['get'], keys: ['P#'] },
        rulesInForce,
        mailLedger,
        mailWording,
      ],
      mail: 'send',
    },
  },
  {
    name: 'digest-mail',
    pattern: { source: [REMINDERS], 'detail-type': [DIGEST_DUE] },
    entry: 'functions/mail/digest.ts',
    description: '到期提醒 → 每人每日一封汇总邮件',
    access: {
      table: [
        { actions: ['query'], keys: ['P#', 'USERS'] },
        rulesInForce,
        { actions: ['batchGet', 'update'], keys: ['REM#'] },
        mailLedger,
        mailWording,
      ],
      mail: 'send',
    },
  },
  {
    name: 'chain-digest-mail',
    pattern: { source: [DIGESTS], 'detail-type': ['chainDigestDue', CHAIN_BROKEN] },
    entry: 'functions/mail/chain-digest.ts',
    description: '链头日报 → 审计人员;历史链断开 → 审计与系统管理员;每人每日一封',
    access: {
      table: [
        { actions: ['query'], keys: ['USERS'] },
        { actions: ['get'], keys: ['CHAINS'] },
        mailLedger,
        mailWording,
      ],
      indexes: ['city'],
      mail: 'send',
    },
  },
  {
    name: 'document-check',
    pattern: {
      source: ['aws.s3', 'aws.guardduty', DOCUMENT_CHECKS],
      'detail-type': ['Object Created', 'GuardDuty Malware Protection Object Scan Result', CHECK_DUE],
    },
    entry: 'functions/documents/check.ts',
    description: '对象已存储 → 校验大小、摘要、类型与恶意代码',
    minutes: 10,
    access: { table: [projects, rulesInForce, decisions], documents: ['inspect', 'keep', 'setAside'] },
  },
  {
    name: 'archive',
    pattern: { source: [PROJECT_EVENTS], 'detail-type': ['archiveRequested'] },
    entry: 'functions/documents/make-archive.ts',
    description: '申请项目资料包 → 打包,备好后告知申请人',
    minutes: 15,
    access: {
      table: [
        { actions: ['query'], keys: ['P#', 'USERS'] },
        { actions: ['get'], keys: ['P#', 'RULES'] },
        mailLedger,
        mailWording,
      ],
      documents: ['inspect', 'multipart', 'setAside'],
      mail: 'send',
    },
  },
  {
    name: 'acceptance-package',
    pattern: { source: [PROJECT_EVENTS], 'detail-type': ['acceptancePackageRequested'] },
    entry: 'functions/forms/make-package.ts',
    description: '申请验收备案材料包 → 打包,备好后告知申请人',
    minutes: 15,
    access: {
      table: [
        { actions: ['query'], keys: ['P#', 'USERS'] },
        { actions: ['get'], keys: ['P#', 'RULES'] },
        mailLedger,
        mailWording,
      ],
      documents: ['inspect', 'multipart', 'setAside'],
      mail: 'send',
    },
  },
  {
    name: 'duties',
    pattern: { source: [RULE_CHANGES, DUTIES], 'detail-type': DUTY_MESSAGES },
    entry: 'functions/duties/index.ts',
    description: '规则或日历变更、新季度开始 → 逐个项目重新推算义务',
    access: { table: [projects, rulesInForce, decisions], indexes: ['city'], bus: 'publish' },
  },
  {
    name: 'statistics',
    pattern: { source: [PROJECT_EVENTS, DUTIES] },
    entry: 'functions/reports/count.ts',
    description: '项目事件 → 统计计数,重复、乱序、重启后仍准确',
    access: { table: [projects, rulesInForce, { actions: ['batchGet', 'put'], keys: ['STATS', 'STAT#'] }] },
  },
] as const satisfies readonly (Subscription & WithAccess)[];

/** The table's stream → EventBridge. It gets a DynamoDB stream event (NEW_IMAGE) and answers with `batchItemFailures`. */
export const streamFunction = {
  name: 'stream',
  entry: 'functions/stream/index.ts',
  description: '数据表变更流 → 事件总线,每个项目事件、每次规则变更一条',
  access: { bus: 'publish' },
} as const satisfies WithAccess & { name: string; entry: string; description: string };
