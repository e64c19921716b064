import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { openAssignment, openBrowser, receipt, verb, type People } from './browser.js';
import { startSystem, type System } from './system.mjs';

jest.setTimeout(120_000);
const REASON = '今晚升级数据库';
const TEXT = '请核对附件第三页的口径。';
const banner = (page: Page): Locator => page.getByRole('status').filter({ hasText: REASON });

/** Halts everybody: a system of its own. */
describe('read-only maintenance', () => {
  let system: System;
  let people: People;
  let admin: Page;
  let clerk: Page;
  beforeAll(async () => {
    system = await startSystem();
    people = await openBrowser(system.url);
    [admin, clerk] = [await people.as('sys'), await people.as('gd')];
  }, 200_000);
  afterAll(async () => {
    await people?.close();
    await system?.stop();
  }, 60_000);

  it('is begun with a reason, which stands above every page that is open, and on the login page', async () => {
    await openAssignment(clerk, 't07-o1/44');
    await verb(clerk, '沟通').click();
    await clerk.getByRole('form').or(clerk.locator('form')).getByRole('textbox').first().fill(TEXT);
    await admin.goto('/system');
    const part = admin.getByRole('region', { name: '只读维护' });
    await part.getByRole('button', { name: '进入只读维护' }).click();
    const submit = admin.getByRole('button', { name: '立即进入' });
    expect(await submit.getAttribute('aria-disabled')).toBe('true');
    await admin.getByLabel('原因').fill(REASON);
    await submit.click();
    await banner(admin).waitFor();
    await banner(clerk).getByText('可以查看和登录，暂不办理').waitFor();
    const visitor = await people.visitor({ phone: true });
    await banner(visitor).waitFor();
    expect(await visitor.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await visitor.context().close();
  });

  it('refuses a form in words and keeps its text; the same form is taken when it is over', async () => {
    const form = clerk.locator('form').filter({ has: clerk.getByRole('textbox') });
    await form.locator('button[type=submit]').click();
    await form.getByRole('alert').getByText('本次未办理，所填内容仍在页面上').waitFor();
    expect(await form.getByRole('textbox').first().inputValue()).toBe(TEXT);
    await admin.getByRole('button', { name: '结束只读维护' }).click();
    await banner(admin).waitFor({ state: 'hidden' });
    await banner(clerk).waitFor({ state: 'hidden' });
    await form.locator('button[type=submit]').click();
    await receipt(clerk).waitFor();
  });
});
