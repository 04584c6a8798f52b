/**
 * One object of values per stage; there is no account in it (it is the one whose credentials deploy) and no secret (they
 * are put into Secrets Manager by hand, docs/deploy.md). `config-check.ts` refuses wrong values before anything is made.
 */
export interface StageConfig {
  /** Such as `cn-north-1`; the partition follows from it. */
  region: string;
  /** Where people open the application, without a path. Documents may be uploaded from pages of this origin only. */
  publicUrl: string;
  /** Who signs people in; the HTTP API verifies its tokens itself. Roles and units are the product's own data. */
  oidc: {
    issuer: string;
    audience: string;
    /** The page, as the issuer knows it; a public client with PKCE. */
    clientId: string;
    /** RFC 8707 resource to ask tokens for, where the issuer wants one named. */
    resource?: string;
  };
  web: CloudFrontConfig | HttpApiConfig;
  /** `smtpSecretName`: the secret made by the data stack, into which an administrator puts the server's URL. */
  /** `perSecond`: how fast the mail server takes mails from one sender. */
  mail: { from: string; smtpSecretName: string; perSecond: number };
  retention: {
    logDays: number;
    /** How long published events can be replayed. */
    eventArchiveDays: number;
    /** How long nobody can delete a stored document. */
    documentYears: number;
    /** `governance`: a few named administrators can still lift it; `compliance`: nobody can, the root user included. */
    documentLock: 'governance' | 'compliance';
  };
  /**
   * What looks for malware: `guardduty` where its Malware Protection for S3 is switched on for the documents bucket
   * (docs/deploy.md; the China regions lack it), or `none`, shown as 未扫描.
   */
  scanner: 'guardduty' | 'none';
  /** How much a person may register for upload on a day, and how much a project may keep; beyond it 429. */
  uploadQuotas: { userGibPerDay: number; userFilesPerDay: number; projectGib: number; projectFiles: number };
  /** Of the whole HTTP API, requests per second. */
  throttle: { rate: number; burst: number };
  /** Who is told of alarms; each address confirms once by a link that AWS mails. */
  alarmEmails: readonly string[];
}

/** Pages through CloudFront, which serves in the commercial regions. */
export interface CloudFrontConfig {
  hosting: 'cloudfront';
  /** Of the ACM certificate for the host of `publicUrl`, in us-east-1: the last part of its ARN. */
  certificateId: string;
  /** Makes a stack with a web firewall; once it is there, its output goes into `webAclArn`. */
  firewall?: boolean;
  webAclArn?: string;
}

/** Pages behind the HTTP API, where CloudFront does not serve: the China regions, unless it has a record of its own. */
export interface HttpApiConfig {
  hosting: 'httpApi';
  /** Of the ACM certificate for the host of `publicUrl`, in `region`. */
  certificateId: string;
}

/** Of nobody; `config-check.ts` knows it as an example. */
export const EXAMPLE_CERTIFICATE = '00000000-0000-0000-0000-000000000000';

const retention = {
  logDays: 400,
  eventArchiveDays: 90,
  documentYears: 10,
  documentLock: 'governance',
} as const satisfies StageConfig['retention'];

const uploadQuotas = { userGibPerDay: 50, userFilesPerDay: 1000, projectGib: 200, projectFiles: 3000 };

/** The example addresses are warned of at every synth and refused by AWS or the identity provider, not by accident used. */
export const stages = {
  china: {
    region: 'cn-north-1',
    publicUrl: 'https://projects.example.gov.cn',
    oidc: { issuer: 'https://login.example.gov.cn', audience: 'egov-projects', clientId: 'web' },
    web: { hosting: 'httpApi', certificateId: EXAMPLE_CERTIFICATE },
    mail: { from: 'egov-projects@example.gov.cn', smtpSecretName: 'egov-projects/china/smtp', perSecond: 10 },
    retention,
    scanner: 'none',
    uploadQuotas,
    throttle: { rate: 100, burst: 200 },
    alarmEmails: ['ops@example.gov.cn'],
  },
  global: {
    region: 'ap-southeast-1',
    publicUrl: 'https://projects.example.org',
    oidc: { issuer: 'https://login.example.org', audience: 'egov-projects', clientId: 'web' },
    web: { hosting: 'cloudfront', certificateId: EXAMPLE_CERTIFICATE },
    mail: { from: 'egov-projects@example.org', smtpSecretName: 'egov-projects/global/smtp', perSecond: 10 },
    retention,
    scanner: 'none',
    uploadQuotas,
    throttle: { rate: 100, burst: 200 },
    alarmEmails: ['ops@example.org'],
  },
} as const satisfies Record<string, StageConfig>;
