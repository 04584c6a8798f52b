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
