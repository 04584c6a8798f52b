import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** A mail server may be down for a day before its messages need a person: with two minutes a run, they come every twelve. */
const RECEIVES = 120;

/** EventBridge delivers to a queue with SQS's own key without a further grant. */
const queueProps = (): QueueProps => ({
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
});

/** Where lies what failed for good, until somebody has seen to it (two weeks at most). */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, queueProps());
  }
}

/** A queue before a function, which has the time of six of its runs before a message is seen again. */
export class WorkQueue extends Queue {
  constructor(scope: Construct, id: string, queue: DeadLetterQueue, functionTimeout: Duration) {
    super(scope, id, {
      ...queueProps(),
      visibilityTimeout: Duration.seconds(functionTimeout.toSeconds() * 6),
      deadLetterQueue: { queue, maxReceiveCount: RECEIVES },
    });
  }
}
