import { expect, test } from 'vitest';
import type { Access } from '../lib/access.ts';
import { codeOf, functions, matchesOf } from './testing-code.ts';

/*
 * A declaration that forgets something works on one machine and fails in the cloud. So each function's code, as esbuild leaves
 * it when it has dropped what the function never calls, is held against what the function declares.
 */

/** Keys in the code of a function, but behind a condition that it never meets. */
function neverMade(entry: string): string[] {
  // Projecting anew changes no approval, and it answers nobody.
  if (entry === 'functions/duties/index.ts') return ['FILING#'];
  // The product's own command has no caller whose answer is kept.
  if (entry === 'functions/documents/check.ts' || entry === 'functions/schedules/upload-sweep.ts')
    return ['FILING#', 'IDEM#'];
  // It tells an act by its partition, which came with the stream.
  if (entry === 'functions/stream/index.ts') return ['RULES'];
  // A place in an index names the project's partition, which is read through the index only.
  if (entry === 'functions/mail/chain-digest.ts') return ['P#'];
  // A filing number's approval changes by a decision of the bureau only, and those are in the submission group.
  const commands = /^functions\/(filing|construction|acceptance|evaluation|supervision|documents|forms)\//;
  return commands.test(entry) ? ['FILING#'] : [];
}

/** Keys that a function is given, not makes. */
const given: Record<string, string[]> = {
  // An item of the due index names the project's partition.
  'functions/schedules/due-check.ts': ['P#'],
  'functions/schedules/quarterly-report-check.ts': ['P#'],
  'functions/schedules/evaluation-window-check.ts': ['P#'],
};

/** SDK calls, and the parts of a transaction, by the action that each needs. */
const ACTIONS: Record<string, string> = {
  GetCommand: 'get',
  BatchGetCommand: 'batchGet',
  QueryCommand: 'query',
  paginateQuery: 'query',
  PutCommand: 'put',
  UpdateCommand: 'update',
  DeleteCommand: 'delete',
  'Put:': 'put',
  'Update:': 'update',
  'Delete:': 'delete',
  HeadObjectCommand: 'inspect',
  PutObjectRetentionCommand: 'keep',
  PutObjectTaggingCommand: 'setAside',
  GetObjectCommand: 'inspect',
  'signUpload(': 'upload',
  'signPart(': 'multipart',
  CreateMultipartUploadCommand: 'multipart',
  // Of lib-storage: one PUT or parts, whichever fits; the grant is the same.
  Upload: 'multipart',
  ListPartsCommand: 'multipart',
  CompleteMultipartUploadCommand: 'multipart',
  AbortMultipartUploadCommand: 'multipart',
  'signDownload(': 'download',
  PutEventsCommand: 'publish',
  GetSecretValueCommand: 'send',
  TransactWriteCommand: '',
};

function actionsIn(code: string): string[] {
  const reached = [
    ...matchesOf(code, /new (\w+?Command)\d*\(/g),
    ...matchesOf(code, /new (Upload)\(/g),
    ...matchesOf(code, /\b(paginateQuery)\d*\(/g),
    ...matchesOf(code, /\b((?:Put|Update|Delete):) \{/g),
    ...matchesOf(code, /function (sign(?:Upload|Part|Download)\()/g),
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

const KEY =
  /["'`](P#|USERS|UNITS|CHAINS|FILING#|COUNTER#|IDEM#|REFUSALS|MAIL#|MAILTEXT#|REM#|STATS|STAT#|DEPUTIES|DIRECTORY|NAMES|IMPORT#|PLANS|RULES|QUOTA#|FORM#)/g;

test.for(functions)('$entry calls what it declares, and declares what it calls', ({ entry, access }) => {
  const code = codeOf(entry);
  expect(actionsIn(code)).toEqual(declaredActions(access));
  const declared: Access = access;
  const keys = new Set((declared.table ?? []).flatMap((grant) => grant.keys));
  const made = matchesOf(code, KEY).filter((key) => !neverMade(entry).includes(key));
  expect([...made, ...(given[entry] ?? [])].sort()).toEqual([...keys].sort());
});
