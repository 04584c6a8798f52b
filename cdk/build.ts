import { Annotations, type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import type { StageConfig } from './config.ts';
import { exampleValues, pickStages } from './config-check.ts';
import type { Product } from './constructs/product.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { EventsStack } from './stacks/events-stack.ts';
import { FirewallStack } from './stacks/firewall-stack.ts';
import { MonitoringStack } from './stacks/monitoring-stack.ts';
import { WebStack } from './stacks/web-stack.ts';

/** Adds the stacks of each stage, or of the one named by `-c stage=…`. */
export function build(app: App, stages: Record<string, StageConfig>): void {
  const wanted: unknown = app.node.tryGetContext('stage');
  for (const [name, config] of pickStages(stages, wanted === undefined ? undefined : String(wanted))) {
    addStage(app, name, config);
  }
  holdToRules(app);
}

/** A finding stops the synthesis; the ones that stand are taken where they arise, each with its reason. */
export function holdToRules(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
}

function addStage(app: App, name: string, config: StageConfig) {
  // A region and no account: the templates fit any account, the partition follows from the region.
  const env = { region: config.region };
  const id = (part: string) => `egov-projects-${name}-${part}`;
  const data = new DataStack(app, id('data'), { env, config, description: '政务信息化项目管理:数据' });
  const { key, table, documents, smtpSecret } = data;
  const shared: Omit<Product, 'bus'> = { config, key, table, documents, smtpSecret };
  const events = new EventsStack(app, id('events'), {
    env,
    product: shared,
    description: '政务信息化项目管理:事件与定时任务',
  });
  const product: Product = { ...shared, bus: events.bus };
  const api = new ApiStack(app, id('api'), { env, product, description: '政务信息化项目管理:接口' });
  const web = new WebStack(app, id('web'), { env, product, api, description: '政务信息化项目管理:网页' });
  const monitoring = new MonitoringStack(app, id('monitoring'), {
    env,
    product,
    api,
    events,
    web,
    description: '政务信息化项目管理:告警',
  });
  for (const stack of [data, events, api, web, monitoring])
    Tags.of(stack).add('egov-projects', name, { excludeResourceTypes: ['AWS::CloudWatch::Dashboard'] });
  if (config.web.hosting === 'cloudfront' && config.web.firewall) addFirewall(app, id('firewall'), config);
  warnOfExamples(data, name, config);
}

/** CloudFront takes its firewall from us-east-1, wherever the rest is. */
function addFirewall(app: App, id: string, { retention: { logDays } }: StageConfig) {
  const description = '政务信息化项目管理:防火墙';
  new FirewallStack(app, id, { env: { region: 'us-east-1' }, logDays, description });
}

function warnOfExamples(data: DataStack, name: string, config: StageConfig) {
  const values = exampleValues(config);
  if (values.length === 0) return;
  Annotations.of(data).addWarningV2(
    'egov-projects:exampleValues',
    `${name}: 部署前请在 cdk/config.ts 换掉示例值。Replace these examples before deploying: ${values.join(', ')}`,
  );
}
