import { Duration } from 'aws-cdk-lib';
import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { WithAccess } from '../../lib/access.ts';
import type { Subscription } from '../../lib/subscriptions.ts';
import type { Product } from './product.ts';
import { ProjectFunction } from './project-function.ts';
import { DeadLetterQueue, WorkQueue } from './queues.ts';

/** Long enough to wait for a slow mail server a few times. */
const MINUTES = 2;

/** One declared subscription: rule → queue → function; what fails for good stays in the dead-letter queue. */
export class Subscriber extends Construct {
  readonly name: string;
  readonly deadLetterQueue: DeadLetterQueue;
  readonly queue: WorkQueue;
  readonly function: ProjectFunction;

  constructor(scope: Construct, id: string, subscription: Subscription & WithAccess, product: Product) {
    super(scope, id);
    this.name = subscription.name;
    const { entry, description, access, minutes } = subscription;
    const timeout = Duration.minutes(minutes ?? MINUTES);
    this.deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters');
    this.queue = new WorkQueue(this, 'Queue', this.deadLetterQueue, timeout);
    this.function = new ProjectFunction(this, 'Function', {
      product,
      entry,
      description,
      access,
      timeout,
    });
    this.function.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: minutes === undefined ? 10 : 1,
        reportBatchItemFailures: true,
      }),
    );
    new Rule(this, 'Rule', {
      description,
      ...sourceOf(subscription, product),
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.deadLetterQueue })],
    });
  }
}

/** Services publish on the account's default bus, where every bucket of the account speaks; we hear ours only. */
function sourceOf({ pattern }: Subscription, { bus, documents }: Product) {
  const eventPattern: EventPattern = {
    source: [...pattern.source],
    ...(pattern['detail-type'] && { detailType: [...pattern['detail-type']] }),
  };
  if (!pattern.source.some((source) => source.startsWith('aws.'))) return { eventBus: bus, eventPattern };
  const name = [documents.bucketName];
  const ours = { $or: [{ bucket: { name } }, { s3ObjectDetails: { bucketName: name } }] };
  return { eventPattern: { ...eventPattern, detail: ours } };
}
