import { meQuery, todoQuery } from './api/queries.ts';
import { queryClient } from './api/query-client.ts';
import { completion, resume, wasSignedOut } from './auth/session.ts';

/** Pages that anybody may open, and the way back from the issuer. */
const OPEN = /^\/(calculator|sign-in)(\/|$)/;

/** What the page at `path` begins with is asked for as soon as there is a token, not only when the application is there. */
function ask(path: string) {
  void queryClient.prefetchQuery(meQuery);
  if (path === '/') void queryClient.prefetchQuery(todoQuery);
}

// The session is seen to while the application loads; its pages say what came of it.
const { pathname } = location;
if (pathname === '/sign-in/callback') {
  completion().then(
    ({ returnTo, again }) => again || ask(returnTo),
    () => undefined,
  );
} else if (!OPEN.test(pathname) && !wasSignedOut()) {
  void resume();
  ask(pathname);
}

const root = document.getElementById('root');
void import('./app/app.tsx').then(({ render }) => root && render(root));
