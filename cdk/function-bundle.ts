import { cpSync, mkdirSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');

/**
 * Node's own modules are taken as CommonJS would take them. An ESM `import 'node:http'` lists all exports of the module, and so
 * loads parts of Node that nobody asked for: a quarter of a cold start (`npm run bench:cold-start`).
 */
const builtins: Plugin = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[a-z]/ }, ({ path }) =>
      isBuiltin(path) ? { path: path.replace(/^node:/, ''), namespace: 'builtin' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}')`,
    }));
  },
};

/**
 * Parts of the SDK that no function of ours comes to. Lambda puts a function's credentials into its environment, where the SDK looks
 * first; the other sources and the clients they call would be a dozen bundles beside each function.
 */
const NEVER_CALLED =
  /^@aws-sdk\/(credential-provider-(http|ini|login|process|sso|web-identity)|nested-clients|token-providers)|^@smithy\/(credential-provider-imds|core\/event-streams)/;
const absent: Plugin = {
  name: 'absent',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: NEVER_CALLED }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, namespace: 'absent' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'absent' }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is not bundled: a function's credentials are in its environment`)})`,
    }));
  },
};

/**
 * A function has no `~/.aws/config` and no credentials file, where the SDK looks for every setting that the environment does not name:
 * two files sought at each cold start, and a part of Node loaded for it. To the SDK both are empty.
 */
const noConfigFiles: Plugin = {
  name: 'no-config-files',
  setup({ onLoad }) {
    onLoad({ filter: /shared-ini-file-loader.readFile\.js$/ }, () => ({
      contents: `export const filePromises = {}, fileIntercept = {}, readFile = async () => ''`,
    }));
  },
};

/**
 * What is imported at need is a bundle of its own, whole, beside the one that needs it. esbuild's `splitting` would put what both use
 * into further files, and every cold start would open those: a tenth of it in the functions of documents and forms.
 */
const apart = (made: Map<string, Promise<unknown>>): Plugin => ({
  name: 'apart',
  setup({ initialOptions, onResolve, resolve }) {
    onResolve({ filter: /./ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === made) return undefined;
      const found = await resolve(path, { kind, resolveDir, pluginData: made });
      if (found.errors.length > 0 || found.namespace !== 'file') return undefined;
      const name = relative(ROOT, found.path)
        .replace(/\.\w+$/, '')
        .replaceAll('/', '-');
      if (!made.has(name))
        made.set(name, build({ ...initialOptions, entryPoints: [found.path], entryNames: name }));
      return { path: `./${name}.mjs`, external: true };
    });
  },
});

/**
 * ESM, minified, with the SDK inside. `require` is for the CommonJS packages among the dependencies.
 */
const options: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  entryNames: 'index',
  outExtension: { '.js': '.mjs' },
  // Shipped for whoever reads a stack trace; `--enable-source-maps` for all would cost each cold start a seventh more.
  sourcemap: 'external',
  sourcesContent: false,
  // Most of our text is Chinese, which escaped takes twice the bytes.
  charset: 'utf8',
  legalComments: 'none',
  banner: {
    // Made at the first call: most functions never come to one.
    js: "let found;const require=(id)=>(found??=process.getBuiltinModule('node:module').createRequire(import.meta.url))(id);",
  },
  logLevel: 'warning',
};

const FONTS = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'].map(
  (file) => `node_modules/@expo-google-fonts/noto-serif-sc/${file}`,
);

/** What lies beside a bundle: the faces that `lib/forms/fonts.ts` asks for by their package, and the built pages. */
function filesBeside(entry: string): [from: string, to: string][] {
  if (entry.startsWith('functions/forms/')) return FONTS.map((font) => [font, font]);
  return entry.startsWith('functions/web/') ? [['dist/web', 'web']] : [];
}

/** Bundles one function (its entry relative to the repository) into a folder. */
export async function bundleFunction(entry: string, outdir: string): Promise<void> {
  const beside = new Map<string, Promise<unknown>>();
  const plugins = [builtins, absent, noConfigFiles, apart(beside)];
  await build({ ...options, plugins, entryPoints: [entry], outdir });
  // Each of them may find more.
  for (let done = -1; done < beside.size; ) {
    done = beside.size;
    await Promise.all(beside.values());
  }
  for (const [from, to] of filesBeside(entry)) {
    if (!statSync(join(ROOT, from), { throwIfNoEntry: false }))
      throw new Error(`${from} is missing: npm run build:web`);
    mkdirSync(dirname(join(outdir, to)), { recursive: true });
    // Without what one machine compressed beforehand.
    cpSync(join(ROOT, from), join(outdir, to), {
      recursive: true,
      filter: (file) => !/\.(br|gz)$/.test(file),
    });
  }
}

// A synthesis is synchronous and esbuild's plugins are not, so the CDK runs this as a command.
if (import.meta.main) {
  const [entry = '', outdir = ''] = process.argv.slice(2);
  await bundleFunction(entry, outdir);
}
