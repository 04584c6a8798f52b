import { createRoot } from 'react-dom/client';
import { completeSilently, completion, signIn, wasSignedOut } from './auth/session.ts';

/** Pages that anybody may open, and the way back from the issuer. */
const OPEN = /^\/(calculator|sign-in)(\/|$)/;
const root = document.getElementById('root');

async function render(container: HTMLElement) {
  const { App } = await import('./app/app.tsx');
  createRoot(container).render(<App />);
}

/** The issuer is asked before the application is loaded: whoever comes back would otherwise have loaded it twice. */
async function signInFirst(container: HTMLElement) {
  container.textContent = '正在登录…';
  const { pathname, search, hash } = location;
  await signIn({ returnTo: pathname + search + hash });
}

/** The hidden frame of a silent renewal needs nothing of the application. */
if (location.pathname === '/sign-in/silent') {
  void completeSilently();
} else if (root) {
  // Back from the issuer, the code is exchanged while the application loads; its page says what came of it.
  if (location.pathname === '/sign-in/callback') completion().catch(() => undefined);
  if (OPEN.test(location.pathname) || wasSignedOut()) await render(root);
  // Where the issuer cannot be reached, the application says so.
  else await signInFirst(root).catch(() => render(root));
}
