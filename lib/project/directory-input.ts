import * as z from 'zod/mini';
import { later } from '../later.ts';
import { type ObligationKind, obligationKindLabels } from './obligations.ts';
import { roleLabels } from './people.ts';
import { creditCode, day, identifier, list, text } from './schema.ts';

/** What an administrator types of units, people and deputies. */

/** `sub` of the identity provider, which may be a mail address or a URI. */
const userId = later(() => z.string().check(z.regex(/^[\w.@:|/-]{1,128}$/, '用户标识格式不正确')));
const email = later(() => z.string().check(z.email('邮箱格式不正确'), z.maxLength(200, '不能超过 200 个字')));
const roles = later(() =>
  list(z.enum(Object.keys(roleLabels) as [keyof typeof roleLabels]), 10).check(
    z.minLength(1, '至少一个角色'),
  ),
);

export const newUnit = later(() =>
  z.strictObject({
    unitId: identifier(),
    name: text(100),
    creditCode: creditCode(),
    isBureau: z.optional(z.boolean()),
  }),
);
export const unitName = later(() => z.strictObject({ name: text(100) }));
export const merger = later(() => z.strictObject({ into: identifier() }));

export const newUser = later(() =>
  z.strictObject({ userId: userId(), name: text(50), roles: roles(), unitId: identifier(), email: email() }),
);
export const userEdit = later(() =>
  z.strictObject({
    name: z.optional(text(50)),
    roles: z.optional(roles()),
    unitId: z.optional(identifier()),
    email: z.optional(email()),
  }),
);
export const departure = later(() => z.strictObject({ successor: z.optional(userId()) }));

/** Kinds of duties that are not reminded of before they are overdue. */
export const notificationSettings = later(() =>
  z.strictObject({
    off: list(z.enum(Object.keys(obligationKindLabels) as [ObligationKind]), 20),
  }),
);

/** `principal` is the caller where it is not said. */
export const newDeputy = later(() =>
  z.strictObject({
    principal: z.optional(userId()),
    deputy: userId(),
    from: day(),
    to: day(),
  }),
);

/** An xlsx within the body limit, some thousand cells; `dryRun` writes nothing and answers the same. */
export const importedSheet = later(() =>
  z.strictObject({
    contentBase64: z
      .string()
      .check(
        z.regex(/^[A-Za-z0-9+/]+={0,2}$/, '应为 xlsx 文件的 Base64'),
        z.maxLength(1_000_000, '文件过大,请分批'),
      ),
    dryRun: z.optional(z.boolean()),
  }),
);
