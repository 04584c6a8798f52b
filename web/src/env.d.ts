import type { RouteName } from '../../lib/routes.ts';

declare global {
  /** Made from `lib/routes.ts` by `vite.config.ts`. */
  const __ROUTES__: Readonly<Record<RouteName, readonly [method: string, path: string]>>;
}
