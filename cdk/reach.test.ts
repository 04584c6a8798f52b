import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Access } from '../lib/access.ts';
import { groupAccess } from '../lib/routes.ts';
import { schedules } from '../lib/schedules.ts';
import { streamFunction, subscriptions } from '../lib/subscriptions.ts';
import { resourcesOf, templatesFor } from './testing.ts';

/**
 * A declaration that forgets something works on one machine and fails in the cloud. So each function's code, as esbuild leaves
 * it when it has dropped what the function never calls, is held against what the function declares.
 */
const functions = [
  ...Object.entries(groupAccess).map(([group, access]) => ({
    entry: `functions/${group}/index.ts`,
    description: `/api: ${group}`,
    access,
  })),
  ...subscriptions,
  ...schedules,
  streamFunction,
] satisfies { entry: string; description: string; access: Access }[];

/** In the code of a function, but behind a condition that it never meets. */
const neverTaken: Record<string, string[]> = {
  // A filing number's approval changes by a decision of the bureau only, and those are in the submission group.
  'functions/filing/index.ts': ['FILING#'],
  'functions/documents/index.ts': ['FILING#'],
  // The product's own command has no caller whose answer is kept.
  'functions/documents/check.ts': ['FILING#', 'IDEM#'],
};

/** Keys that a function is given, not makes. */
const given: Record<string, string[]> = {
  // An item of the due index names the project's partition.
  'functions/schedules/due-check.ts': ['P#'],
};

function codeOf(entry: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: join(import.meta.dirname, '..'),
    entryPoints: [entry],
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

const found = (code: string, pattern: RegExp) =>
  [...new Set([...code.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? ''))].sort();

/** SDK calls, and the parts of a transaction, by the action that each needs. */
const ACTIONS: Record<string, string> = {
  GetCommand: 'get',
  BatchGetCommand: 'batchGet',
  QueryCommand: 'query',
  PutCommand: 'put',
  UpdateCommand: 'update',
  DeleteCommand: 'delete',
  'Put:': 'put',
  'Update:': 'update',
  'Delete:': 'delete',
  HeadObjectCommand: 'inspect',
  GetObjectCommand: 'inspect',
  'signUpload(': 'upload',
  'signPart(': 'multipart',
  CreateMultipartUploadCommand: 'multipart',
  CompleteMultipartUploadCommand: 'multipart',
  AbortMultipartUploadCommand: 'multipart',
  'signDownload(': 'download',
  PutEventsCommand: 'publish',
  GetSecretValueCommand: 'send',
  TransactWriteCommand: '',
};

function actionsIn(code: string): string[] {
  const reached = [
    ...found(code, /new (\w+?Command)\d*\(/g),
    ...found(code, /\b((?:Put|Update|Delete):) \{/g),
    ...found(code, /function (sign(?:Upload|Part|Download)\()/g),
  ].map((call) => ACTIONS[call] ?? `not known to this test: ${call}`);
  return [...new Set(reached)].filter(Boolean).sort();
}

function declaredActions({ table = [], indexes = [], documents = [], bus, mail }: Access): string[] {
  const actions = [
    ...table.flatMap((grant) => grant.actions),
    ...(indexes.length > 0 ? ['query'] : []),
    ...documents,
    ...(bus ? [bus] : []),
    ...(mail ? [mail] : []),
  ];
  return [...new Set<string>(actions)].sort();
}

const KEY = /["'`](P#|USERS|UNITS|FILING#|COUNTER#|IDEM#|REFUSALS|MAIL#)/g;

test.for(functions)('$entry calls what it declares, and declares what it calls', ({ entry, access }) => {
  const code = codeOf(entry);
  expect(actionsIn(code)).toEqual(declaredActions(access));
  const declared: Access = access;
  const keys = new Set((declared.table ?? []).flatMap((grant) => grant.keys));
  const made = found(code, KEY).filter((key) => !neverTaken[entry]?.includes(key));
  expect([...made, ...(given[entry] ?? [])].sort()).toEqual([...keys].sort());
});

/** Set by Lambda, or of use on one machine only. */
const ELSEWHERE = /^(AWS_\w+|SMTP_URL|S3_FORCE_PATH_STYLE|PUBLIC_S3_ENDPOINT)$/;

function settingsReadBy(code: string): string[] {
  const inBraces = found(code, /const \{([^}]*)\} = process\.env/g).flatMap((names) => names.split(','));
  const named = found(code, /process\.env\.(\w+)|required\("(\w+)"\)/g);
  return [...named, ...inBraces.map((name) => name.trim())].filter((name) => !ELSEWHERE.test(name)).sort();
}

const environment = z.object({
  Environment: z.optional(z.object({ Variables: z.record(z.string(), z.unknown()) })),
});

test('each function finds in its environment what it reads, and nothing that it does not', () => {
  const { api, events } = templatesFor('cn-north-1');
  const deployed = [api, events].flatMap((t) => [...resourcesOf(t, 'AWS::Lambda::Function').values()]);
  for (const { entry, description } of functions) {
    const found = deployed.find(({ Description }) => Description === description);
    const settings = Object.keys(environment.parse(found).Environment?.Variables ?? {}).sort();
    expect(settings, entry).toEqual(settingsReadBy(codeOf(entry)));
  }
});
