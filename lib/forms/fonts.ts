import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

/**
 * 宋体-like faces that hold the 30,000 characters of everyday use, rare names among them. They are files of a package; the
 * deployment puts them where the same name finds them (`cdk/function-bundle.ts`).
 */
const packaged = createRequire(import.meta.url);

export type Face = 'regular' | 'bold';
const files: Record<Face, string> = {
  regular: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
};

let loaded: Promise<Record<Face, Font>> | undefined;

/** Read and taken apart once a process: 15 MB each, and half of the time of a page. */
export function fonts(): Promise<Record<Face, Font>> {
  loaded ??= Promise.all([read('regular'), read('bold')]).then(([regular, bold]) => ({ regular, bold }));
  return loaded;
}

async function read(face: Face): Promise<Font> {
  const font = create(await readFile(packaged.resolve(files[face])));
  if (!('layout' in font)) throw new Error(`${files[face]} is a collection, not a font`);
  return font;
}
