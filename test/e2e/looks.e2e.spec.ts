import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askedBy, openBrowser, type Look, type People } from './browser.js';
import { faults } from './faults.js';
import { PAGES } from './pages.js';

/** Each look opens two dozen pages, beside a system that walks through three months. */
jest.setTimeout(400_000);

/** Beyond what the shell of every page asks. */
const MOST_ASKED = 6;

/** Heads of pages in English. */
const ENGLISH = [
  ['/overview', 'Overview'],
  ['/items', 'All items'],
  ['/rates', 'Rates'],
  ['/registers/reminders', 'Reminder ledger'],
  ['/registers/supervision', 'Supervision'],
  ['/briefing', 'Briefing'],
  ['/bulletins', 'Bulletins'],
  ['/metrics', 'Metrics'],
  ['/load', 'Load'],
  ['/flags', 'To be looked at'],
  ['/notices', 'Notices'],
  ['/cycles/2024?step=calendar', 'Cycle 2024'],
  ['/organisation?unit=44', 'Organisation'],
  ['/rehearsals', 'Rehearsal of 2024'],
  ['/me', 'Me'],
  ['/changes', 'Changes'],
  ['/calendar', 'Working calendar of 2024'],
  ['/rules', 'Rules of 2024'],
  ['/progress', 'Progress'],
  ['/requests', 'Requests'],
  ['/cities', 'Cities'],
  ['/sign-off', 'Sign-off'],
  ['/help', 'Coordinator (1): from the notice to the launch'],
] as const;
/** The short form of `npm run a11y`, which looks at every page in each language, theme and size. */
const LOOKS: readonly { readonly name: string; readonly look: Look; readonly isEnglish?: true }[] = [
  { name: 'light, on the desk', look: {} },
  { name: 'dark, on the desk, in English', look: { dark: true }, isEnglish: true },
  { name: 'light, on the phone', look: { phone: true } },
];

describe('every page', () => {
  let people: People;
  beforeAll(async () => {
    people = await openBrowser();
  });
  afterAll(() => people.close());

  it.each(LOOKS)('asks for no more than six things, can be read by everybody and does not scroll sideways: $name', async ({ look, isEnglish }) => {
    const login = await people.visitor(look);
    await login.getByRole('button', { name: /· bureau / }).waitFor();
    expect({ page: '/login', ...(await faults(login)) }).toEqual({ page: '/login', violations: [], sideways: 0 });
    await login.context().close();
    for (const account of new Set(PAGES.map((each) => each.account))) {
      const page = await people.as(account, look);
      for (const { path, whole, isLong } of PAGES.filter((each) => each.account === account)) {
        const asked = await askedBy(page, path);
        expect({ path, asked, tooMany: asked.length > MOST_ASKED }).toMatchObject({ path, tooMany: false });
        if (isLong) continue;
        await whole(page);
        if (isEnglish) await switchTo(page, 'English');
        expect({ page: path, ...(await faults(page)) }).toEqual({ page: path, violations: [], sideways: 0 });
        if (isEnglish) await switchTo(page, '中文');
      }
      await page.context().close();
    }
  });

  it('speaks English by one switch, without a Chinese word of its own', async () => {
    const page = await people.as('coord');
    await page.getByRole('button', { name: 'English' }).click();
    for (const [path, heading] of ENGLISH) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      const navigation = await page.getByRole('navigation', { name: 'Main' }).innerText();
      expect(navigation).not.toMatch(/[一-鿿]/);
      for (const title of await page.getByRole('heading').allInnerTexts()) expect(title).not.toMatch(/[一-鿿]/);
    }
  });

  it('helps where one stands, by key or link, in the language one reads; a question mark in a text is one', async () => {
    const page = await people.as('gd');
    const chapter = (title: RegExp): Promise<void> => page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.goto('/requests');
    await chapter(/^申请$/);
    await page.keyboard.press('/');
    await page.getByRole('searchbox', { name: '搜索' }).press('Shift+?');
    expect(new URL(page.url()).pathname).toBe('/requests');
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox', { name: '搜索' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Shift+?');
    await chapter(/^分管领导/);
    await page.getByRole('list', { name: '与您有关' }).getByRole('link', { name: /^省级单位：地市/ }).click();
    await chapter(/^省级单位：地市/);
    await page.getByRole('main').getByRole('link', { name: '地市', exact: true }).click();
    await chapter(/^地市$/);
    await page.getByRole('banner').getByRole('link', { name: '帮助（?）' }).click();
    await chapter(/^省级单位：地市/);
    await switchTo(page, 'English');
    await chapter(/^A province and its cities$/);
    expect(await page.getByRole('main').innerText()).not.toMatch(/[一-鿿]/);
    await page.context().close();
  });

  it('has decision records and runbooks to read in the help, each from the chapter that lists them, and back', async () => {
    const page = await people.as('gd');
    const chapter = (title: RegExp): Promise<void> => page.getByRole('heading', { level: 1, name: title }).waitFor();
    const article = page.getByRole('article');
    await page.goto('/help?chapter=architecture');
    await article.getByRole('link', { name: /^0001\. / }).click();
    await chapter(/^0001\. The record decides/);
    await article.getByRole('heading', { name: 'Decision' }).waitFor();
    await article.getByRole('link', { name: '回到“架构”' }).click();
    await chapter(/^架构$/);
    await page.goto('/help?chapter=runbooks/RelayLags');
    await chapter(/^RelayLags：转发延迟$/);
    await article.getByRole('link', { name: 'TemporalAway' }).click();
    await chapter(/^TemporalAway：/);
    await switchTo(page, 'English');
    await article.getByRole('link', { name: 'Back to Operation' }).waitFor();
    expect(await article.innerText()).not.toMatch(/[一-鿿]/);
    await page.goto('/help?chapter=runbooks/Nothing');
    await article.getByRole('alert').waitFor();
    await page.context().close();
  });

  it('names the parts that others wrote, and has the licences of all that is in the pages', async () => {
    const page = await people.as('gd');
    const read = async (link: string): Promise<string> => {
      await page.goto('/help?chapter=parts');
      await page.getByRole('main').getByRole('link', { name: link, exact: true }).click();
      await page.waitForURL(/\.txt$/);
      return page.locator('body').innerText();
    };
    const [list, texts] = [await read('全部清单'), await read('许可全文')];
    const inPages = [...texts.matchAll(/^## (\S+) - (\S+)/gm)].map(([, name, version]) => `${name} ${version}  `);
    expect(inPages).toEqual(expect.arrayContaining([expect.stringMatching(/^react /), expect.stringMatching(/^antd /)]));
    expect(inPages.filter((each) => !list.includes(`\n${each}`))).toEqual([]);
    await page.context().close();
  });

  it.each(['/overview', '/items?light=yellow', '/registers/reminders?task=t07'])('prints on A4 with a head that says of when and of what, and nothing of the shell: %s', async (path) => {
    const page = await people.as('coord');
    await page.goto(path);
    await page.locator('.heat-cell, .data-table td').first().waitFor();
    expect(await page.locator('.print-head').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    const head = await page.locator('.print-head').innerText();
    expect(head).toMatch(/^2024 年度 · 2024年3月29日（周五）\d\d:\d\d 的数据 · .+ · 本局 陈思远 打印$/);
    expect(head).toContain({ '/overview': '未筛选', '/items?light=yellow': '灯：黄' }[path] ?? '任务：T07');
    for (const gone of ['.header', '.side-nav', '.filter-bar', '.demo-banner', '.list-tools']) expect(await page.locator(gone).first().isVisible()).toBe(false);
    // A4 lying: nothing stands beyond its edge.
    await page.setViewportSize({ width: 1030, height: 720 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await page.context().close();
  });

  it('goes by the keyboard through the heat map', async () => {
    const page = await people.as('coord');
    await page.goto('/overview');
    const first = page.getByRole('gridcell', { name: /^北京 T01/ });
    await first.focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
    await page.getByRole('gridcell', { name: /^天津 T02 绿$/ }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '加大强国建设工作统筹协调力度' }).waitFor();
    await page.locator('.desk-head').getByText('天津').waitFor();
  });

  it('left nothing in the console', () => {
    expect(people.complaints).toEqual([]);
  });
});

/** What is open on the page stays open. */
async function switchTo(page: Page, language: 'English' | '中文'): Promise<void> {
  // A drawer lies over the header; the button answers all the same.
  await page.getByRole('banner').getByRole('button', { name: language, includeHidden: true }).dispatchEvent('click');
  await page.locator(`html[lang=${language === 'English' ? 'en' : 'zh-CN'}]`).waitFor();
}
