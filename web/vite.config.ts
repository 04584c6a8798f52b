import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite';
import { type Route, routes } from '../lib/routes.ts';

/** The browser needs of a route only where it is; its schemas, and zod with them, stay out of the bundle. */
const addresses = Object.fromEntries(
  Object.entries(routes).map(([name, { method, path }]: [string, Route]) => [name, [method, path]]),
);

/** What the first page is made of, in one file: forty small ones would each wait for their round trip. */
const isFirst = (id: string) => id.endsWith('/web/src/app/app.tsx');

/** The browser fetches the application beside the sign-in, instead of after it. */
const preloadApplication: Plugin = {
  name: 'preload-application',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const first = chunks.filter(
        ({ facadeModuleId, moduleIds }) => moduleIds.some(isFirst) || isFirst(facadeModuleId ?? ''),
      );
      const scripts = new Set(first.flatMap(({ fileName, imports }) => [fileName, ...imports]));
      const styles = new Set(first.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
      return [
        ...[...scripts]
          .filter((file) => !html.includes(file))
          .map((file) => link({ rel: 'modulepreload', crossorigin: true, href: `/${file}` })),
        ...[...styles].map((file) =>
          link({ rel: 'preload', as: 'style', crossorigin: true, href: `/${file}` }),
        ),
      ];
    },
  },
};

const link = (attrs: HtmlTagDescriptor['attrs']): HtmlTagDescriptor => ({
  tag: 'link',
  attrs,
  injectTo: 'head',
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), preloadApplication],
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
            { name: 'session', test: /\/web\/src\/auth\/session\.ts$|preload-helper/, priority: 2 },
            { name: 'application', test: isFirst, priority: 1 },
          ],
        },
      },
    },
  },
});
