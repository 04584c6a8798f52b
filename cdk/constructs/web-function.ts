import { Aws, CfnOutput } from 'aws-cdk-lib';
import {
  ApiMapping,
  DomainName,
  type HttpApi,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  type HttpStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { ApiStack } from '../stacks/api-stack.ts';
import { acknowledge } from './acknowledge.ts';
import { pagePolicyOf, signInSettingsOf } from './page-settings.ts';
import type { Product } from './product.ts';
import { ProjectFunction } from './project-function.ts';

/** Pages behind the HTTP API itself, at a domain name of the city's: for regions where CloudFront does not serve. */
export class WebFunction extends Construct {
  readonly function: ProjectFunction;

  constructor(scope: Construct, id: string, { api, stage }: ApiStack, product: Product) {
    super(scope, id);
    const { config, documents } = product;
    this.function = new ProjectFunction(this, 'Function', {
      product,
      entry: 'functions/web/index.ts',
      description: '网页',
      access: {},
      somebodyWaits: true,
      environment: {
        PAGE_POLICY: pagePolicyOf(config, documents as IBucket),
        SIGN_IN: JSON.stringify(signInSettingsOf(config)),
      },
    });
    const route = new HttpRoute(this, 'Route', {
      httpApi: api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('Integration', this.function),
      authorizer: new HttpNoneAuthorizer(),
    });
    acknowledge(route, {
      'AwsSolutions-APIG4':
        'The pages themselves hold nothing: whatever they show comes from routes that ask for a token.',
    });
    this.openDomain(api, stage, product);
  }

  private openDomain(api: HttpApi, stage: HttpStage, { config }: Product) {
    const { certificateId } = config.web;
    const arn = `arn:${Aws.PARTITION}:acm:${Aws.REGION}:${Aws.ACCOUNT_ID}:certificate/${certificateId}`;
    const domainName = new DomainName(this, 'Domain', {
      domainName: new URL(config.publicUrl).hostname,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', arn),
    });
    new ApiMapping(this, 'Mapping', { api, domainName, stage });
    new CfnOutput(this, 'DomainTarget', { value: domainName.regionalDomainName });
  }
}
