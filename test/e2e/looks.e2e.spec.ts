import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openBrowser, type Look, type People } from './browser.js';
import { faults } from './faults.js';
import { PAGES } from './pages.js';

/** Each look opens two dozen pages, beside a system that walks through three months. */
jest.setTimeout(400_000);

/** Heads of pages in English. */
const ENGLISH = [
  ['/overview', 'Overview'],
  ['/items', 'All items'],
  ['/rates', 'Rates'],
  ['/registers/reminders', 'Reminder ledger'],
  ['/registers/supervision', 'Supervision'],
  ['/briefing', 'Briefing'],
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
] as const;
const LOOKS: readonly { readonly name: string; readonly look: Look }[] = [
  { name: 'light, on the desk', look: {} },
  { name: 'dark, on the desk', look: { dark: true } },
  { name: 'light, on the phone', look: { phone: true } },
];

describe('every page', () => {
  let people: People;
  beforeAll(async () => {
    people = await openBrowser();
  });
  afterAll(() => people.close());

  it.each(LOOKS)('can be read by everybody and does not scroll sideways: $name', async ({ look }) => {
    const login = await people.visitor(look);
    await login.getByRole('button', { name: /· bureau / }).waitFor();
    expect({ page: '/login', ...(await faults(login)) }).toEqual({ page: '/login', violations: [], sideways: 0 });
    await login.context().close();
    for (const account of new Set(PAGES.map((each) => each.account))) {
      const page = await people.as(account, look);
      for (const { path, whole } of PAGES.filter((each) => each.account === account)) {
        await page.goto(path);
        await whole(page);
        expect({ page: path, ...(await faults(page)) }).toEqual({ page: path, violations: [], sideways: 0 });
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
