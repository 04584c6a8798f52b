import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { type Route, routes } from '../lib/routes.ts';

/** The browser needs of a route only where it is; its schemas, and zod with them, stay out of the bundle. */
const addresses = Object.fromEntries(
  Object.entries(routes).map(([name, { method, path }]: [string, Route]) => [name, [method, path]]),
);

/** What the first page is made of, in one file: forty small ones would each wait for their round trip. */
const isFirst = (id: string) => id.endsWith('/web/src/app/app.tsx');

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  define: { __ROUTES__: JSON.stringify(addresses) },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Everything stays a file: the content security policy knows no inline script and no data: script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'start',
              test: /\/web\/src\/(auth\/session|api\/quer[a-z-]+)\.ts$|preload-helper/,
              priority: 2,
            },
            { name: 'application', test: isFirst, priority: 1 },
          ],
        },
      },
    },
  },
});
