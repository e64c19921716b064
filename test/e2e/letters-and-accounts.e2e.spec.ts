import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowser, type People } from './browser.js';
import { demoPeople } from './demo-people.mjs';

jest.setTimeout(120_000);

/** 任务 1 of 山东: 办公室 leads, three departments review beside it. */
const ASSIGNMENT = 'asg/2024/t01-o1/37';
const OTHERS = [['dept-joint-conference', 'cosign', null], ['dept-strategy', 'dept-strategy-r', 'add'], ['dept-protection', 'dept-protection-r', 'remove']] as const;

describe('rarer forms', () => {
  const demo = demoPeople(process.env['LIANDONG_E2E_URL'] ?? '');
  let people: People;
  let keys = 0;
  beforeAll(async () => {
    people = await openBrowser();
  });
  afterAll(() => people.close());

  const command = async (page: Page, body: object): Promise<void> => {
    const answer = await page.request.post(`/api/v1/assignments/${encodeURIComponent(ASSIGNMENT)}/commands`, { data: body, headers: { 'idempotency-key': `rarer-${(keys += 1)}` } });
    expect([body, answer.status(), answer.status() === 200 ? '' : await answer.text()]).toEqual([body, 200, '']);
  };

  it('one letter of several departments: the lead sees what is opposite, keeps one, reads the letter and sends it', async () => {
    await demo.submit(ASSIGNMENT, '37');
    for (const [department, reviewer, wants] of OTHERS) {
      const page = await people.as(reviewer);
      await command(page, { type: 'ClaimReview', department });
      const said = wants === null ? { decision: 'approve', items: [] } : { decision: 'return', items: [{ section: 'goals', text: wants === 'add' ? '请增加目标值' : '请删去目标值', demand: { subject: 'target', wants } }] };
      await command(page, { type: 'DecideReview', department, opinion: '', ...said });
      await page.context().close();
    }
    const lead = await people.as('dept-general-office-r');
    await command(lead, { type: 'ClaimReview', department: 'dept-general-office' });
    await command(lead, { type: 'DecideReview', department: 'dept-general-office', decision: 'approve', opinion: '', items: [] });
    await lead.goto(`/return-letters/${ASSIGNMENT}`);
    await lead.getByText('各部门的意见相互矛盾，由牵头部门协调后发出一份函。').waitFor();
    const items = lead.getByRole('region', { name: '意见条目' });
    expect(await items.getByText('相互矛盾').count()).toBe(2);
    const send = lead.getByRole('button', { name: /^确认退回/ });
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await lead.getByRole('checkbox', { name: /请删去目标值/ }).uncheck();
    await lead.getByLabel('理由').fill('以战略规划司意见为准');
    const letter = lead.getByRole('article');
    await letter.getByText('说明：以战略规划司意见为准').waitFor();
    expect([await letter.getByText('请增加目标值').count(), await letter.getByText('请删去目标值').count()]).toEqual([1, 0]);
    await lead.getByRole('button', { name: '确认退回（1 条）' }).click();
    await lead.getByRole('button', { name: '立即提交' }).click();
    await lead.goto(`/return-letters/${ASSIGNMENT}`);
    await lead.getByText('意见函已发出。').waitFor();
    const [file] = await Promise.all([lead.waitForEvent('download'), lead.getByRole('link', { name: /docx/ }).or(lead.getByRole('button', { name: /docx/ })).first().click()]);
    expect(file.suggestedFilename()).toMatch(/\.docx$/);
  });

  it('a password is made by the system’s administrator, shown once, and lets in once, to choose another', async () => {
    const sys = await people.as('sys');
    await sys.goto('/organisation?unit=33');
    await sys.getByRole('button', { name: '设置 陆佳宁 的口令' }).click();
    await sys.getByRole('button', { name: '生成口令' }).click();
    const shown = sys.getByRole('status').locator('code');
    const password = await shown.innerText();
    await sys.getByRole('status').getByRole('button', { name: '关闭' }).click();
    expect(await sys.getByText(password).count()).toBe(0);
    const page = await people.visitor();
    const signIn = async (word: string): Promise<void> => {
      await page.getByLabel('账号').fill('u33b');
      await page.getByLabel('口令', { exact: true }).fill(word);
      await page.getByRole('button', { name: '登录', exact: true }).click();
    };
    await signIn(password);
    await page.getByRole('heading', { name: '请先修改口令' }).waitFor();
    const change = page.getByRole('button', { name: '修改口令' });
    const fill = async (next: string, again = next): Promise<void> => {
      await page.getByLabel('原口令').fill(password);
      await page.getByLabel('新口令', { exact: true }).fill(next);
      await page.getByLabel('再输入一次新口令').fill(again);
    };
    await fill('Wind-und-Meer-8!', 'Wind-und-Meer-9!');
    await page.getByText('两次输入的新口令不一致。').waitFor();
    await fill('short1A');
    await change.click();
    await page.getByRole('alert').filter({ hasText: /12/ }).first().waitFor();
    await fill('Wind-und-Meer-8!');
    await change.click();
    await page.getByRole('navigation', { name: '分类' }).waitFor();
    const again = await people.visitor();
    await again.getByLabel('账号').fill('u33b');
    await again.getByLabel('口令', { exact: true }).fill('Wind-und-Meer-8!');
    await again.getByRole('button', { name: '登录', exact: true }).click();
    await again.getByRole('navigation', { name: '分类' }).waitFor();
  });

  it('scores that are not there yet are not published: it says why, and until when to wait', async () => {
    const coord = await people.as('coord');
    await coord.goto('/cycles/2024?step=launch');
    await coord.getByRole('button', { name: '公布得分' }).click();
    await coord.getByText('公布之后不改，更正另附').waitFor();
    await coord.locator('form').getByRole('button', { name: '公布得分' }).click();
    await coord.getByText('请在有事项到期后再公布').waitFor();
  });
});
