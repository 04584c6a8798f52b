import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluateRule } from './rules.ts';
import { shipped } from './testing.ts';

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'cli.ts'), ...args],
    { encoding: 'utf8' },
  );
  return { status, stderr, json: JSON.parse(stdout) };
}

test('prints the answer of the rule and exits 0', () => {
  const input = { signedOn: '2024-09-25', filedAt: '2024-10-15T00:00:00+08:00' };
  const { status, stderr, json } = run('contractFiling', JSON.stringify(input));
  expect({ ok: true, value: json }).toEqual(evaluateRule('contractFiling', input, shipped));
  expect([status, stderr]).toEqual([0, '']);
});

test.for([
  [['contractFiling', '{"signedOn":"2024-02-30"}'], 'invalidInput', 'signedOn'],
  [['contractFiling', '{'], 'invalidJson', 'input'],
  [['contractFiling'], 'invalidJson', 'input'],
  [['nope', '{}'], 'unknownKind', 'kind'],
  [[], 'unknownKind', 'kind'],
] as const)('%j prints the problem and exits 2', ([args, code, field]) => {
  const { status, json } = run(...args);
  expect(status).toBe(2);
  expect(json).toMatchObject({ code, errors: [{ field }] });
});
