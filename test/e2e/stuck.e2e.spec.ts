import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowser, type People } from './browser.js';

/** Hundreds of workflows are asked in turn. */
jest.setTimeout(180_000);
const STREAM = 'asg/2024/t10-o1/63';

describe('what is stuck', () => {
  let people: People;
  let page: Page;
  beforeAll(async () => {
    people = await openBrowser();
    page = await people.as('sys');
  });
  afterAll(() => people.close());

  it('is nothing in a system that runs, and the button says so', async () => {
    await page.goto('/system');
    await page.getByRole('tab', { name: '停滞与核对' }).click();
    await page.waitForURL(/tab=stuck/);
    await page.locator('.empty-state').getByText(/^截至 .+ 没有停滞的工作。$/).waitFor();
    expect(await page.getByRole('button', { name: '全部重新通知' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('is told again, one or all, where something is', async () => {
    // Nothing gets stuck here: what the API would say of one that had.
    await page.route('**/api/v1/system/stuck', (route) => route.fulfill({ json: { at: '2024-03-29T01:00:00.000Z', rows: [{ what: 'instant', stream: STREAM, kind: 'assignment', since: '2024-03-29T00:00:00.000Z' }], isCut: true, failed: { messages: 2, exports: 1, atLeast: false } } }));
    await page.reload();
    const row = page.getByRole('table', { name: '停滞与核对' }).getByRole('row').filter({ hasText: STREAM });
    await row.getByText('时点已过未处理').waitFor();
    await page.getByText(/^每一类只列最早的 50 个/).waitFor();
    await row.getByRole('button', { name: `重新通知 ${STREAM}` }).click();
    await page.locator('.toast').getByText('已重新通知 1 个流程').waitFor();
    expect(await page.getByRole('button', { name: '全部重新通知' }).getAttribute('aria-disabled')).toBeNull();
    const failed = page.getByRole('region', { name: '其他失败' });
    await failed.getByText('1 个；提出的人可以再次导出').waitFor();
    await failed.getByRole('link', { name: '2' }).click();
    await page.waitForURL(/tab=failed/);
    await page.unroute('**/api/v1/system/stuck');
  });

  it('the workflows are held against the record at once, and the page says what it came to', async () => {
    await page.goto('/system?tab=stuck');
    const part = page.getByRole('region', { name: '流程与记录核对' });
    await part.getByRole('button', { name: '立即核对' }).click();
    const newest = part.getByRole('table').getByRole('row').nth(1);
    await newest.getByText('系统管理员').waitFor();
    await newest.getByText('已完成').waitFor({ timeout: 150_000 });
    const [, , , , checked = ''] = await newest.getByRole('cell').or(newest.getByRole('rowheader')).allInnerTexts();
    expect(Number(checked)).toBeGreaterThan(500);
  });

  it('left nothing in the console', () => expect(people.complaints).toEqual([]));
});
