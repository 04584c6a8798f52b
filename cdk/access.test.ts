import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Access } from '../lib/access.ts';
import { groupAccess } from '../lib/routes.ts';
import { schedules } from '../lib/schedules.ts';
import { streamFunction, subscriptions } from '../lib/subscriptions.ts';
import { referenceOf, resourcesOf, templatesFor } from './testing.ts';
import { codeOf, functions as deployedFunctions, matchesOf } from './testing-code.ts';

/** What AWS must let a function do because of what calls it, besides its declared access. */
const QUEUE = [
  'sqs:ReceiveMessage',
  'sqs:ChangeMessageVisibility',
  'sqs:GetQueueUrl',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
];
const STREAM = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];
const SEND = ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'];
const on = (resource: string, actions: readonly string[]) => actions.map((action) => `${action} ${resource}`);

const pascal = (name: string) =>
  name.replace(/(^|-)(.)/g, (_, _dash, letter: string) => letter.toUpperCase());

/** Each function, by the beginning of its logical id: what it declares, and what calls it. */
const functions: [id: string, access: Access, called: string[]][] = [
  ...Object.entries(groupAccess).map(([group, access]): [string, Access, string[]] => [
    pascal(group),
    access,
    on(`${pascal(group)}Log`, ['logs:CreateLogStream', 'logs:PutLogEvents']),
  ]),
  ...[...subscriptions, ...schedules, streamFunction].map(({ name, access }): [string, Access, string[]] => [
    `${pascal(name)}Function`,
    access,
    on(`${pascal(name)}FunctionLog`, ['logs:CreateLogStream', 'logs:PutLogEvents']),
  ]),
];
const caller: Record<string, string[]> = {
  ...Object.fromEntries(
    subscriptions.map(({ name }) => [`${pascal(name)}Function`, on(`${pascal(name)}Queue`, QUEUE)]),
  ),
  ...Object.fromEntries(
    schedules.map(({ name }) => [
      `${pascal(name)}Function`,
      on(`${pascal(name)}DeadLetters`, SEND.slice(0, 1)),
    ]),
  ),
  StreamFunction: [
    ...on('RecordsStream', STREAM),
    ...on('StreamDeadLetters', SEND),
    ...on('Key', ['kms:Decrypt']),
  ],
};

const READS = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITES = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];
const TABLE = {
  get: 'GetItem',
  batchGet: 'BatchGetItem',
  query: 'Query',
  put: 'PutItem',
  update: 'UpdateItem',
  delete: 'DeleteItem',
};
const DOCUMENTS = {
  upload: ['s3:PutObject'],
  download: ['s3:GetObject', 's3:GetObjectVersion'],
  inspect: ['s3:GetObject', 's3:GetObjectVersion'],
  multipart: ['s3:PutObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
  keep: ['s3:PutObjectRetention'],
  setAside: ['s3:PutObjectTagging', 's3:PutObjectVersionTagging'],
};

/** A declaration in words, written down a second time, so that a slip in the policy's making shows. */
function inWords({ table = [], indexes = [], documents = [], bus, mail }: Access): string[] {
  const writes =
    table.some(({ actions }) => actions.some((a) => ['put', 'update', 'delete'].includes(a))) ||
    documents.some((a) => ['upload', 'multipart'].includes(a));
  return [
    ...table.flatMap(({ actions, keys }) =>
      actions.flatMap((a) => keys.map((k) => `dynamodb:${TABLE[a]} Records ${k.replace(/#$/, '#*')}`)),
    ),
    ...indexes.map((index) => `dynamodb:Query Records/index/${index}`),
    ...documents.flatMap((action) => on('Documents/projects/*', DOCUMENTS[action])),
    ...(documents.includes('inspect') ? ['s3:ListBucket Documents'] : []),
    ...(bus ? ['events:PutEvents Bus'] : []),
    ...(mail ? ['secretsmanager:GetSecretValue Smtp'] : []),
    ...(table.length + documents.length + indexes.length > 0 || mail ? on('Key', READS) : []),
    ...(writes ? on('Key', WRITES) : []),
  ];
}

const oneOrMore = <T extends z.ZodMiniType>(schema: T) => z.union([schema, z.array(schema)]);
const statements = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.literal('Allow'),
        Action: oneOrMore(z.string()),
        Resource: oneOrMore(z.unknown()),
        Condition: z.optional(
          z.strictObject({
            'ForAllValues:StringLike': z.strictObject({ 'dynamodb:LeadingKeys': oneOrMore(z.string()) }),
          }),
        ),
      }),
    ),
  }),
  Roles: z.array(z.unknown()),
});

/** Every grant in a template, as `action resource [key]`, by role. */
function grantsByRole(template: ReturnType<typeof templatesFor>['api']): Map<string, string[]> {
  const grants = new Map<string, string[]>();
  for (const properties of resourcesOf(template, 'AWS::IAM::Policy').values()) {
    const { PolicyDocument, Roles } = statements.parse(properties);
    const granted = PolicyDocument.Statement.flatMap(({ Action, Resource, Condition }) => {
      const keys = Condition?.['ForAllValues:StringLike']['dynamodb:LeadingKeys'];
      const where = [Resource].flat().map(nameOf);
      const what =
        keys === undefined ? where : where.flatMap((r) => [keys].flat().map((key) => `${r} ${key}`));
      return what.flatMap((r) => on(r, [Action].flat()));
    });
    for (const role of Roles)
      grants.set(referenceOf(role), [...(grants.get(referenceOf(role)) ?? []), ...granted]);
  }
  return grants;
}

/** An ARN by the construct behind it. */
function nameOf(resource: unknown): string {
  const text = JSON.stringify(resource);
  const imported =
    /^\{"Fn::ImportValue":"[^"]*:ExportsOutputFnGetAtt(\w+?)[0-9A-F]{8}(Stream)?Arn[0-9A-F]{8}"\}$/;
  const exported = /^\{"Fn::ImportValue":"[^"]*:ExportsOutputRef(\w+?)[0-9A-F]{8}[0-9A-F]{8}"\}$/;
  const found = imported.exec(text) ?? exported.exec(text);
  if (found) return `${found[1]}${found[2] ?? ''}`;
  const joined = z.safeParse(
    z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) }),
    resource,
  );
  if (joined.success) return joined.data['Fn::Join'][1].map(nameOf).join('');
  if (typeof resource === 'string') return resource;
  return referenceOf(resource).replace(/[0-9A-F]{8}$/, '');
}

/** Set by Lambda, or of use on one machine only. */
const ELSEWHERE = /^(AWS_\w+|CLAMD_\w+|SMTP_URL|S3_FORCE_PATH_STYLE|PUBLIC_S3_ENDPOINT)$/;

function settingsReadBy(code: string): string[] {
  const inBraces = matchesOf(code, /const \{([^}]*)\} = process\.env/g).flatMap((names) => names.split(','));
  const named = matchesOf(code, /process\.env\.(\w+)|required\("(\w+)"\)/g);
  return [...named, ...inBraces.map((name) => name.trim())].filter((name) => !ELSEWHERE.test(name)).sort();
}

const environment = z.object({
  Environment: z.optional(z.object({ Variables: z.record(z.string(), z.unknown()) })),
});

describe('granted and declared', () => {
  const { api, events, data, monitoring } = templatesFor('cn-north-1');
  const grants = new Map([...grantsByRole(api), ...grantsByRole(events)]);
  const roles = new Map(
    [api, events].flatMap((template) =>
      [...resourcesOf(template, 'AWS::Lambda::Function')].map(([id, { Role }]) => [
        id.replace(/[0-9A-F]{8}$/, ''),
        referenceOf(Role),
      ]),
    ),
  );

  test.for(functions)('%s may do what it declares, and nothing else', ([id, access, log]) => {
    const granted = grants.get(roles.get(id) ?? '') ?? [];
    expect([...new Set(granted)].sort()).toEqual(
      [...new Set([...inWords(access), ...log, ...(caller[id] ?? [])])].sort(),
    );
  });

  test('no grant is by *, save the documents’ prefix and what lies under a key', () => {
    for (const [role, granted] of grants) {
      for (const grant of granted) {
        const [action = '', resource = '', key] = grant.split(' ');
        expect(action, role).not.toContain('*');
        expect(resource.replace('Documents/projects/*', ''), role).not.toContain('*');
        if (key) expect(key).toMatch(/^([A-Z]+|[A-Z]+#\*)$/);
      }
    }
  });

  test('no role besides the functions’ own, and none with a policy made elsewhere', () => {
    const all = [api, events, data, monitoring].flatMap((t) => [...resourcesOf(t, 'AWS::IAM::Role')]);
    expect(all.map(([id]) => id).sort()).toEqual([...roles.values()].sort());
    for (const [, role] of all)
      expect(Object.keys(role).sort()).toEqual(['AssumeRolePolicyDocument', 'Tags']);
  });

  test('each function finds in its environment what it reads, and nothing that it does not', () => {
    const deployed = [api, events].flatMap((t) => [...resourcesOf(t, 'AWS::Lambda::Function').values()]);
    for (const { entry, description } of deployedFunctions) {
      const found = deployed.find(({ Description }) => Description === description);
      const settings = Object.keys(environment.parse(found).Environment?.Variables ?? {}).sort();
      expect(settings, entry).toEqual(settingsReadBy(codeOf(entry)));
    }
  });
});
