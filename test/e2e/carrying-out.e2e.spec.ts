import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openAssignment, openBrowser, receipt, status, type People } from './browser.js';
import { demoPeople } from './demo-people.mjs';

/** 任务 7 of 浙江: 运用促进司 leads. */
const ID = 'asg/2024/t07-o1/33';
const ROW = /T07 浙江/;

describe('what follows an approved plan: progress, and more time for it', () => {
  let people: People;
  let clerk: Page;
  let reviewer: Page;
  let leader: Page;

  beforeAll(async () => {
    const system = demoPeople(process.env['LIANDONG_E2E_URL'] ?? '');
    await system.submit(ID, '33');
    await system.review(ID, 'approve');
    people = await openBrowser();
    clerk = await people.as('u33');
    reviewer = await people.as('bureau');
    leader = await people.as('u33lead');
  });
  afterAll(() => people.close());

  it('is reported from the list of reports due, on a link', async () => {
    await clerk.goto('/progress');
    await row(clerk, '本单位报送', /第 2 季度/).getByRole('button', { name: '进展报送' }).click();
    const form = clerk.getByRole('dialog');
    await form.getByText('还没有报送过进展。').waitFor();
    await form.getByLabel('进度', { exact: true }).fill('20');
    await form.getByLabel('进展说明与佐证').fill('专班已组建，首批企业已对接。');
    await form.getByLabel('链接 1').fill('https://evidence.test/q2');
    await sends(clerk, '进展报送');
    await row(clerk, '本单位报送', /第 2 季度/).getByText('已报待审').waitFor();
  });

  it('is returned by the lead department with a reason that stands at the report', async () => {
    await reviewer.goto('/progress');
    await row(reviewer, '待我审核', ROW).getByRole('button', { name: '退改进展' }).click();
    await reviewer.getByRole('dialog').getByText('专班已组建，首批企业已对接。').waitFor();
    await reviewer.getByRole('dialog').getByLabel('退改的理由').fill('请补充对接企业数量。');
    await sends(reviewer, '确认退改');
    await row(clerk, '本单位报送', /第 2 季度/).getByText('退改理由：请补充对接企业数量。').waitFor();
  });

  it('is reported again beside the last report; a leap wants its reason before it can be sent; a file is evidence', async () => {
    await row(clerk, '本单位报送', /第 2 季度/).getByRole('button', { name: '进展报送' }).click();
    const form = clerk.getByRole('dialog');
    await form.getByRole('complementary', { name: '上次报送' }).getByText('专班已组建，首批企业已对接。').waitFor();
    await form.getByLabel('进度', { exact: true }).fill('60');
    const send = form.getByRole('button', { name: '进展报送' });
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await form.getByLabel('进度变化的原因（必填）').fill('已对接 120 家企业，集中签约。');
    await form.locator('input[type=file]').setInputFiles({ name: '签约名单.txt', mimeType: 'text/plain', buffer: Buffer.from('一百二十家') });
    await form.getByText('签约名单.txt', { exact: true }).waitFor();
    await sends(clerk, '进展报送');
  });

  it('is accepted, and the tab shows percent, both reports and the evidence', async () => {
    await row(reviewer, '待我审核', ROW).getByRole('button', { name: '采纳进展' }).click();
    await reviewer.getByRole('dialog').getByRole('link', { name: '签约名单.txt' }).waitFor();
    await sends(reviewer, '确认采纳');
    await openAssignment(clerk, 't07-o1/33');
    await clerk.getByRole('tab', { name: '进展', exact: true }).click();
    await clerk.getByRole('heading', { name: '进度 60%' }).waitFor();
    const sent = clerk.getByRole('list', { name: '已报送的进展' });
    await sent.getByText(/采纳/).first().waitFor();
    expect(await sent.locator('> li').count()).toBe(2);
  });

  it('an extension is asked for knowing what it shortens', async () => {
    await leader.goto('/requests');
    await leader.getByLabel('事项', { exact: true }).fill('T07');
    await leader.getByRole('option', { name: /T07/ }).or(leader.locator('.ant-select-item-option').filter({ hasText: 'T07' })).last().click();
    await leader.getByRole('button', { name: '申请延期' }).click();
    const form = leader.getByRole('dialog');
    await form.getByLabel('要延的期限').click();
    await leader.locator('.ant-select-item-option').filter({ hasText: /^办结/ }).click();
    await form.getByLabel('新的日期').fill('2025-01-20');
    await form.getByRole('region', { name: '这个日期会带来什么' }).getByText(/^办结由12月31日（周二）改为1月20日（周一）24:00前，多 20 天/).waitFor();
    await form.getByLabel('延期的理由').fill('汛期影响企业对接。');
    await sends(leader, '申请延期');
    await row(leader, '本单位的申请', ROW).getByText('等待批复').waitFor();
  });

  it('is granted in part by the lead director', async () => {
    const director = await people.as('director');
    await director.goto('/requests');
    await row(director, '待我批复', ROW).getByRole('button', { name: '批复' }).click();
    const form = director.getByRole('dialog');
    await form.getByText(/理由：汛期影响企业对接。/).waitFor();
    await form.getByText('部分同意', { exact: true }).click();
    await form.getByLabel('准许延到（早于所申请的日期）').fill('2025-01-10');
    await form.getByText(/改为1月10日（周五）24:00前/).waitFor();
    await form.getByLabel('批复意见').fill('酌情延长。');
    await sends(director, '确认批复');
    await director.context().close();
    await openAssignment(leader, 't07-o1/33');
    await status(leader, '实施中').waitFor();
    await leader.getByRole('tab', { name: '进展', exact: true }).click();
    await leader.getByText('办结期限：1月10日（周五）24:00前').waitFor();
  });

  it('is not for another province to see, nor for a clerk to ask', async () => {
    const stranger = await people.as('xj');
    await stranger.goto('/progress');
    await stranger.getByRole('heading', { name: '进展', exact: true }).waitFor();
    expect(await stranger.getByText(ROW).count()).toBe(0);
    await stranger.goto(`/requests?item=${ID}&deed=RequestExtension`);
    await stranger.getByRole('dialog').getByText('未找到该事项，或您无权查看。').waitFor();
    await clerk.goto(`/requests?item=${ID}&deed=RequestExtension`);
    await clerk.getByRole('dialog').getByRole('status').waitFor();
    expect(await clerk.getByRole('dialog').locator('form').count()).toBe(0);
  });

  it('left nothing in the console but the answers 404', () => {
    expect(people.complaints.filter((complaint) => !/404 \(Not Found\)/.test(complaint))).toEqual([]);
  });
});

/** A line of a table, by the table's name and what stands in it. */
const row = (page: Page, table: string, text: RegExp) => page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: text });

/** Sends the open form, waits for its receipt and puts it away. */
async function sends(page: Page, button: string): Promise<void> {
  await page.getByRole('dialog').locator('form').getByRole('button', { name: button, exact: true }).click();
  await receipt(page).first().waitFor();
  await page.locator('.toast').getByRole('button', { name: '关闭' }).first().click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}
