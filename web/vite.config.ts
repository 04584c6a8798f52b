import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { type Route, routes } from '../lib/routes.ts';

/** The browser needs of a route only where it is; its schemas, and zod with them, stay out of the bundle. */
const addresses = Object.fromEntries(
  Object.entries(routes).map(([name, { method, path }]: [string, Route]) => [name, [method, path]]),
);

/**
 * Three files, each with all that it needs, where forty small ones would each wait for their round trip: what signs in and asks
 * for the first answers, the frame of every page with the workbench, and what is common to the pages with forms.
 */
const groups = [
  { name: 'start', test: /\/web\/src\/(auth\/session|api\/quer[a-z-]+)\.ts$|preload-helper/, priority: 2 },
  { name: 'application', test: /\/web\/src\/app\/app\.tsx$/, priority: 1 },
  { name: 'antd', test: /\/web\/src\/ui\/antd\.tsx$/ },
];

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
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
