import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, Charset, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Access } from '../../lib/access.ts';
import { acknowledge } from './acknowledge.ts';
import { formFonts } from './form-fonts.ts';
import { environmentOf, statementsOf, wildcardFinding } from './function-policy.ts';
import type { Product } from './product.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * ESM, minified, with the SDK inside: on the kind of machine this was built on, Lambda's own copy of the SDK and CommonJS cost
 * a cold start more than all of our code. `require` is for the CommonJS packages among the dependencies.
 */
const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  mainFields: ['module', 'main'],
  target: 'node24',
  minify: true,
  // Shipped for whoever reads a stack trace; `--enable-source-maps` for all would cost each cold start a seventh more.
  sourceMap: true,
  sourcesContent: false,
  // Most of our text is Chinese, which escaped takes twice the bytes.
  charset: Charset.UTF8,
  externalModules: [],
  esbuildArgs: { '--legal-comments': 'none' },
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
};

/** Functions that print. */
const FORMS = 'functions/forms/';

interface ProjectFunctionProps {
  product: Product;
  /** File that exports `handler`, from the root of the repository. */
  entry: string;
  description: string;
  access: Access;
  timeout?: Duration;
  memorySize?: number;
  /** Where invocations lie that failed for good, for functions that nobody waits for. */
  deadLetterQueue?: IQueue;
  reservedConcurrentExecutions?: number;
}

/** One function: its own role with its declared access and nothing else, its own log with an end. */
export class ProjectFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, props: ProjectFunctionProps) {
    const { product, entry, access, ...rest } = props;
    const logGroup = new LogGroup(scope, `${id}Log`, logProps(product));
    super(scope, id, {
      timeout: Duration.seconds(15),
      memorySize: 1024,
      ...rest,
      entry: join(ROOT, entry),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: roleOf(scope, `${id}Role`, logGroup),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: environmentOf(access, product),
      bundling: entry.startsWith(FORMS) ? { ...bundling, commandHooks: formFonts } : bundling,
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
