import type { RouteName } from '../../lib/routes.ts';

declare global {
  /** Made from `lib/routes.ts` by `vite.config.ts`. */
  const __ROUTES__: Readonly<Record<RouteName, readonly [method: string, path: string]>>;

  interface ImportMetaEnv {
    /** Address of the OIDC issuer; without it, `/oidc` of the page's own origin. */
    readonly VITE_OIDC_ISSUER?: string;
    readonly VITE_OIDC_CLIENT_ID?: string;
    /** RFC 8707 resource that the API's tokens are asked for. */
    readonly VITE_OIDC_RESOURCE?: string;
  }
}
