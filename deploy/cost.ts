import { subscriptions } from '../lib/subscriptions.ts';

/**
 * `npm run cost`: what a month on AWS comes to, by the quantities that a project causes and the price list of one region. A test holds
 * docs/deploy.md to it.
 */
interface Item {
  name: string;
  /** What a project causes in a month, and what there is without any. */
  perProject: number;
  fixed?: number;
  free?: number;
  unit: string;
  /** US dollars for `per` units. */
  price: number;
  per: number;
  /** Where the price was last seen, and for which region if for another. */
  seen: string;
  /** Grows with what was kept in earlier months. */
  kept?: boolean;
}

/** What the price list of ap-southeast-1 said, as public repositories and documents on GitHub copied it. */
const priceList = (month: string, copy: string) => `AWS 价目表 ${month}(${copy})`;
const SPOH = priceList('2026-09', 'aadk979/SPOH_2027');
const BIZZYBEE = priceList('2026-09', 'BizzyBee runtime review');
const LAKEHOUSE = priceList('2026-08', 'con0097275/aws-cdc-lakehouse-data-platform');
const MAINLINE = priceList('2026-08', 'Shaugato/mainline');

const MILLION = 1e6;
const GB = 1000;
/** Lambda asks each queue with five pollers, twenty seconds each. */
const POLLS = subscriptions.length * 5 * ((30 * 24 * 3600) / 20);

const items: readonly Item[] = [
  {
    name: 'Lambda 调用',
    perProject: 150,
    unit: '次',
    price: 0.2,
    per: MILLION,
    seen: MAINLINE,
  },
  {
    name: 'Lambda 时间 (arm64)',
    perProject: 17,
    unit: 'GB·秒',
    price: 13.3334,
    per: MILLION,
    seen: MAINLINE,
  },
  { name: 'HTTP API', perProject: 80, unit: '次', price: 1.25, per: MILLION, seen: SPOH },
  { name: 'DynamoDB 写', perProject: 700, unit: '写单位', price: 0.71, per: MILLION, seen: BIZZYBEE },
  { name: 'DynamoDB 读', perProject: 2000, unit: '读单位', price: 0.1425, per: MILLION, seen: BIZZYBEE },
  {
    name: 'DynamoDB 存储与时间点恢复',
    perProject: 0.3,
    unit: 'MB',
    price: 0.285 + 0.228,
    per: GB,
    seen: `存储 bookpanda/openexam 2025;恢复 ${BIZZYBEE}`,
    kept: true,
  },
  { name: 'S3 存储', perProject: 30, unit: 'MB', price: 0.025, per: GB, seen: SPOH, kept: true },
  { name: 'S3 请求', perProject: 20, unit: '次', price: 0.005, per: 1000, seen: LAKEHOUSE },
  { name: '下载流量', perProject: 20, free: 100 * GB, unit: 'MB', price: 0.12, per: GB, seen: SPOH },
  {
    name: 'EventBridge',
    perProject: 25,
    unit: '条',
    price: 1,
    per: MILLION,
    seen: 'cloudburn.io 2026-03(us-east-1)',
  },
  {
    name: 'SQS',
    perProject: 180,
    fixed: POLLS,
    free: MILLION,
    unit: '次',
    price: 0.4,
    per: MILLION,
    seen: 'cloudburn.io 2026-03(us-east-1)',
  },
  { name: 'KMS 请求', perProject: 30, unit: '次', price: 0.03, per: 10_000, seen: LAKEHOUSE },
  { name: '日志写入', perProject: 0.3, unit: 'MB', price: 0.7, per: GB, seen: SPOH },
  {
    name: 'CloudTrail 数据事件',
    perProject: 500,
    unit: '条',
    price: 0.1,
    per: 100_000,
    seen: 'aws.amazon.com/cloudtrail/pricing',
  },
  { name: '告警', perProject: 0, fixed: 100, unit: '个', price: 0.1, per: 1, seen: SPOH },
  {
    name: 'KMS 密钥',
    perProject: 0,
    fixed: 1,
    unit: '把',
    price: 1,
    per: 1,
    seen: 'aws.amazon.com/kms/pricing',
  },
  { name: 'Secrets Manager', perProject: 0, fixed: 1, unit: '个', price: 0.4, per: 1, seen: SPOH },
];

/** Of the first month; `months` later, what was kept has piled up. */
const costOf = ({ perProject, fixed = 0, free = 0, price, per, kept }: Item, projects: number, months = 1) =>
  (Math.max(0, (perProject * projects + fixed) * (kept ? months : 1) - free) * price) / per;

const total = (projects: number, months?: number) =>
  items.reduce((sum, item) => sum + costOf(item, projects, months), 0);

const CITIES = [500, 100_000] as const;
const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 4 });

function quantityOf({ perProject, fixed = 0, free = 0, unit }: Item): string {
  const parts = [
    ...(perProject > 0 ? [`每项目 ${number(perProject)} ${unit}`] : []),
    ...(fixed > 0 ? [`固定 ${number(fixed)} ${unit}`] : []),
    ...(free > 0 ? [`免费 ${number(free)} ${unit}`] : []),
  ];
  return parts.join(',');
}

/** The table of docs/deploy.md. */
export function costTable(): string {
  const sums = (months: number) =>
    CITIES.map((projects) => `约 ${Math.round(total(projects, months)).toLocaleString('en-US')}`);
  return [
    '| 项 | 数量 | 单价(美元) | 价格出处 | 500 个项目 | 100,000 个项目 |',
    '|---|---|---|---|---|---|',
    ...items.map((item) => {
      const costs = CITIES.map((projects) => costOf(item, projects).toFixed(2));
      const price = `${number(item.price)} / ${number(item.per)} ${item.unit}`;
      return `| ${item.name} | ${quantityOf(item)} | ${price} | ${item.seen} | ${costs.join(' | ')} |`;
    }),
    `| **合计,第一个月** | | | | ${sums(1).join(' | ')} |`,
    `| **满一年的那个月**(存储累计 12 个月) | | | | ${sums(12).join(' | ')} |`,
  ].join('\n');
}

if (import.meta.main) console.log(costTable());
