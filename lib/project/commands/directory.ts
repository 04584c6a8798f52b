import * as z from 'zod/mini';
import { later } from '../../later.ts';
import { command } from '../command.ts';
import { identifier, text } from '../schema.ts';

const userId = later(() => text(128));
const person = later(() => z.strictObject({ userId: userId(), name: text(50) }));

/** 单位更名、合并: the project goes on under the unit's new name, or in the unit that took it over. */
export const assignUnit = command({
  input: later(() =>
    z.strictObject({
      from: identifier(),
      unitId: identifier(),
      unitName: text(100),
      reason: z.enum(['renamed', 'merged']),
      orderedBy: person(),
    }),
  ),
  events: ({ unitId, unitName, fields }, input) => {
    const differs = (id: string, name: string) =>
      id === input.from && (id !== input.unitId || name !== input.unitName);
    const concerned =
      differs(unitId, unitName) || fields.participants?.some((p) => differs(p.unitId, p.unitName));
    return concerned ? [{ type: 'unitChanged', data: input }] : [];
  },
});

/** 人员离任: the reviews an expert was assigned go to the successor, with the same last day. */
export const replaceExpert = command({
  input: later(() => z.strictObject({ from: userId(), to: person(), orderedBy: person() })),
  events: ({ review }, input) =>
    review?.experts.some((e) => e.userId === input.from) ? [{ type: 'expertReplaced', data: input }] : [],
});
