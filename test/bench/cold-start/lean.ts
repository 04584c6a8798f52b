import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { httpFunction, routeGroup } from '../../../functions/http.ts';
import { signUpload } from '../../../lib/documents/signed-urls.ts';
import { later } from '../../../lib/later.ts';
import type { Route } from '../../../lib/routes/route.ts';
import { dynamoDb, tableName } from '../../../lib/store/client.ts';

/** The same one write and one signed upload with the product's own wrapper, client and signer, and none of its rules. */
const route = {
  method: 'POST',
  path: '/api/projects/{projectId}/documents',
  group: 'documents',
  auth: 'user',
  summary: '',
  body: later(() => z.looseObject({ fileName: z.string().check(z.maxLength(200)) })),
} as const satisfies Route;

const register = httpFunction(route, async ({ body, now }) => {
  const Item = { pk: 'BENCH', sk: crypto.randomUUID(), fileName: body.fileName };
  await dynamoDb.send(new PutCommand({ TableName: tableName(), Item }));
  const upload = { key: 'bench', contentType: 'application/pdf', sizeBytes: 1000, sha256Hex: '0'.repeat(64) };
  return { status: 201, body: await signUpload({ ...upload, now: Date.parse(now) }) };
});

export const handler = routeGroup([register]);
