import { decisions, projects, rulesInForce, type WithAccess } from './access.ts';

/**
 * The schedules, declared once: EventBridge rules in the cloud, croner on one machine. `cron` is EventBridge's own
 * (UTC; weekdays count from 1 = Sunday), and a function gets the EventBridge "Scheduled Event" with its time in it.
 */
export interface Schedule {
  name: string;
  /** EventBridge cron, UTC. */
  cron: string;
  /** Entry file, which exports `handler`. */
  entry: string;
  description: string;
}

/** Looks for duties that have come due, and records who is to be reminded. */
const reminding = [
  rulesInForce,
  { actions: ['query'], keys: ['USERS'] },
  { actions: ['update'], keys: ['P#'] },
  { actions: ['put'], keys: ['REM#'] },
] as const;

export const schedules = [
  {
    name: 'quarterly-report-check',
    cron: 'cron(40 23 * * ? *)',
    entry: 'functions/schedules/quarterly-report-check.ts',
    description: '每日北京时间 7:40:季报开报、季末前最后工作日提醒、逾期未报名单,记入提醒台账',
    access: { table: reminding, indexes: ['due'] },
  },
  {
    name: 'evaluation-window-check',
    cron: 'cron(50 23 * * ? *)',
    entry: 'functions/schedules/evaluation-window-check.ts',
    description: '每日北京时间 7:50:自评价窗口开启、过半、最后 90 天、到期,等保复测、密评,记入提醒台账',
    access: { table: reminding, indexes: ['due'] },
  },
  {
    name: 'due-check',
    cron: 'cron(0 0 * * ? *)',
    entry: 'functions/schedules/due-check.ts',
    description: '每日北京时间 8:00:查找到期的提醒和新季度的项目,每人每日一封汇总邮件',
    access: { table: reminding, indexes: ['due'], bus: 'publish' },
  },
  {
    name: 'mail-retry',
    cron: 'cron(15 0/3 * * ? *)',
    entry: 'functions/schedules/mail-retry.ts',
    description: '每三小时:邮件服务器未收下的、发到一半中断的邮件再发一次',
    access: { table: [{ actions: ['update'], keys: ['MAIL#'] }], indexes: ['due'], bus: 'publish' },
  },
  {
    name: 'chain-check',
    cron: 'cron(20 0 * * ? *)',
    entry: 'functions/schedules/chain-check.ts',
    description: '每日北京时间 8:20:逐条重算历史链,每日至多 4,000 个项目,轮流全部核对,断开即告警',
    access: {
      table: [
        { actions: ['query'], keys: ['P#'] },
        { actions: ['get', 'put'], keys: ['CHAINS'] },
      ],
      indexes: ['city'],
      bus: 'publish',
    },
  },
  {
    name: 'chain-digest',
    cron: 'cron(30 0 * * ? *)',
    entry: 'functions/schedules/chain-digest.ts',
    description: '每日北京时间 8:30:全市各项目历史的链头,发给审计人员',
    access: { bus: 'publish' },
  },
  {
    name: 'upload-sweep',
    cron: 'cron(30 0/3 * * ? *)',
    entry: 'functions/schedules/upload-sweep.ts',
    description: '每三小时:登记满七天仍未传完的材料,收回登记;扫描没有完成的材料,再扫一次',
    access: {
      table: [projects, rulesInForce, decisions],
      indexes: ['due'],
      documents: ['multipart'],
      bus: 'publish',
    },
  },
] as const satisfies readonly (Schedule & WithAccess)[];
