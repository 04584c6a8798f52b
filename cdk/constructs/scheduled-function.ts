import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule as RuleSchedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { WithAccess } from '../../lib/access.ts';
import type { Schedule } from '../../lib/schedules.ts';
import type { Product } from './product.ts';
import { ProjectFunction } from './project-function.ts';
import { DeadLetterQueue } from './queues.ts';

/** One declared schedule, as an EventBridge rule: EventBridge Scheduler is not known to be in the China regions. */
export class ScheduledFunction extends Construct {
  readonly name: string;
  readonly deadLetterQueue: DeadLetterQueue;
  readonly function: ProjectFunction;

  constructor(scope: Construct, id: string, schedule: Schedule & WithAccess, product: Product) {
    super(scope, id);
    const { name, cron, entry, description, access } = schedule;
    this.name = name;
    this.deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters');
    this.function = new ProjectFunction(this, 'Function', {
      product,
      entry,
      description,
      access,
      timeout: Duration.minutes(15),
      deadLetterQueue: this.deadLetterQueue,
      // Two runs at once would publish the same reminders twice.
      reservedConcurrentExecutions: 1,
    });
    new Rule(this, 'Rule', {
      description,
      schedule: RuleSchedule.expression(cron),
      targets: [
        new LambdaFunction(this.function, {
          deadLetterQueue: this.deadLetterQueue,
          retryAttempts: 24,
          maxEventAge: Duration.hours(12),
        }),
      ],
    });
  }
}
