import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { schedules } from '../../lib/schedules.ts';
import { PROJECT_EVENTS, REMINDERS, subscriptions } from '../../lib/subscriptions.ts';
import type { Product } from '../constructs/product.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { StreamPublisher } from '../constructs/stream-publisher.ts';
import { Subscriber } from '../constructs/subscriber.ts';

interface EventsStackProps extends StackProps {
  product: Omit<Product, 'bus'>;
}

/** Everything that nobody waits for: stream → bus → subscribers, and the schedules. */
export class EventsStack extends Stack {
  readonly bus: EventBus;
  readonly subscribers: Subscriber[];
  readonly schedules: ScheduledFunction[];
  readonly stream: StreamPublisher;

  constructor(scope: Construct, id: string, { product: shared, ...props }: EventsStackProps) {
    super(scope, id, props);
    this.bus = new EventBus(this, 'Bus', { description: '政务信息化项目管理:项目事件与提醒' });
    this.bus.archive('Archive', {
      description: '已发布的事件,可重放',
      eventPattern: { source: [PROJECT_EVENTS, REMINDERS] },
      retention: Duration.days(shared.config.retention.eventArchiveDays),
    });
    const product: Product = { ...shared, bus: this.bus };
    this.stream = new StreamPublisher(this, 'Stream', product);
    this.subscribers = subscriptions.map((s) => new Subscriber(this, pascal(s.name), s, product));
    this.schedules = schedules.map((s) => new ScheduledFunction(this, pascal(s.name), s, product));
  }
}

/** `due-check` → `DueCheck`. */
const pascal = (name: string) => name.replace(/(^|-)[a-z]/g, (start) => start.replace('-', '').toUpperCase());
