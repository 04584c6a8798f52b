import { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { ALGORITHM } from './identity-key.ts';
import { signedOutPage, signInErrorPage, signOutPage } from './identity-pages.ts';
import type { SamplePerson } from './sample-people.ts';

export const CLIENT_ID = 'web';
export const SCOPE = 'openid profile email';
export const TOKEN_SECONDS = 3600;
const WORKING_DAY = 12 * 3600;

export interface IdentitySettings {
  publicUrl: string;
  audience: string;
  people: readonly SamplePerson[];
  /** Path under which the issuer is served. */
  mount: string;
}

/** oidc-provider's settings, keys and storage aside. */
export function configureIdentity({ publicUrl, audience, people, mount }: IdentitySettings): Configuration {
  const { features, ...rest } = protocol(publicUrl, audience);
  const { features: pageFeatures, ...texts } = pages(mount);
  return { ...rest, ...texts, ...accounts(people), features: { ...features, ...pageFeatures } };
}

/** One first-party public client, code flow with PKCE, and access tokens that are JWTs for the API. */
function protocol(publicUrl: string, audience: string) {
  const resource = `urn:${audience}`;
  return {
    clients: [
      {
        client_id: CLIENT_ID,
        client_name: '政务信息化项目管理',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [`${publicUrl}/sign-in/callback`, `${publicUrl}/sign-in/silent`],
        post_logout_redirect_uris: [`${publicUrl}/`],
      },
    ],
    scopes: ['openid', 'profile', 'email'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    // A browser names its origin with every POST, to its own origin too; the application's is the only one let in.
    clientBasedCORS: (_ctx: unknown, origin: string) => origin === new URL(publicUrl).origin,
    ttl: {
      AccessToken: TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: TOKEN_SECONDS,
      Interaction: TOKEN_SECONDS,
      Session: WORKING_DAY,
      Grant: WORKING_DAY,
    },
    extraTokenClaims: async (ctx) => ({ name: ctx.oidc.account?.name }),
    features: {
      devInteractions: { enabled: false },
      // The API's tokens are not meant for it; the ID token carries the name.
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo(_ctx, indicator) {
          if (indicator !== resource) throw new errors.InvalidTarget();
          return {
            scope: SCOPE,
            audience,
            accessTokenTTL: TOKEN_SECONDS,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: ALGORITHM } },
          };
        },
      },
    },
    loadExistingGrant: (ctx) => grantAll(ctx, resource),
  } satisfies Configuration;
}

/** The product's own client needs no consent: signing in is the consent. */
async function grantAll(ctx: KoaContextWithOIDC, resource: string) {
  const { client, session, account, provider } = ctx.oidc;
  if (!client || !session || !account) return undefined;
  const existing = session.grantIdFor(client.clientId);
  const found = existing ? await provider.Grant.find(existing) : undefined;
  if (found) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: account.accountId });
  grant.addOIDCScope(SCOPE);
  grant.addResourceScope(resource, SCOPE);
  await grant.save();
  return grant;
}

function accounts(people: readonly SamplePerson[]): Configuration {
  return {
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'] },
    findAccount(_ctx, accountId) {
      const person = people.find(({ userName }) => userName === accountId);
      if (person === undefined) return undefined;
      const { userName, name, email } = person;
      return {
        accountId,
        name,
        claims: () => ({ sub: accountId, name, preferred_username: userName, email }),
      };
    },
  };
}

/** Every page in Chinese, none of oidc-provider's own. */
function pages(mount: string) {
  return {
    interactions: { url: (_ctx, interaction) => `${mount}/interaction/${interaction.uid}` },
    renderError(ctx, { error, error_description: description }) {
      ctx.type = 'html';
      ctx.body = signInErrorPage(error, description);
    },
    features: {
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx, form) {
          ctx.type = 'html';
          ctx.body = signOutPage(form);
        },
        postLogoutSuccessSource(ctx) {
          ctx.type = 'html';
          ctx.body = signedOutPage();
        },
      },
    },
  } satisfies Configuration;
}
