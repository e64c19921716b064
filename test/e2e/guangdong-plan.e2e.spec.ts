import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { act, bar, openAssignment, openBrowser, status, tap, verb, type People } from './browser.js';

/** 任务 4 of 广东: 条法司 leads, 战略规划司 supports. */
const ASSIGNMENT = 't04-o1/44';
const SECTIONS = [
  ['目标', '年底前完成省专利条例修订调研，普法覆盖全部地市。'],
  ['举措', '一是开展立法评估；二是组织普法宣传周。'],
  ['进度安排', '5 月启动评估，9 月形成修订建议稿，11 月总结。'],
  ['保障', '成立专班，省级经费保障。'],
] as const;

describe('a plan of 广东, from the acknowledgement to the approval', () => {
  let people: People;
  let clerk: Page;
  let leader: Page;
  const reviewers: Record<'lead' | 'supporting', string> = { lead: 'dept-legal-r', supporting: 'dept-strategy-r' };

  beforeAll(async () => {
    people = await openBrowser();
    clerk = await people.as('gd');
    leader = await people.as('gdlead');
  });
  afterAll(() => people.close());

  it('is acknowledged from the worklist', async () => {
    await clerk.getByRole('list', { name: '待办' }).getByRole('link', { name: /T04/ }).click();
    await clerk.getByRole('heading', { name: '做好相关法律法规的制定实施' }).waitFor();
    await status(clerk, '待签收').waitFor();
    await act(clerk, '签收');
    await openAssignment(clerk, ASSIGNMENT);
    await status(clerk, '起草中').waitFor();
  });

  it('is written with an autosave that outlives a reload', async () => {
    for (const [title, text] of SECTIONS) await section(clerk, title).fill(text);
    await clerk.getByText(/^已保存 \d\d:\d\d（林晓彤）$/).waitFor();
    await clerk.reload();
    await section(clerk, '保障').waitFor();
    for (const [title, text] of SECTIONS) expect(await section(clerk, title).inputValue()).toBe(text);
    await clerk.getByText(/^已保存 \d\d:\d\d（林晓彤）$/).waitFor();
  });

  it('is not for the leader to sign before it is drafted, and says so', async () => {
    await openAssignment(leader, ASSIGNMENT);
    const sign = verb(leader, '签批');
    expect(await sign.getAttribute('aria-disabled')).toBe('true');
    await tap(sign);
    expect(await bar(leader).getByRole('status').innerText()).toMatch(/[一-鿿]{4,}/);
    expect(await leader.getByRole('heading', { name: '签批' }).count()).toBe(0);
  });

  it('is drafted, signed off by the leader and submitted with a receipt', async () => {
    await act(clerk, '起草送签');
    await status(clerk, '待签批').waitFor();
    await signOff(leader);
    await act(clerk, '报送');
    await status(clerk, '审核中').waitFor();
    expect(await verb(clerk, '起草送签').getAttribute('aria-disabled')).toBe('true');
  });

  it('is approved by one department and returned by the other with an item on a section', async () => {
    await decide(people, reviewers.lead, async (page) => act(page, '通过', '确认通过'));
    await status(clerk, '审核中').waitFor();
    await decide(people, reviewers.supporting, async (page) => {
      await verb(page, '退回').click();
      await page.getByRole('textbox', { name: '意见 1' }).fill('请写明普法覆盖的地市数量。');
      await page.getByRole('button', { name: '确认退回（1 条）' }).click();
      await page.getByText(/已提交。回执/).first().waitFor();
    });
    await status(clerk, '已退回').waitFor();
  });

  it('comes back with the item at its section; the province answers it and submits again', async () => {
    await openAssignment(clerk, ASSIGNMENT);
    const item = clerk.getByRole('group', { name: /^意见 1 · / });
    await item.getByText('请写明普法覆盖的地市数量。').waitFor();
    expect(await item.locator('xpath=ancestor::section').getByRole('heading').innerText()).toContain('目标');
    await item.getByRole('radio', { name: '已改' }).check();
    await section(clerk, '目标').fill('年底前完成省专利条例修订调研，普法覆盖全部 21 个地市。');
    await act(clerk, '起草送签');
    await status(clerk, '待签批').waitFor();
    await signOff(leader);
    await act(clerk, '报送');
    await status(clerk, '审核中').waitFor();
    await clerk.locator('.desk-head').getByText('第 2 轮').waitFor();
  });

  it('is approved by the department that had returned it, the approval of the other stands, and is carried out', async () => {
    await decide(people, reviewers.supporting, async (page) => {
      await page.getByText('普法覆盖全部 21 个地市', { exact: false }).first().waitFor();
      await act(page, '通过', '确认通过');
    });
    await status(clerk, '实施中').waitFor();
    await clerk.getByRole('tab', { name: '历史' }).click();
    const history = clerk.getByRole('list', { name: '历史' });
    for (const event of ['下达', '签收', '退回修改', '审核通过']) await history.getByText(event, { exact: true }).first().waitFor();
    expect(await history.getByText('报送', { exact: true }).count()).toBe(2);
  });

  it('left nothing in the console', () => {
    expect(people.complaints).toEqual([]);
  });
});

const section = (page: Page, title: string) => page.getByRole('textbox', { name: new RegExp(`节 ${title}$`) });

async function signOff(leader: Page): Promise<void> {
  await leader.goto('/worklist');
  await leader.getByRole('list', { name: '待办' }).getByRole('link', { name: /T04/ }).click();
  await status(leader, '待签批').waitFor();
  await act(leader, '签批');
}

/** A reviewer signs in, finds the plan waiting, decides, and is gone. */
async function decide(people: People, account: string, deed: (page: Page) => Promise<void>): Promise<void> {
  const page = await people.as(account);
  await page.getByRole('list', { name: '待办' }).getByRole('link', { name: /广东\s*T04/ }).click();
  await status(page, '审核中').waitFor();
  await deed(page);
  await page.context().close();
}
