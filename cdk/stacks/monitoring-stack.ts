import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { subscriptions } from '../../lib/subscriptions.ts';
import type { Product } from '../constructs/product.ts';
import { ProductDashboard } from '../constructs/product-dashboard.ts';
import type { ApiStack } from './api-stack.ts';
import type { EventsStack } from './events-stack.ts';
import type { WebStack } from './web-stack.ts';

interface MonitoringStackProps extends StackProps {
  product: Product;
  api: ApiStack;
  events: EventsStack;
  web: WebStack;
}

/** What functions/chain-broken.ts tells the log. */
const CHAIN_BROKEN = 'history chain broken';

/** A daily schedule that has not run is missed within an hour of its time. */
const A_DAY_AND_AN_HOUR = 25;

/** Each alarm says what is wrong and what it means for people; docs/deploy.md says what to do. */
export class MonitoringStack extends Stack {
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, { product, api, events, web, ...props }: MonitoringStackProps) {
    super(scope, id, props);
    const { key, config } = product;
    this.topic = new Topic(this, 'Alarms', { masterKey: key, enforceSSL: true });
    for (const email of config.alarmEmails) this.topic.addSubscription(new EmailSubscription(email));
    this.watchFunctions(api, events, web);
    this.watchQueues(events);
    this.watchSchedules(events);
    this.watchStream(events);
    this.watchApi(api);
    this.watchLogs(api, events);
    new ProductDashboard(this, 'Dashboard', api, events);
  }

  private watchFunctions(api: ApiStack, { subscribers, schedules, stream }: EventsStack, web: WebStack) {
    const functions: IFunction[] = [
      ...api.functions,
      ...(web.function ? [web.function] : []),
      ...[...subscribers, ...schedules, stream].map((part) => part.function),
    ];
    for (const each of functions) {
      this.alarm(`${idOf(each)}Errors`, each.metricErrors(), '函数出错:某些请求或消息没有处理成功');
      this.alarm(`${idOf(each)}Throttles`, each.metricThrottles(), '函数被限流:并发配额不够');
    }
  }

  private watchQueues({ subscribers, schedules, stream }: EventsStack) {
    for (const { deadLetterQueue } of [...subscribers, ...schedules, stream]) {
      const lying = deadLetterQueue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' });
      this.alarm(`${idOf(deadLetterQueue)}Holds`, lying, '死信队列中有消息:多次重试仍失败,须人工处理');
    }
    for (const { queue } of subscribers) {
      const age = queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' });
      this.alarm(`${idOf(queue)}Waits`, age, '消息等待超过 15 分钟:邮件或文件校验滞后', { threshold: 900 });
    }
  }

  private watchSchedules({ schedules }: EventsStack) {
    for (const { function: scheduled } of schedules) {
      const runs = scheduled.metricInvocations({ statistic: 'Sum', period: Duration.hours(1) });
      this.alarm(`${idOf(scheduled)}Missed`, runs, '定时任务没有运行:到期提醒没有发出', {
        threshold: 1,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: A_DAY_AND_AN_HOUR,
        treatMissingData: TreatMissingData.BREACHING,
      });
    }
  }

  private watchStream({ stream }: EventsStack) {
    const age = stream.function.metric('IteratorAge', { statistic: 'Maximum' });
    this.alarm(`${idOf(stream.function)}Lags`, age, '变更流滞后超过 15 分钟:事件没有发布', {
      threshold: 900_000,
    });
  }

  private watchApi({ api }: ApiStack) {
    this.alarm('ApiFails', api.metricServerError({ statistic: 'Sum' }), '接口返回 5xx:用户操作失败');
  }

  /** What a function caught and told its log only. */
  private watchLogs({ functions }: ApiStack, { subscribers, schedules }: EventsStack) {
    for (const { name, function: each } of subscribers) {
      if (!subscriptions.some((s) => s.name === name && 'mail' in s.access)) continue;
      const failed = this.countLines(`${idOf(each)}Failures`, each.logGroup, 'will come again');
      this.alarm(`${idOf(each)}Fails`, failed, '邮件没有发出:邮件服务器或其密钥有问题,会继续重试', {
        threshold: 3,
      });
    }
    // The daily check, and whoever opens a history.
    const verifying = [
      ...schedules.filter(({ name }) => name === 'chain-check').map((s) => s.function),
      ...functions.filter(({ node }) => node.id === 'Reports'),
    ];
    for (const each of verifying) {
      const broken = this.countLines(`${idOf(each)}BrokenChains`, each.logGroup, CHAIN_BROKEN);
      this.alarm(`${idOf(each)}ChainBroken`, broken, '历史链断开:记录被改动过,见 docs/operations.md');
    }
  }

  private countLines(id: string, logGroup: ILogGroup, message: string): IMetric {
    const filter = new MetricFilter(this, id, {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', message),
      metricNamespace: Stack.of(this).stackName,
      metricName: id,
    });
    return filter.metric({ statistic: 'Sum', period: Duration.minutes(15) });
  }

  private alarm(id: string, metric: IMetric, alarmDescription: string, change: Partial<AlarmChange> = {}) {
    const alarm = new Alarm(this, id, {
      metric,
      alarmDescription,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...change,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}

type AlarmChange = Pick<
  ConstructorParameters<typeof Alarm>[2],
  'threshold' | 'comparisonOperator' | 'evaluationPeriods' | 'treatMissingData'
>;

/** `Mail/Queue` → `MailQueue`: the path inside its own stack names it here too. */
const idOf = (construct: Construct | IFunction | Queue): string =>
  construct.node.scopes
    .slice(2)
    .map(({ node }) => node.id)
    .join('');
