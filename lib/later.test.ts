import { expect, test, vi } from 'vitest';
import { later } from './later.ts';

test('made at the first call, once', () => {
  const make = vi.fn(() => ({}));
  const made = later(make);
  expect(make).not.toHaveBeenCalled();
  expect(made()).toBe(made());
  expect(make).toHaveBeenCalledOnce();
});

test('routes, commands and rules make no part of a schema when they are imported', async () => {
  // Zod gives each schema and each check a `_zod` as it makes it.
  const define = vi.spyOn(Object, 'defineProperty');
  const parts = () => define.mock.calls.filter(([, key]) => key === '_zod').length;
  const [{ routes }, { ruleKinds }] = await Promise.all([
    import('./routes.ts'),
    import('./regulation/rules.ts'),
  ]);
  expect(parts()).toBe(0);
  routes.editDraft.body();
  ruleKinds.contractFiling.input();
  expect(parts()).toBeGreaterThan(0);
  define.mockRestore();
});
