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

export const schedules = [
  {
    name: 'due-check',
    cron: 'cron(0 0 * * ? *)',
    entry: 'functions/schedules/due-check.ts',
    description: '每日北京时间 8:00:查找到期的提醒和新季度的项目,逐条发布,由邮件与义务函数办理',
    access: {
      table: [rulesInForce, { actions: ['update'], keys: ['P#'] }],
      indexes: ['due'],
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
    cron: 'cron(30 18 * * ? *)',
    entry: 'functions/schedules/upload-sweep.ts',
    description: '每日北京时间 2:30:登记满七天仍未传完的材料,收回登记',
    access: {
      table: [projects, rulesInForce, decisions],
      indexes: ['due'],
      documents: ['multipart'],
    },
  },
] as const satisfies readonly (Schedule & WithAccess)[];
