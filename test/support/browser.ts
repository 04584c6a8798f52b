import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chineseFont } from './files.ts';

/** Where the pictures of the browser tests go. */
export const SCREENSHOTS = join(import.meta.dirname, '../screenshots');

/** Real Chromium, from an npm package, with a Chinese font from another: nothing has to be installed on the machine. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? (await sparticuz.executablePath());
  const fonts = join(tmpdir(), 'fonts');
  await mkdir(fonts, { recursive: true });
  // Never written over: a page of another Chromium has the file mapped, and would crash.
  const whole = join(tmpdir(), `font-${process.pid}-${randomUUID()}`);
  await copyFile(chineseFont(), whole);
  await rename(whole, join(fonts, basename(chineseFont())));
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--headless=shell',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
    env: { ...process.env, FONTCONFIG_PATH: fonts, ...(await chineseLocale()) },
  });
}

/** On every machine with glibc: it holds UTF-8 and nothing of any country. */
const UTF8 = '/usr/lib/locale/C.utf8';

/**
 * Chromium without its dialogs writes dates as the locale of messages is named, and reads names of files in the character set
 * of the locale that is there: so that one gets a Chinese name, too.
 */
async function chineseLocale(): Promise<NodeJS.ProcessEnv> {
  const LANG = 'C.UTF-8';
  const LC_MESSAGES = 'zh_CN.UTF-8';
  if (!existsSync(UTF8)) return { LANG };
  const LOCPATH = join(tmpdir(), 'locales');
  await mkdir(LOCPATH, { recursive: true });
  for (const name of [LANG, LC_MESSAGES])
    await symlink(UTF8, join(LOCPATH, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  return { LOCPATH, LANG, LC_MESSAGES, LC_ALL: undefined };
}

/** A page in Chinese, of a desk's size, that fails the test on any error the application did not expect. */
export async function openPage(browser: Browser, url: string): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    baseURL: url,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.setViewportSize({ width: 1280, height: 900 });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text()))
      errors.push(message.text());
  });
  return { page, errors };
}

/** Room around a dialog in its picture. */
const MARGIN = 200;

/**
 * Keeps what the page looks like, for people to look at: all of it, or all of the dialog that is open. Only where somebody
 * will look (`npm run pictures`): the pictures cost a test run half a minute.
 */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return;
  await mkdir(SCREENSHOTS, { recursive: true });
  const path = join(SCREENSHOTS, `${name}.png`);
  const open = page.locator('.ant-modal:visible').first();
  const dialog = (await open.count()) > 0 ? await open.boundingBox() : null;
  if (!dialog) {
    // What sticks to the window's edge is drawn once, over whatever is scrolled under it.
    await page.evaluate('scrollTo(0, 0)');
    await page.screenshot({ path, fullPage: true });
    return;
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: Math.ceil(dialog.height) + MARGIN });
  await page.screenshot({ path });
  if (size) await page.setViewportSize(size);
}

/**
 * What axe-core finds on a page, one line a violation. In the dark palette it asks again only what a palette can spoil: on
 * each page, and of each state that somebody looks at (`npm run pictures`).
 */
export async function violationsOn(page: Page, dark = !!process.env.PICTURES): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  const light = await axeOn(page, {});
  return dark ? [...light, ...(await darkViolationsOn(page))] : light;
}

async function darkViolationsOn(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await axeOn(page, { runOnly: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return found.map((line) => `dark: ${line}`);
}

async function axeOn(page: Page, options: axe.RunOptions): Promise<string[]> {
  const { violations } = await page.evaluate(
    (run) => (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'], ...run }),
    options,
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((n) => n.target.join(' ')).join(', ')})`,
  );
}
