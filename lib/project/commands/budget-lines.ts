import { type Breach, breach, breachesOf } from '../../regulation/decision.ts';

/** An adjustment finds a line by its name, so each name stands once. */
export const lineTwice = (lines: readonly { name: string }[], article: number, field: string): Breach[] =>
  breachesOf(
    new Set(lines.map(({ name }) => name)).size !== lines.length &&
      breach('lineTwice', article, '明细名称不能重复', field),
  );
