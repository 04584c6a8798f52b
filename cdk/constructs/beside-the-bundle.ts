import type { ICommandHooks } from 'aws-cdk-lib/aws-lambda-nodejs';

/** The two faces that `lib/forms/fonts.ts` asks for, by the name it asks with. */
const FONTS = ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'].map(
  (file) => `node_modules/@expo-google-fonts/noto-serif-sc/${file}`,
);

/** Puts the fonts beside the bundle: they are read as files, and 30 MB are no code. */
export const formFonts: ICommandHooks = {
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (from, to) =>
    FONTS.flatMap((font) => {
      const folder = font.slice(0, font.lastIndexOf('/'));
      return [`mkdir -p "${to}/${folder}"`, `cp "${from}/${font}" "${to}/${font}"`];
    }),
};

/** Puts the built application beside the bundle, without what one machine compressed beforehand. */
export const pages: ICommandHooks = {
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (from, to) => [
    `test -f "${from}/dist/web/index.html" || { echo "npm run build:web first" >&2; exit 1; }`,
    `cp -r "${from}/dist/web" "${to}/web"`,
    `find "${to}/web" \\( -name '*.br' -o -name '*.gz' \\) -delete`,
  ],
};
