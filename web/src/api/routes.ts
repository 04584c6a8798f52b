import type { RouteName, routes } from '../../../lib/routes.ts';

/** Routes that are one command of a project. */
export type CommandRoute = {
  [N in RouteName]: (typeof routes)[N] extends { command: string } ? N : never;
}[RouteName];
