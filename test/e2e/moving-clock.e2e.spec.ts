import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowser, type People } from './browser.js';
import { demoPeople, each } from './demo-people.mjs';
import { startSystem, type System } from './system.mjs';

/** Three months of 512 assignments, each due in its turn, on two processors; with others at work there, many times as long. */
const WALK = 900_000;
jest.setTimeout(90_000);

/** 新疆 leaves everything undone that is not acknowledged yet or waits for its plan. */
const IDLE = '65';

/** Moves the clock for everybody: a system of its own. The other provinces are done before, which halves what falls due. */
describe('the demo clock at 3 July 2024', () => {
  let system: System;
  let people: People;
  let coordinator: Page;
  beforeAll(async () => {
    system = await startSystem();
    const demo = demoPeople(system.url);
    const open = (await demo.cells()).filter(({ unit, status }) => unit !== IDLE && ['assigned', 'acknowledged'].includes(status));
    await each(open, async ({ assignment, unit }) => {
      await demo.submit(assignment, unit);
      await demo.review(assignment, 'approve');
    });
    people = await openBrowser(system.url);
    coordinator = await people.as('coord');
  }, 400_000);
  afterAll(async () => {
    await people?.close();
    await system?.stop();
  }, 60_000);

  it('is moved by the coordinator; the heat map turns red where nobody has submitted', async () => {
    await coordinator.goto('/overview');
    await cell(coordinator, '新疆 T07 绿').waitFor();
    await cell(coordinator, '江苏 T07 绿').waitFor();
    // Elsewhere while it walks: a map that is read anew for each step would only slow the walk.
    await coordinator.getByRole('link', { name: '我的' }).click();
    await coordinator.getByRole('button', { name: '到…' }).click();
    await coordinator.getByRole('textbox', { name: '拨到哪一天' }).fill('2024-07-03');
    await coordinator.keyboard.press('Enter');
    await coordinator.getByRole('button', { name: '拨到这一天' }).click();
    await coordinator.getByText('正在拨到 7月3日（周三）09:01').waitFor();
    await coordinator.getByText('正在拨到').waitFor({ state: 'hidden', timeout: WALK });
    await coordinator.getByText('演示时间 2024年7月3日（周三）').waitFor();
    await coordinator.getByRole('link', { name: '总览' }).click();
    await cell(coordinator, '新疆 T07 红').waitFor();
    await cell(coordinator, '江苏 T07 绿').waitFor();
    expect(await cell(coordinator, '新疆 T07 绿').count()).toBe(0);
  }, WALK + 60_000);

  it('has sent a province without a plan five reminders, one after the deadline and one blue notice; the rest says why not', async () => {
    const page = await people.as('xj');
    await page.getByRole('link', { name: '提醒台账' }).click();
    // The worklist, which stands until the register has loaded, has a filter of the same name.
    await page.getByRole('heading', { name: '提醒台账' }).waitFor();
    await page.getByRole('combobox', { name: '任务' }).fill('T07');
    await page.getByTitle(/^T07 /).click();
    await page.getByText('共 12 条').waitFor();
    expect(await ledger(page, '计划报送')).toEqual([
      ['5月31日（周五）09:00', '到期前 30 天 T-30', '已发'],
      ['6月14日（周五）09:00', '到期前 14 天 T-14', '已发'],
      ['6月21日（周五）09:00', '到期前 7 天 T-7', '已发'],
      ['6月27日（周四）09:00', '到期前 3 天 T-3', '已发'],
      ['6月28日（周五）09:00', '到期前 1 天 T-1', '不发：并入同日的另一条'],
      ['6月28日（周五）09:00', '到期当天 T0', '已发'],
      ['7月1日（周一）09:00', '逾期 1 天 T+1', '已发'],
      ['7月3日（周三）09:00', '逾期 3 天 T+3', '不发：已转督办'],
      ['7月8日（周一）09:00', '逾期 7 天 T+7', '不发：已转督办'],
    ]);
    // The clock goes on while hundreds of cases are opened.
    expect(await ledger(page, '督办')).toEqual([[expect.stringMatching(/^7月3日（周三）09:\d\d$/), '蓝色督办单', '已发']]);
  });

  it('has sent the province that submitted none of them; each says why not', async () => {
    await coordinator.goto('/registers/reminders?task=t07&unit=32&duty=plan');
    await coordinator.getByText('共 9 条').waitFor();
    const rows = await ledger(coordinator, '计划报送');
    expect(rows).toHaveLength(9);
    for (const [, rule, state] of rows) expect(`${rule} ${state}`).toMatch(/ 不发：(本局持有|并入同日的另一条|已转督办|已办理)$/);
    await coordinator.goto('/registers/supervision?task=t07&unit=32');
    await coordinator.getByText('没有符合筛选条件的记录。').waitFor();
  });

  it('shows the case once in the supervision list, with its notice', async () => {
    await coordinator.goto('/registers/supervision?task=t07&unit=65');
    const rows = coordinator.getByRole('table', { name: '督办' }).getByRole('row');
    await rows.nth(1).waitFor();
    expect(await rows.count()).toBe(2);
    expect(await rows.nth(1).innerText()).toMatch(/蓝色督办单[\s\S]*T07 新疆[\s\S]*计划逾期，6月30日（周日）24:00前[\s\S]*7月10日（周三）[\s\S]*在办/);
    await rows.nth(1).getByRole('button', { name: /^督办蓝/ }).click();
    await coordinator.getByRole('dialog').getByText('主送：新疆维吾尔自治区（联络员、分管领导）').waitFor();
    await coordinator.keyboard.press('Escape');
  });

  it('has told the province in its inbox and by mail', async () => {
    const page = await people.as('xj');
    await page.getByRole('link', { name: /^通知，\d+ 条未读$/ }).click();
    await page.getByRole('heading', { name: /蓝色督办单/ }).first().waitFor();
    const line = page.getByRole('link', { name: /T07《加强专利转化运用专项行动组织实施》· 新疆/ }).first();
    await line.waitFor();
    await coordinator.goto('/outbox?q=xj%40liandong.example');
    await coordinator.getByText('【联动】').first().waitFor();
    await coordinator.getByText('收件人：xj@liandong.example').first().waitFor();
    const mails = coordinator.locator('details');
    const bodies = await mails.locator('pre').allTextContents();
    expect(bodies.some((body) => /T07《加强专利转化运用专项行动组织实施》· 新疆/.test(body))).toBe(true);
    await line.click();
    await page.getByRole('heading', { name: '加强专利转化运用专项行动组织实施' }).waitFor();
    await page.getByRole('tab', { name: '为何提醒·下一步' }).click();
    await page.getByText('没有待发的提醒。').waitFor();
  });

  it('has scores: they are published from the page of the cycle, and a unit reads its own and appeals', async () => {
    await coordinator.goto('/cycles/2024?step=launch');
    await coordinator.getByRole('button', { name: '公布得分' }).click();
    await coordinator.locator('form').getByText('公布之后不改，更正另附').waitFor();
    await coordinator.locator('form').getByRole('button', { name: '公布得分' }).click();
    await coordinator.locator('form').waitFor({ state: 'hidden' });
    const unit = await people.as('xjlead');
    await unit.goto('/requests');
    await unit.getByRole('button', { name: '申诉' }).click();
    await unit.getByLabel('申诉的理由').fill('七月一日已线下报送');
    await unit.locator('form').getByRole('button', { name: '申诉' }).click();
    await unit.locator('form').waitFor({ state: 'hidden' });
    await unit.getByText('七月一日已线下报送').first().waitFor();
    await coordinator.goto('/requests');
    await coordinator.getByText('七月一日已线下报送').first().waitFor();
  });

  it('left nothing in the console', () => {
    expect(people.complaints).toEqual([]);
  });
});

const cell = (page: Page, name: string) => page.getByRole('gridcell', { name, exact: true });

/** When, rule and state of the rows of a duty, as the table shows them. */
async function ledger(page: Page, duty: string): Promise<string[][]> {
  const rows = await page.getByRole('table', { name: '提醒台账' }).getByRole('row').all();
  const cells = await Promise.all(rows.slice(1).map((row) => row.locator('th, td').allInnerTexts()));
  return cells.filter(([, , of]) => of?.trim() === duty).map(([when = '', , , rule = '', state = '']) => [when, rule, state].map((text) => text.trim()));
}
