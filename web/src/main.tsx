import { createRoot } from 'react-dom/client';
import { completeSilently } from './auth/session.ts';

const root = document.getElementById('root');

/** The hidden frame of a silent renewal needs nothing of the application. */
if (location.pathname === '/sign-in/silent') {
  void completeSilently();
} else if (root) {
  const { App } = await import('./app/app.tsx');
  createRoot(root).render(<App />);
}
