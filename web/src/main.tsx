import { completion, resume, wasSignedOut } from './auth/session.ts';

/** Pages that anybody may open, and the way back from the issuer. */
const OPEN = /^\/(calculator|sign-in)(\/|$)/;

// The session is seen to while the application loads; its pages say what came of it.
if (location.pathname === '/sign-in/callback') completion().catch(() => undefined);
else if (!OPEN.test(location.pathname) && !wasSignedOut()) void resume();

const root = document.getElementById('root');
void import('./app/app.tsx').then(({ render }) => root && render(root));
