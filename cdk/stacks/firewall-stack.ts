import { Aws, CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';

/** Requests of one address in five minutes; an office behind one address is many people. */
const REQUESTS_AT_MOST = 10_000;
/** AWS's own groups; the size rule would refuse a sheet to import, which the API limits itself. */
const GROUPS = [
  { name: 'AWSManagedRulesCommonRuleSet', counted: ['SizeRestrictions_BODY'] },
  { name: 'AWSManagedRulesKnownBadInputsRuleSet', counted: [] },
  { name: 'AWSManagedRulesAmazonIpReputationList', counted: [] },
];

/**
 * Optional (`web.firewall`): CloudFront's firewall lives in us-east-1 whatever the region of the rest. Its output goes into
 * `web.webAclArn` (docs/deploy.md); HTTP APIs themselves cannot have one.
 */
export class FirewallStack extends Stack {
  constructor(scope: Construct, id: string, { logDays, ...props }: FirewallStackProps) {
    super(scope, id, props);
    const acl = new CfnWebACL(this, 'Firewall', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible('firewall'),
      rules: [
        ...GROUPS.map(({ name, counted }, priority) => ({
          name,
          priority,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name,
              ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
            },
          },
          visibilityConfig: visible(name),
        })),
        {
          name: 'rate',
          priority: GROUPS.length,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: REQUESTS_AT_MOST, aggregateKeyType: 'IP' } },
          visibilityConfig: visible('rate'),
        },
      ],
    });
    this.logBlocked(acl, id, logDays);
    new CfnOutput(this, 'WebAclArn', { value: acl.attrArn });
  }

  /** What was let through is in CloudFront's own log. */
  private logBlocked(acl: CfnWebACL, stage: string, logDays: number) {
    const log = new LogGroup(this, 'Blocked', {
      // WAF delivers to log groups that begin so, and to no others.
      logGroupName: `aws-waf-logs-${stage}`,
      retention: logDays,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(log, {
      'NIST.800.53.R5-CloudWatchLogGroupEncrypted':
        'The product’s key is in another region; CloudWatch encrypts with its own, and the lines hold requests that were refused.',
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:${log.logGroupName}`,
      ],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }, { ActionCondition: { Action: 'COUNT' } }],
          },
        ],
      },
      redactedFields: [{ singleHeader: { Name: 'authorization' } }],
    });
  }
}

interface FirewallStackProps extends StackProps {
  logDays: number;
}

const visible = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
  metricName,
});
