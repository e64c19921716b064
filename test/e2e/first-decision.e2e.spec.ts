import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { bar, openBrowser, receipt, roleButton, verb, type People } from './browser.js';
import { startSystem, type System } from './system.mjs';

describe("a reviewer's first decision", () => {
  let system: System;
  let people: People;
  beforeAll(async () => {
    // Counts what waits: nobody else may have worked here.
    system = await startSystem();
    people = await openBrowser(system.url);
  }, 200_000);
  afterAll(async () => {
    await people?.close();
    await system?.stop();
  }, 60_000);

  it('takes three acts from the login page to the receipt, and opens the next item', async () => {
    const page = await people.visitor();
    const acts = await countActs(page);
    const button = await roleButton(page, 'bureau');
    await button.getByText(/^2 件待办$/).waitFor();
    await button.click();

    const list = page.getByRole('list', { name: '待办' });
    await list.getByRole('listitem').nth(1).waitFor();
    expect(await list.getByRole('listitem').count()).toBe(2);
    const decided = await page.locator('.desk-head strong').first().innerText();
    await verb(page, '通过').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('button', { name: '确认通过' }).waitFor();
    await page.keyboard.press('Enter');
    await receipt(page).waitFor();

    expect(await acts()).toBeLessThanOrEqual(8);
    expect(await acts()).toBe(3);
    await list.getByRole('listitem').filter({ hasText: decided }).waitFor({ state: 'detached' });
    expect(await list.getByRole('listitem').count()).toBe(1);
    // The other one stands at the right, ready to be decided.
    await verb(page, '通过').waitFor();
    expect(await page.locator('.desk-head strong').first().innerText()).not.toBe(decided);
    await page.getByRole('link', { name: /^已办 [1-9]/ }).click();
    await page.getByRole('list', { name: '已办' }).getByRole('link').filter({ hasText: `${decided}T07` }).waitFor();
  });

  it('asks for a reason before it returns a plan, and Escape goes back', async () => {
    const page = await people.as('bureau');
    await verb(page, '退回').waitFor();
    await page.keyboard.press('r');
    const send = page.getByRole('button', { name: /^确认退回/ });
    await send.waitFor();
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('textbox', { name: '意见 1' }).fill('请补充目标值。');
    await page.getByRole('button', { name: '确认退回（1 条）' }).waitFor();
    await page.keyboard.press('Escape');
    await bar(page).waitFor();
    expect(await receipt(page).count()).toBe(0);
  });

  it('left nothing in the console', () => {
    expect(people.complaints).toEqual([]);
  });
});

/** Clicks and keys of a person, as the page gets them. */
async function countActs(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`
    globalThis.acts = 0;
    for (const type of ['pointerdown', 'keydown']) addEventListener(type, (event) => { if (event.isTrusted) globalThis.acts += 1; }, true);
  `);
  return () => page.evaluate<number>('globalThis.acts');
}
