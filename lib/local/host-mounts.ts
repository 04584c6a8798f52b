import type { IncomingMessage } from 'node:http';
import { keepEndpoints } from '../identity/issuer.ts';
import { SIGN_IN_SETTINGS, type SignInSettings } from '../sign-in-settings.ts';
import type { HostClock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import type { Delivery } from './delivery.ts';
import type { Environment } from './environment.ts';
import { createGateway, type RequestHandler } from './gateway.ts';
import type { Credentials } from './host-environment.ts';
import type { Mount } from './host-server.ts';
import { createIdentity, type Identity } from './identity.ts';
import { CLIENT_ID } from './identity-configuration.ts';
import { createAuthorizer, discoveredKeys } from './jwt.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { objectCreated } from './object-created.ts';
import type { HostParts } from './parts.ts';
import { problems, sendProblem } from './problem.ts';
import { createRouter } from './router.ts';
import { samplePeople } from './sample-people.ts';

/** What the parts of a host have in common. */
export interface HostContext {
  parts: HostParts;
  folder: DataFolder;
  environment: Environment;
  clock: HostClock;
  /** The address that browsers use. */
  url: string;
  port: number;
  log(line: string): void;
}

/** The mailbox of the demonstration, unless a real mail server is named. */
export async function openMailboxUnlessGiven({
  folder,
  environment,
}: HostContext): Promise<Mailbox | undefined> {
  if (process.env.SMTP_URL) return undefined;
  const mailbox = await openMailbox(folder.state);
  environment.set('SMTP_URL', mailbox.smtpUrl);
  return mailbox;
}

/** The issuer of the demonstration, unless a real one is named. */
export async function openIdentityUnlessGiven(
  context: HostContext,
  audience: string,
): Promise<Identity | undefined> {
  if (process.env.OIDC_ISSUER) return undefined;
  const { folder, url: publicUrl } = context;
  const identity = await createIdentity({ folder, publicUrl, audience, people: samplePeople });
  context.environment.set('OIDC_ISSUER', identity.issuer);
  return identity;
}

/** The embedded object store, unless a real one is named. */
export async function openObjects(
  { parts, folder, environment, clock, url, port }: HostContext,
  { bus }: Delivery,
  credentials: Credentials,
  region: string,
) {
  if (process.env.AWS_ENDPOINT_URL_S3 || !parts.createObjectStore) return undefined;
  environment.set('AWS_ENDPOINT_URL_S3', `http://127.0.0.1:${port}/s3`);
  // A presigned address names the host it is sent to, and that is the browser's.
  environment.set('PUBLIC_S3_ENDPOINT', `${url}/s3`);
  environment.set('S3_FORCE_PATH_STYLE', 'true');
  return parts.createObjectStore({
    dataDir: folder.file('objects'),
    basePath: '/s3',
    region,
    credentials,
    now: clock.now,
    wallClock: Date.now,
    allowedOrigins: [url],
    onObjectCreated: async (object) => void bus.publish([objectCreated(object)]),
  });
}

export function mountApi(
  { parts, clock, log }: HostContext,
  { invoke }: Delivery,
  identity: Identity | undefined,
  audience: string,
): Mount {
  const issuer = process.env.OIDC_ISSUER ?? '';
  const handle = createGateway({
    routes: parts.routes,
    authorize: createAuthorizer({ issuer, audience, keys: identity?.keys ?? discoveredKeys(issuer) }),
    invoke,
    entryOf: (group) => `functions/${group}/index.ts`,
    now: clock.now,
    log,
  });
  const match = createRouter(parts.routes);
  const routeOf = ({ method = '' }: IncomingMessage, { pathname }: URL) => {
    const found = match(method, pathname);
    return found.kind === 'route' ? found.route.path : '/api';
  };
  return { prefix: '/api', handle, routeOf };
}

/** Tells the page who signs people in; `OIDC_CLIENT_ID` and `OIDC_RESOURCE` as the operator's issuer knows them. */
export function mountSignInSettings(identity: Identity | undefined, audience: string): Mount {
  const { OIDC_ISSUER: issuer = '', OIDC_CLIENT_ID, OIDC_RESOURCE } = process.env;
  const own = { clientId: CLIENT_ID, resource: `urn:${audience}` };
  const settings: SignInSettings = {
    issuer,
    ...(identity
      ? own
      : { clientId: OIDC_CLIENT_ID || CLIENT_ID, ...(OIDC_RESOURCE && { resource: OIDC_RESOURCE }) }),
  };
  const endpoints = identity ? async () => identity.endpoints : keepEndpoints(issuer);
  return {
    prefix: SIGN_IN_SETTINGS,
    handle: async (_req, res) => {
      const body = JSON.stringify({ ...settings, endpoints: await endpoints(Date.now()) });
      res.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache' }).end(body);
    },
  };
}

/** Where the operator's own issuer and object store are: the application's pages must be allowed to reach them. */
export function originsElsewhere(url: string): string[] {
  const { OIDC_ISSUER, PUBLIC_S3_ENDPOINT, AWS_ENDPOINT_URL_S3 } = process.env;
  const origins = [OIDC_ISSUER, PUBLIC_S3_ENDPOINT ?? AWS_ENDPOINT_URL_S3].flatMap(
    (address) => URL.parse(address ?? '')?.origin ?? [],
  );
  return [...new Set(origins)].filter((origin) => origin !== new URL(url).origin);
}

const notFound: RequestHandler = async (_req, res) => sendProblem(res, problems.notFound);

/** Never pages of the application, also where nothing is mounted under them. */
export const reserved: readonly Mount[] = ['/local', '/oidc', '/s3'].map((prefix) => ({
  prefix,
  handle: notFound,
}));
