import { Aws, Duration, Fn } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { CloudFrontConfig } from '../config.ts';
import { acknowledge } from './acknowledge.ts';

interface WebDistributionProps {
  web: CloudFrontConfig;
  publicUrl: string;
  site: IBucket;
  log: IBucket;
  apiEndpoint: string;
  policy: string;
}

/** An address without a dot is one of the application's pages, but for the empty one of the frame that renews a session. */
const PAGES = `function handler(event) {
  var request = event.request;
  if (request.uri === '/sign-in/silent') request.uri = '/sign-in/silent.html';
  if (request.uri.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}`;

/** Pages from a bucket that only CloudFront reads, `/api` from the HTTP API, security headers on all of it. */
export class WebDistribution extends Distribution {
  constructor(scope: Construct, id: string, props: WebDistributionProps) {
    const { web, publicUrl, site, log, apiEndpoint, policy } = props;
    const headers = securityHeadersOf(scope, policy);
    const arn = `arn:${Aws.PARTITION}:acm:us-east-1:${Aws.ACCOUNT_ID}:certificate/${web.certificateId}`;
    super(scope, id, {
      comment: '政务信息化项目管理:网页',
      domainNames: [new URL(publicUrl).hostname],
      certificate: Certificate.fromCertificateArn(scope, 'Certificate', arn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      defaultRootObject: 'index.html',
      priceClass: PriceClass.PRICE_CLASS_ALL,
      enableLogging: true,
      logBucket: log,
      logFilePrefix: 'cloudfront/',
      ...(web.webAclArn && { webAclId: web.webAclArn }),
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(site),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers,
        functionAssociations: [{ function: pagesOf(scope), eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        '/api/*': {
          origin: new HttpOrigin(Fn.select(2, Fn.split('/', apiEndpoint))),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy: headers,
        },
      },
    });
    acknowledge(this, {
      'AwsSolutions-CFR1': 'Officials travel; who may enter is decided by the sign-in, not by the country.',
      ...(web.webAclArn
        ? {}
        : {
            'AwsSolutions-CFR2':
              'The firewall is optional (docs/deploy.md): every call needs a token of the city’s issuer and is throttled.',
          }),
    });
  }
}

const pagesOf = (scope: Construct) =>
  new EdgeFunction(scope, 'Pages', {
    code: FunctionCode.fromInline(PAGES),
    runtime: FunctionRuntime.JS_2_0,
    comment: 'Addresses of pages → index.html',
  });

/** As the other homes send them (lib/page-headers.ts). */
const securityHeadersOf = (scope: Construct, contentSecurityPolicy: string) =>
  new ResponseHeadersPolicy(scope, 'SecurityHeaders', {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.SAMEORIGIN, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(365),
        includeSubdomains: false,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [{ header: 'cross-origin-opener-policy', value: 'same-origin', override: true }],
    },
  });
