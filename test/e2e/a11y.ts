/**
 * Every page of the list, on the desk and on the phone, in both languages, light and dark: axe, no sideways scroll, no text
 * cut off or under another. A picture of each is kept in dist/artefacts/pages.
 *
 *   npm run a11y -- [--json] [--only /rates] [--url http://127.0.0.1:3000]
 *
 * The last line is the sum; the exit code is 1 when anything was found.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { ensureBrowser } from '../../apps/embedded/test-browser.mjs';
import { openBrowser, type People } from './browser.js';
import { blemishesOf, textsOnPage } from './blemishes.mjs';
import { faults } from './faults.js';
import { PAGES, type PageEntry } from './pages.js';
import { startSystem } from './system.mjs';

/** Of a picture; further down a long list only repeats itself. */
const MOST_HIGH = 4_000;
const FOLDER = 'dist/artefacts/pages';
const SCREENS = ['desk', 'phone'] as const;
const LANGUAGES = ['zh-CN', 'en'] as const;
const THEMES = ['light', 'dark'] as const;

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: '' }, url: { type: 'string' } } });
const chosen = PAGES.filter(({ path, route = '' }) => path.startsWith(values.only) || (values.only !== '' && route.startsWith(values.only)));

const { path: executable, missing } = await ensureBrowser();
if (!executable) throw new Error(missing);
process.env['CHROMIUM_PATH'] = executable;
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const system = values.url === undefined ? await startSystem() : { url: values.url, stop: () => Promise.resolve() };
let pages = 0;
let violations = 0;
try {
  const people = await openBrowser(system.url);
  try {
    await Promise.all(SCREENS.map((screen) => lookThrough(people, screen)));
    for (const complaint of people.complaints) report('console', [complaint]);
  } finally {
    await people.close();
  }
} finally {
  await system.stop();
}
console.log(values.json ? JSON.stringify({ pages, violations }) : `${pages} pages, ${violations} violations`);
process.exitCode = violations > 0 ? 1 : 0;

async function lookThrough(people: People, screen: (typeof SCREENS)[number]): Promise<void> {
  const isPhone = screen === 'phone';
  if (values.only === '') {
    const login = await people.visitor({ phone: isPhone });
    await login.getByRole('button', { name: /· bureau / }).waitFor();
    await lookAt(login, screen, 'login');
    await login.context().close();
  }
  for (const account of new Set(chosen.map((each) => each.account))) {
    const page = await people.as(account, { phone: isPhone });
    for (const entry of chosen.filter((each) => each.account === account)) {
      await page.goto(entry.path);
      try {
        await entry.whole(page);
      } catch (error) {
        report(`${screen} ${entry.path}`, [`never whole: ${String(error).slice(0, 300)}`]);
      }
      await lookAt(page, screen, nameOf(entry));
    }
    await page.context().close();
  }
}

/** One page as it stands there, in every language and theme: what is open on it stays open. */
async function lookAt(page: Page, screen: string, name: string): Promise<void> {
  // A choice made in one tab holds in all of them.
  const beside = await page.context().newPage();
  await beside.goto('/icon.svg');
  for (const language of LANGUAGES) {
    await speak(page, beside, language);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.locator(`html[data-theme=${theme}]`).waitFor();
      pages += 1;
      const { violations: found, sideways } = await faults(page);
      const where = `${screen} ${language} ${theme} ${name}`;
      report(where, [...found, ...(sideways > 0 ? [`scrolls sideways by ${sideways} px`] : []), ...blemishesOf(await page.evaluate(textsOnPage))]);
      await picture(page, `${name}-${screen}-${language}-${theme}.png`);
    }
  }
  await speak(page, beside, 'zh-CN');
  await beside.close();
}

/** The whole of it at once: what stands at the edge of a screen then stands at the end of the page. */
async function picture(page: Page, file: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width, height: Math.min(Math.max(whole, height), MOST_HIGH) });
  await page.screenshot({ path: join(FOLDER, file) });
  await page.setViewportSize({ width, height });
}

async function speak(page: Page, beside: Page, language: (typeof LANGUAGES)[number]): Promise<void> {
  await beside.evaluate(`localStorage.setItem('liandong.language', '${language}')`);
  await page.locator(`html[lang=${language}]`).waitFor();
}

function report(where: string, found: readonly string[]): void {
  violations += found.length;
  for (const each of found) console.log(`✖ ${where}: ${each}`);
}

function nameOf({ path, route }: PageEntry): string {
  const number = PAGES.findIndex((each) => each.path === path && each.route === route);
  return `${String(number + 1).padStart(2, '0')}-${(route ?? path).replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}`;
}
