import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AssetHashType, DockerImage, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Access } from '../../lib/access.ts';
import { memoryOf } from '../memory.ts';
import { acknowledge } from './acknowledge.ts';
import { environmentOf, statementsOf, wildcardFinding } from './function-policy.ts';
import type { Product } from './product.ts';

const ROOT = join(import.meta.dirname, '../..');
const BUNDLE = join(import.meta.dirname, '../function-bundle.ts');

/** Bundled by `cdk/function-bundle.ts`; an unchanged bundle is an unchanged asset. */
const codeOf = (entry: string) =>
  Code.fromAsset(ROOT, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('never-used'),
      // Tells one function's asset from another's: without it, CDK takes them all for the first one.
      command: [entry],
      local: {
        tryBundle(outdir) {
          execFileSync(process.execPath, [BUNDLE, entry, outdir], { stdio: 'inherit' });
          return true;
        },
      },
    },
  });

interface ProjectFunctionProps {
  product: Product;
  /** File that exports `handler`, from the root of the repository. */
  entry: string;
  description: string;
  access: Access;
  /** Settings besides the names of what it may touch. */
  environment?: Record<string, string>;
  timeout?: Duration;
  /** Behind the HTTP API. */
  somebodyWaits?: boolean;
  /** Where invocations lie that failed for good, for functions that nobody waits for. */
  deadLetterQueue?: IQueue;
  reservedConcurrentExecutions?: number;
}

/** One function: its own role with its declared access and nothing else, its own log with an end. */
export class ProjectFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: ProjectFunctionProps) {
    const { product, entry, access, environment, somebodyWaits = false, ...rest } = props;
    const logGroup = new LogGroup(scope, `${id}Log`, logProps(product));
    super(scope, id, {
      timeout: Duration.seconds(15),
      memorySize: memoryOf(entry, somebodyWaits),
      ...rest,
      code: codeOf(entry),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: roleOf(scope, `${id}Role`, logGroup),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { ...environmentOf(access, product), ...environment },
    });
    for (const statement of statementsOf(access, product)) this.addToRolePolicy(statement);
    acknowledge(this, reasons(props));
    if (this.role) acknowledge(this.role, policyReasons(access, product));
  }
}

/** Log group properties that functions and the API share. */
export const logProps = ({ key, config }: { key: IKey; config: Product['config'] }) => ({
  retention: config.retention.logDays,
  encryptionKey: key,
  removalPolicy: RemovalPolicy.RETAIN,
});

/** A role of its own, in place of AWSLambdaBasicExecutionRole, which may write every log of the account. */
function roleOf(scope: Construct, id: string, logGroup: LogGroup): IRole {
  const role = new Role(scope, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  return role;
}

function reasons({ deadLetterQueue, reservedConcurrentExecutions }: ProjectFunctionProps) {
  return {
    'NIST.800.53.R5-LambdaInsideVPC':
      'The function calls only AWS services, the mail server aside; a VPC would add gateways to pay and guard, and protect nothing more.',
    ...(deadLetterQueue
      ? {}
      : {
          'NIST.800.53.R5-LambdaDLQ':
            'Invoked synchronously or from a queue or stream, which has the dead-letter queue.',
        }),
    ...(reservedConcurrentExecutions === undefined
      ? {
          'NIST.800.53.R5-LambdaConcurrency':
            'The HTTP API and the queues throttle; a reservation per function would take the account’s quota from the others.',
        }
      : {}),
  };
}

const policyReasons = (access: Access, product: Product): Record<string, string> => ({
  'NIST.800.53.R5-IAMNoInlinePolicy':
    'The policy belongs to this one role and is derived from its declaration.',
  ...(access.documents && {
    [wildcardFinding(product)]:
      'Documents are objects under one prefix; which of them, the function decides.',
  }),
});
