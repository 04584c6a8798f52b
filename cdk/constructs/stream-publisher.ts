import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { streamFunction } from '../../lib/subscriptions.ts';
import { acknowledge } from './acknowledge.ts';
import type { Product } from './product.ts';
import { ProjectFunction } from './project-function.ts';
import { DeadLetterQueue } from './queues.ts';

/**
 * The table's stream → function → bus. A record that cannot be published holds up its shard, so a batch is halved until
 * the one is found, which is set aside after its tries; the event itself stays in the table and can be published again.
 */
export class StreamPublisher extends Construct {
  readonly deadLetterQueue: DeadLetterQueue;
  readonly function: ProjectFunction;

  constructor(scope: Construct, id: string, product: Product) {
    super(scope, id);
    const { entry, description, access } = streamFunction;
    this.deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters');
    acknowledge(this.deadLetterQueue, { 'AwsSolutions-SQS3': 'This queue is a dead-letter queue itself.' });
    this.function = new ProjectFunction(this, 'Function', {
      product,
      entry,
      description,
      access,
      timeout: Duration.minutes(1),
    });
    const reading = this.allowReading(product);
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: this.function,
      eventSourceArn: streamArnOf(product),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(23),
      reportBatchItemFailures: true,
      onFailure: new SqsDlq(this.deadLetterQueue),
    });
    // Lambda tries the stream with this role when it makes the mapping.
    if (reading) mapping.node.addDependency(reading);
  }

  /** In place of `grantStreamRead`, which allows ListStreams on `*`. */
  private allowReading(product: Product) {
    const statements = [
      new PolicyStatement({
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: [streamArnOf(product)],
      }),
      new PolicyStatement({ actions: ['kms:Decrypt'], resources: [product.key.keyArn] }),
    ];
    const [added] = statements.map((s) => this.function.role?.addToPrincipalPolicy(s));
    return added?.policyDependable;
  }
}

function streamArnOf({ table }: Product): string {
  if (!table.tableStreamArn) throw new Error('the table has no stream');
  return table.tableStreamArn;
}
