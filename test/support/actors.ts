import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openPage, screenshot, violationsOn } from './browser.ts';

/** The sample people, each with a browser page of their own, and what they do in it. */
export class Actors {
  /** What the application did not expect; every test ends by finding none. */
  readonly errors: string[] = [];
  readonly #browser: Browser;
  readonly #url: () => string;
  readonly #pages = new Map<string, Page>();

  constructor(browser: Browser, url: () => string) {
    this.#browser = browser;
    this.#url = url;
  }

  /** A person's page at an address; signs in on the first visit, by the name on the button. */
  async at(person: string, path: string): Promise<Page> {
    const known = this.#pages.get(person);
    if (known) {
      await known.goto(path);
      return known;
    }
    const { page, errors } = await openPage(this.#browser, this.#url());
    page.on('pageerror', (error) => this.errors.push(`${person}: ${error.message}`));
    page.on('close', () => this.errors.push(...errors));
    await page.goto(path);
    await page.getByRole('button', { name: person }).click();
    await page.getByRole('banner').getByText(person).waitFor();
    this.#pages.set(person, page);
    return page;
  }

  /** The page of a project as a person sees it now. */
  async on(person: string, projectId: string): Promise<Page> {
    const page = await this.at(person, `/projects/${projectId}`);
    await page.getByRole('region', { name: '办理' }).waitFor();
    return page;
  }

  /** Everybody leaves; whoever comes back signs in again. */
  async leave() {
    await Promise.all([...this.#pages.values()].map((page) => page.context().close()));
    this.#pages.clear();
  }
}

/** A picture of the state, and what axe-core has against it. */
export async function look(page: Page, name: string) {
  await screenshot(page, name);
  expect({ name, violations: await violationsOn(page) }).toEqual({ name, violations: [] });
}

export const dialog = (page: Page) => page.getByRole('dialog');
export const fill = (page: Page, label: string, value: string) => dialog(page).getByLabel(label).fill(value);
export const check = (page: Page, label: string) => dialog(page).getByLabel(label, { exact: true }).check();
/** Ticks that the consequences are known. */
export const confirm = (page: Page) => check(page, '以上后果已经清楚,确认办理');

/** Opens the form of an action and waits until it is there. */
export async function act(page: Page, name: string) {
  await page.getByRole('region', { name: '办理' }).getByRole('button', { name, exact: true }).click();
  await dialog(page).getByRole('button', { name: '取消' }).waitFor();
}

/** Sends the form that is open and waits until it has gone. */
export async function send(page: Page, button: string) {
  await dialog(page).getByRole('button', { name: button, exact: true }).click();
  await dialog(page).waitFor({ state: 'hidden' });
}
