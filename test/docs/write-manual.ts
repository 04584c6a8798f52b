import { spawnSync } from 'node:child_process';
import { access, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { SCREENSHOTS } from '../support/browser.ts';
import { MANUAL, manualPages, picturesOf } from './manual.ts';

/**
 * `npm run docs:manual`: the browser tests take the pictures anew, and those that docs/manual/ shows are put beside its texts.
 * With `--kept` the pictures of the last run are taken.
 */
const IMAGES = join(MANUAL, 'images');
/** A whole page is long; its beginning says what the text is about. */
const MAX_HEIGHT = 1500;
const QUALITY = 72;

if (!process.argv.includes('--kept')) {
  const { status } = spawnSync('npm', ['run', 'pictures'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('浏览器测试没有全部通过,手册的图片没有更新。');
}

async function put(name: string) {
  const png = await loadImage(await readFile(join(SCREENSHOTS, `${name}.png`)));
  const canvas = createCanvas(png.width, Math.min(png.height, MAX_HEIGHT));
  canvas.getContext('2d').drawImage(png, 0, 0);
  await writeFile(join(IMAGES, `${name}.webp`), await canvas.encode('webp', QUALITY));
}

const names = picturesOf(await manualPages());
const missing: string[] = [];
for (const name of names) {
  await access(join(SCREENSHOTS, `${name}.png`)).catch(() => missing.push(name));
}
if (missing.length > 0) throw new Error(`手册要用而浏览器测试没有拍的图片:${missing.join('、')}`);

await mkdir(IMAGES, { recursive: true });
for (const file of await readdir(IMAGES)) {
  if (!names.includes(file.replace(/\.webp$/, ''))) await rm(join(IMAGES, file));
}
for (const name of names) await put(name);
process.stdout.write(`docs/manual/images: ${names.length} 张图片\n`);
