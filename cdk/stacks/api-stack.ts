import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { groupAccess, type Route, type RouteGroup, routes } from '../../lib/routes.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { Product } from '../constructs/product.ts';
import { logProps, ProjectFunction } from '../constructs/project-function.ts';

interface ApiStackProps extends StackProps {
  product: Product;
}

const declared: readonly Route[] = Object.values(routes);

/** The HTTP API: one route per declared route, one function per group, tokens verified before a function is called. */
export class ApiStack extends Stack {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly functions: ProjectFunction[];

  constructor(scope: Construct, id: string, { product, ...props }: ApiStackProps) {
    super(scope, id, props);
    const { oidc, publicUrl } = product.config;
    this.api = new HttpApi(this, 'Api', {
      description: '政务信息化项目管理:接口',
      createDefaultStage: false,
      defaultAuthorizer: new HttpJwtAuthorizer('Issuer', oidc.issuer, { jwtAudience: [oidc.audience] }),
      corsPreflight: callsFrom(publicUrl),
    });
    this.functions = groupsOf(declared).map((group) => this.serve(group, product));
    this.stage = this.openStage(product);
    new CfnOutput(this, 'ApiEndpoint', { value: this.api.apiEndpoint });
  }

  private serve(group: RouteGroup, product: Product): ProjectFunction {
    const handler = new ProjectFunction(this, `${group.charAt(0).toUpperCase()}${group.slice(1)}`, {
      product,
      entry: `functions/${group}/index.ts`,
      description: `/api: ${group}`,
      access: groupAccess[group],
      somebodyWaits: true,
    });
    // One permission per function: one per route would fill the function's policy.
    const integration = new HttpLambdaIntegration(`To-${group}`, handler, { scopePermissionToRoute: false });
    for (const route of declared) if (route.group === group) this.addRoute(route, integration);
    return handler;
  }

  private addRoute({ method, path, auth, summary }: Route, integration: HttpLambdaIntegration) {
    const open = auth === 'none';
    const added = this.api.addRoutes({
      path,
      methods: [HttpMethod[method]],
      integration,
      ...(open && { authorizer: new HttpNoneAuthorizer() }),
    });
    if (!open) return;
    const reason = `Declared open to everyone in lib/routes.ts: ${summary}`;
    for (const route of added) acknowledge(route, { 'AwsSolutions-APIG4': reason });
  }

  private openStage(product: Product): HttpStage {
    const { rate, burst } = product.config.throttle;
    const logGroup = new LogGroup(this, 'AccessLog', logProps(product));
    return new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // Off: CloudWatch bills five metrics for each of a hundred routes; the access log has route, status and time.
      detailedMetricsEnabled: false,
      throttle: { rateLimit: rate, burstLimit: burst },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: accessLogFormat() },
    });
  }
}

const groupsOf = (all: readonly Route[]): RouteGroup[] => [...new Set(all.map(({ group }) => group))];

/** The page may stand at an address of its own. */
const callsFrom = (origin: string) => ({
  allowOrigins: [origin],
  allowMethods: [...new Set(declared.map(({ method }) => CorsHttpMethod[method]))],
  allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match'],
  exposeHeaders: ['etag'],
  maxAge: Duration.hours(1),
});

/** Who asked for what and what came of it; no query and no body, which may hold what was typed. */
const accessLogFormat = () =>
  AccessLogFormat.custom(
    JSON.stringify({
      requestId: AccessLogField.contextRequestId(),
      time: AccessLogField.contextRequestTimeEpoch(),
      ip: AccessLogField.contextIdentitySourceIp(),
      user: AccessLogField.contextAuthorizer('claims.sub'),
      route: '$context.routeKey',
      status: AccessLogField.contextStatus(),
      latency: '$context.responseLatency',
      integrationError: '$context.integrationErrorMessage',
      authorizerError: '$context.authorizer.error',
    }),
  );
