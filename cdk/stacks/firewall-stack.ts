import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';

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
  constructor(scope: Construct, id: string, props: StackProps) {
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
    new CfnOutput(this, 'WebAclArn', { value: acl.attrArn });
  }
}

const visible = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
  metricName,
});
