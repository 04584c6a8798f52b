import { decideSeparation } from '../../regulation/article-04-who-decides.ts';
import type { Breach } from '../../regulation/decision.ts';
import type { Context } from '../command.ts';
import { sidesOf } from '../permissions.ts';
import type { Signature } from '../project.ts';

/** 第四条: nobody decides what they submitted, also where one person holds two roles. */
export const notByTheSame = (submitted: Signature | undefined, { actor }: Context): Breach[] =>
  decideSeparation({
    ...sidesOf(submitted, actor),
    bureauOwnProject: false,
  });
