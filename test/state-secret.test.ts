import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { HostClient } from './support/client.ts';
import { startHostProcess } from './support/host-process.ts';
import * as story from './support/story.ts';

const MARKER = 'JUEMI7f3a9c';
/** How somebody may say, wrongly or in odd ways, that a project involves state secrets; the rest carries the marker. */
const secretBodies = [
  JSON.stringify({ involvesStateSecrets: true, name: MARKER, goal: MARKER, [MARKER]: MARKER }),
  JSON.stringify({ ...story.newProject, involvesStateSecrets: 'true', name: MARKER }),
  JSON.stringify({ ...story.newProject, involvesStateSecrets: 1, name: MARKER }),
  JSON.stringify({ ...story.newProject, involvesStateSecrets: { value: true }, name: MARKER }),
  JSON.stringify({ ...story.newProject, involvesStateSecrets: [true], name: MARKER }),
  JSON.stringify({ ...story.newProject, involvesStateSecrets: null, name: MARKER }),
  JSON.stringify({ name: MARKER, nested: { involvesStateSecrets: true } }),
  JSON.stringify([{ involvesStateSecrets: true, name: MARKER }]),
  `{"involvesStateSecrets": false, "involvesStateSecrets": true, "name": "${MARKER}"}`,
  `{"involvesStateSecrets": true, "name": "${MARKER}"`,
  `{"involvesStateSecrets": true, "name": "${MARKER}\u0001"}`,
  `${MARKER}{"involvesStateSecrets": true}`,
  JSON.stringify({ involvesStateSecrets: true, name: MARKER.repeat(120_000) }),
];

/** All that lies in a folder, file by file, as bytes. */
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('what involves state secrets reaches neither disk nor log nor mail (R13)', async () => {
  const own = await startHostProcess({
    clock: story.STORY_BEGINS,
    env: { POWERTOOLS_LOG_LEVEL: 'DEBUG' },
  });
  onTestFinished(() => rm(own.dataDir, { recursive: true, force: true }));
  const client = new HostClient(own.url);
  const answered: number[] = [];
  for (const body of secretBodies) {
    for (const type of ['application/json', 'text/plain', 'application/problem+json']) {
      const headers = { 'content-type': type, 'idempotency-key': randomUUID() };
      const { status } = await client.request('clerk-edu', 'POST', '/api/projects', body, headers);
      answered.push(status);
    }
  }
  expect(answered.filter((status) => ![400, 413, 415, 422].includes(status))).toEqual([]);
  const marked = await client.post('clerk-edu', '/api/projects', { ...story.newProject, name: '可以公开' });
  expect(marked.status).toBe(201);
  expect((await client.get<{ items: unknown[] }>('reviewer', '/api/projects')).body.items).toHaveLength(1);
  expect(JSON.stringify(await client.mail())).not.toContain(MARKER);
  // Killed, so that journals and write-ahead logs lie there as they were.
  await own.kill();
  const holding = (text: string) =>
    filesUnder(own.dataDir).filter((file) => readFileSync(file).includes(text));
  expect(holding('可以公开').length).toBeGreaterThan(0);
  expect(holding(MARKER)).toEqual([]);
  expect(own.output()).not.toContain(MARKER);
  expect(own.output()).toContain('stateSecret');
});
