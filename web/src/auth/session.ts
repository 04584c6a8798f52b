import {
  ErrorResponse,
  ErrorTimeout,
  InMemoryWebStorage,
  type User,
  UserManager,
  WebStorageStateStore,
} from 'oidc-client-ts';
import {
  type IssuerEndpoints,
  SIGN_IN_SETTINGS,
  type SignInSettings,
} from '../../../lib/sign-in-settings.ts';
import { hiddenFrame } from './hidden-frame.ts';

/**
 * The session of the person at the page. Tokens live in memory only: a reload signs in again without a question as long as
 * the issuer remembers the person. A session that ends while somebody types is renewed in place, so nothing typed is lost.
 */
type SessionStatus = 'signedOut' | 'signingIn' | 'signedIn' | 'expired';

const { origin } = location;

/** Told by whoever serves the page, so that one build serves every city. */
const settings: SignInSettings = await (await fetch(SIGN_IN_SETTINGS)).json();

/** As the library calls them. */
const metadataOf = (issuer: string, { authorization, token, endSession }: IssuerEndpoints) => ({
  issuer,
  authorization_endpoint: authorization,
  token_endpoint: token,
  end_session_endpoint: endSession,
});

const manager = new UserManager(
  {
    authority: settings.issuer,
    client_id: settings.clientId,
    redirect_uri: `${origin}/sign-in/callback`,
    silent_redirect_uri: `${origin}/sign-in/silent`,
    post_logout_redirect_uri: `${origin}/`,
    response_type: 'code',
    scope: 'openid profile email',
    ...(settings.resource && { resource: settings.resource }),
    ...(settings.endpoints && { metadata: metadataOf(settings.issuer, settings.endpoints) }),
    loadUserInfo: false,
    automaticSilentRenew: true,
    silentRequestTimeoutInSeconds: 10,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    // The verifier of a sign-in under way has to outlive the redirect; it is no token.
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  },
  undefined,
  undefined,
  hiddenFrame,
);

let user: User | undefined;
let status: SessionStatus = 'signedOut';
let renewal: PromiseWithResolvers<void> | undefined;
const listeners = new Set<() => void>();

function set(next: SessionStatus, signedIn?: User) {
  status = next;
  if (signedIn) user = signedIn;
  for (const listener of listeners) listener();
}

manager.events.addUserLoaded((loaded) => set('signedIn', loaded));

export const sessionStatus = () => status;
export const onSession = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

interface SignInState {
  returnTo: string;
  /** This tab was opened to sign in again for another one. */
  again?: boolean;
}

/** Why the frame brought no answer of the issuer, if it brought none. */
let unanswered: unknown;

/** Leaves the page for the issuer; throws where it cannot be reached, which is not taken for granted once it did not answer. */
export async function signIn(state: SignInState): Promise<void> {
  if (unanswered) {
    await fetch(`${settings.issuer}/.well-known/openid-configuration`, { mode: 'no-cors' });
    if (unanswered instanceof ErrorTimeout) localStorage.setItem(NO_FRAME, '1');
  }
  await manager.signinRedirect({ state });
}

/** Back from the issuer: where to go on. */
async function completeSignIn(): Promise<SignInState> {
  const signedIn = await manager.signinRedirectCallback();
  set('signedIn', signedIn);
  const state = signedIn.state as Partial<SignInState> | undefined;
  if (state?.again) channel.postMessage('signedIn');
  return { ...state, returnTo: localPath(state?.returnTo) };
}

let completing: ReturnType<typeof completeSignIn> | undefined;

/** The one completion of this page: a code can be used once, whoever asks. */
export function completion(): ReturnType<typeof completeSignIn> {
  completing ??= completeSignIn();
  return completing;
}

/** Only ever a path of this origin, whatever stood in the state. */
const localPath = (path: string | undefined) => (path && /^\/(?![/\\])/.test(path) ? path : '/');

/** Where the issuer shows itself in no frame, no later page waits for one. */
const NO_FRAME = 'no-sign-in-frame';
const FIRST_ANSWER_SECONDS = 5;

/**
 * What a page does first: asks the issuer without a question while the application loads, and by a redirect where it has
 * one or cannot be asked in a frame. Requests of the application wait for the token.
 */
export async function resume(): Promise<void> {
  const { pathname, search, hash } = location;
  status = 'signingIn';
  renewal = Promise.withResolvers();
  try {
    if (localStorage.getItem(NO_FRAME)) throw new Error('no frame');
    await manager.signinSilent({ silentRequestTimeoutInSeconds: FIRST_ANSWER_SECONDS });
    renewed();
  } catch (error) {
    if (!(error instanceof ErrorResponse)) unanswered = error;
    // Where the issuer cannot be reached, the application says so.
    await signIn({ returnTo: pathname + search + hash }).catch(() => set('signedOut'));
  }
}

/** Whoever waited for the session goes on. */
function renewed() {
  localStorage.removeItem(NO_FRAME);
  renewal?.resolve();
  renewal = undefined;
}

const SIGNED_OUT = 'signedOut';
/** After a sign-out the page waits to be asked, instead of signing in again at once. */
export const wasSignedOut = () => sessionStorage.getItem(SIGNED_OUT) !== null;
export const forgetSignOut = () => sessionStorage.removeItem(SIGNED_OUT);

/** Nothing of the person stays in the tab. */
function forgetPerson() {
  sessionStorage.clear();
  sessionStorage.setItem(SIGNED_OUT, '1');
}

/** Out of the issuer, and out of every tab. */
export async function signOut() {
  forgetPerson();
  channel.postMessage('signedOut');
  await manager.signoutRedirect(user?.id_token ? { id_token_hint: user.id_token } : {});
}

export async function accessToken(): Promise<string> {
  if (!user || user.expired) await renewedSession();
  return user?.access_token ?? '';
}

/** Resolves once the same person is signed in again: without a question where the issuer allows it, else by the dialog. */
export function renewedSession(): Promise<void> {
  if (!renewal) {
    renewal = Promise.withResolvers();
    void renewSilently();
  }
  return renewal.promise;
}

async function renewSilently() {
  const before = user?.profile.sub;
  try {
    const answer = await manager.signinSilent();
    if (!answer) throw new Error('no session');
    // Somebody else signed in meanwhile: nothing on this page is theirs.
    if (before && answer.profile.sub !== before) return location.assign('/');
    set('signedIn', answer);
    renewed();
  } catch {
    set('expired');
  }
}

/** What the tabs of one browser tell each other. */
const channel = new BroadcastChannel('session');
channel.addEventListener('message', ({ data }: MessageEvent<'signedIn' | 'signedOut'>) => {
  if (data === 'signedOut') leave();
  else if (status === 'expired') void renewSilently();
});

/** The person signed out in another tab: the tokens here go with the page that held them. */
function leave() {
  if (status === 'signedOut') return;
  forgetPerson();
  location.assign('/');
}

/** Signs in again in another tab, so that this one keeps what was typed. */
export const signInElsewhere = () => window.open('/sign-in/again', '_blank');
/** For a person who signed in again and came back before the other tab could tell. */
export const tryAgain = () => renewSilently();
