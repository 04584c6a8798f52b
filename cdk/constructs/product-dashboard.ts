import { Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { ApiStack } from '../stacks/api-stack.ts';
import type { EventsStack } from '../stacks/events-stack.ts';

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12, height: 6 });

/** One page that tells whether people can work, and whether what nobody waits for gets done. */
export class ProductDashboard extends Dashboard {
  constructor(scope: Construct, id: string, { api, functions }: ApiStack, events: EventsStack) {
    super(scope, id);
    const background: IFunction[] = [
      events.stream.function,
      ...events.subscribers.map((s) => s.function),
      ...events.schedules.map((s) => s.function),
    ];
    const dead = [events.stream, ...events.subscribers, ...events.schedules].map((s) => s.deadLetterQueue);
    this.addWidgets(
      graph('接口:请求与错误', [api.metricCount(), api.metricClientError(), api.metricServerError()]),
      graph('接口:耗时', [api.metricLatency({ statistic: 'p50' }), api.metricLatency({ statistic: 'p99' })]),
      graph(
        '接口函数:耗时 p99',
        functions.map((f) => f.metricDuration({ statistic: 'p99' })),
      ),
      graph(
        '后台函数:错误',
        background.map((f) => f.metricErrors()),
      ),
      graph(
        '队列:最久的等待',
        events.subscribers.map((s) => s.queue.metricApproximateAgeOfOldestMessage()),
      ),
      graph(
        '死信',
        dead.map((queue) => queue.metricApproximateNumberOfMessagesVisible()),
      ),
      graph(
        '定时任务:运行次数',
        events.schedules.map((s) => s.function.metricInvocations()),
      ),
      graph('变更流:滞后', [events.stream.function.metric('IteratorAge', { statistic: 'Maximum' })]),
    );
  }
}
