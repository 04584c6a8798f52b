import type { Rules } from './command.ts';
import type { Obligation } from './obligations.ts';
import type { Project } from './project.ts';

export const explanationOf = (_project: Project, _obligation: Obligation, _rules: Rules): string[] => [];
