import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { act, bar, openAssignment, openBrowser, receipt, roleButton, status, tap, verb, type People } from './browser.js';
import { demoPeople } from './demo-people.mjs';

/** 任务 4 of 江苏: 条法司 leads, 战略规划司 supports. */
const PATH = 't04-o1/32';
const ASSIGNMENT = `asg/2024/${PATH}`;
const SAID = '请写明立法评估的完成时间。';

describe('the review desk', () => {
  const demo = demoPeople(process.env['LIANDONG_E2E_URL'] ?? '');
  let people: People;
  let lead: Page;
  beforeAll(async () => {
    await demo.submit(ASSIGNMENT, '32');
    await demo.addContact('dept-legal', { user: 'dept-legal-r2', name: '赵晓峰', email: 'r2@legal.test', roles: ['reviewer'] });
    people = await openBrowser();
    lead = await people.as('dept-legal-r');
    await openAssignment(lead, PATH);
    await verb(lead, '通过').waitFor();
  }, 120_000);
  afterAll(() => people.close());

  it('a comment on a section becomes an item of the letter, which is seen before it is sent', async () => {
    await lead.keyboard.press('c');
    await lead.getByRole('textbox', { name: '内容' }).fill(SAID);
    await choose(lead, '针对', '举措');
    await lead.getByRole('button', { name: '发出' }).click();
    await receipt(lead).first().waitFor();
    await lead.getByRole('tab', { name: '沟通' }).click();
    await lead.getByRole('list', { name: '举措' }).getByText(SAID).waitFor();
    await lead.keyboard.press('r');
    await lead.getByRole('button', { name: '带入各节沟通中的 1 条' }).click();
    await lead.getByText('预览意见函（1 条）').click();
    const letter = lead.getByRole('article', { name: '退回意见函' });
    expect(await letter.innerText()).toMatch(/举措 条法司 请写明立法评估的完成时间。[^]*请于6月30日（周日）24:00前重新报送/);
    await lead.keyboard.press('Escape');
  });

  it('two at once: who comes second is told by name, and keeps the text', async () => {
    const second = await people.as('dept-legal-r2');
    await openAssignment(second, PATH);
    await verb(second, '退回').click();
    await second.getByRole('textbox', { name: '意见 1' }).fill('我的意见。');
    await act(lead, '认领');
    await second.getByRole('alert').getByText(/郑志强/).waitFor();
    const send = second.getByRole('button', { name: /^确认退回/ });
    expect([await send.getAttribute('aria-disabled'), await second.getByRole('textbox', { name: '意见 1' }).inputValue()]).toEqual(['true', '我的意见。']);
    await second.close();
  });

  it('by keys alone: A, 1, Enter; U calls it back with its words', async () => {
    await openAssignment(lead, PATH);
    await verb(lead, '通过').waitFor();
    await lead.keyboard.press('a');
    await lead.getByRole('button', { name: '确认通过' }).waitFor();
    await lead.keyboard.press('1');
    await lead.keyboard.press('Enter');
    const held = lead.getByRole('region', { name: '待提交的决定' });
    await held.getByText(/^将于 \d+ 秒后提交：T04 · 江苏 · 通过$/).waitFor();
    expect(await bar(lead).getByRole('button').count()).toBe(0);
    await lead.keyboard.press('u');
    await held.waitFor({ state: 'detached' });
    await verb(lead, '通过').waitFor();
    await lead.keyboard.press('a');
    expect(await lead.getByRole('textbox', { name: '意见（可不填）' }).inputValue()).toBe('同意。');
  });

  it('is sent at once when the page is left, and taken back with a reason', async () => {
    await lead.getByRole('button', { name: '确认通过' }).click();
    await lead.getByText(/^将于 \d+ 秒后提交/).waitFor();
    await lead.goto('/me');
    await openAssignment(lead, PATH);
    await lead.getByRole('tab', { name: '审核意见' }).click();
    const own = lead.getByRole('listitem').filter({ hasText: '条法司' }).first();
    await own.getByText('通过', { exact: true }).waitFor();
    await lead.getByText('正在等待：战略规划司').waitFor();
    await verb(lead, '取回').click();
    await lead.getByRole('textbox', { name: '取回的原因' }).fill('需再核对数据。');
    await lead.locator('form').getByRole('button', { name: '取回' }).click();
    await own.getByText('待审核', { exact: true }).waitFor();
  });

  it('departments side by side: the letter holds the items of both, then the rounds are compared', async () => {
    const supporting = await people.as('dept-strategy-r');
    await openAssignment(supporting, PATH);
    await verb(supporting, '退回').click();
    await supporting.getByRole('textbox', { name: '意见 1' }).press('Alt+1');
    await supporting.getByRole('button', { name: '确认退回（1 条）' }).click();
    await supporting.getByRole('button', { name: '立即提交' }).click();
    await receipt(supporting).first().waitFor();
    await supporting.close();
    await lead.getByRole('listitem').filter({ hasText: '战略规划司' }).getByText('请补充可量化的目标值。').waitFor();
    await verb(lead, '退回').click();
    await lead.getByText('预览意见函（2 条）').click();
    expect(await lead.getByRole('article', { name: '退回意见函' }).getByRole('listitem').count()).toBe(2);
    await lead.getByRole('button', { name: '确认退回（1 条）' }).click();
    await lead.getByRole('button', { name: '立即提交' }).click();
    await status(lead, '已退回').waitFor();
    await demo.resubmit(ASSIGNMENT, '32', { section: 'measures', added: '9 月底前完成立法评估。' });
    await status(lead, '审核中').waitFor();
    await lead.getByRole('tab', { name: '差异' }).click();
    const changed = lead.getByRole('region', { name: '举措' });
    await changed.locator('ins').getByText('9 月底前完成立法评估', { exact: false }).waitFor();
    await lead.getByText('只看有改动的节（1/4）').waitFor();
  });

  it('opposite demands: the lead settles them on the page of the letter, which reads as it will go out', async () => {
    const [path, add, remove] = ['t23-o1/34', '请补充全年目标值。', '请删去目标值。'];
    await demo.submit(`asg/2024/${path}`, '34');
    for (const [account, text, want] of [['cosign', add, '补充'], ['dept-general-office-r', remove, '删去']] as const) {
      const page = await people.as(account);
      await openAssignment(page, path);
      await verb(page, '退回').click();
      await page.getByRole('textbox', { name: '意见 1' }).fill(text);
      await pick(page, '意见 1 针对什么', '目标值');
      if (want !== '补充') await pick(page, '意见 1 的要求', want);
      await page.getByRole('button', { name: '确认退回（1 条）' }).click();
      await page.getByRole('button', { name: '立即提交' }).click();
      await receipt(page).first().waitFor();
      if (account === 'cosign') await page.close();
      else await settles(page, add, remove);
    }
  });

  const settles = async (page: Page, add: string, remove: string): Promise<void> => {
    await page.getByRole('tab', { name: '审核意见' }).click();
    await page.getByRole('link', { name: '协调相互矛盾的意见，预览意见函' }).click();
    await page.getByRole('heading', { level: 1, name: '退回意见函（第 1 轮）' }).waitFor();
    const items = page.getByRole('region', { name: '意见条目' });
    expect(await items.getByText('相互矛盾').count()).toBe(2);
    await items.getByText('要求：删去“目标值”').waitFor();
    await page.getByRole('textbox', { name: '取舍的理由' }).fill('以部门分工为准。');
    const paper = page.getByRole('article');
    await paper.getByText('说明：以部门分工为准。').waitFor();
    const send = page.getByRole('button', { name: /^确认退回/ });
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('checkbox', { name: new RegExp(remove) }).uncheck();
    await paper.getByText(remove).waitFor({ state: 'detached' });
    await paper.getByText(add).waitFor();
    await page.getByRole('button', { name: '确认退回（1 条）' }).click();
    await page.getByRole('button', { name: '立即提交' }).click();
    await status(page, '已退回').waitFor();
    await page.close();
  };

  it('the wrong role sees why; a batch of a task that has none says so', async () => {
    const director = await people.as('dept-legal-d');
    await openAssignment(director, PATH);
    const approve = verb(director, '通过');
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
    await tap(approve);
    expect(await bar(director).getByRole('status').innerText()).toMatch(/审核人/);
    const page = await people.as('dept-legal-r');
    await page.getByRole('button', { name: '批量通过' }).click();
    await page.getByRole('checkbox', { name: '选 江苏 T04' }).check();
    await page.getByRole('button', { name: '看摘要（1）' }).click();
    await page.getByRole('table', { name: '批量通过摘要' }).getByText(/^不纳入：该任务不适用批量通过/).waitFor();
    expect(await page.getByRole('button', { name: '确认通过（0 件）' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('signing out with a held decision and unsent words: the one is sent, the others go; the next person finds nothing of them', async () => {
    const [words, decided] = ['未发出的沟通内容。', 'asg/2024/t04-o1/35'];
    await demo.submit(decided, '35');
    const page = await people.as('dept-legal-r2');
    await openAssignment(page, PATH);
    await page.keyboard.press('c');
    await page.getByRole('textbox', { name: '内容' }).fill(words);
    await openAssignment(page, 't04-o1/35');
    await verb(page, '通过').click();
    await page.getByRole('textbox', { name: '意见（可不填）' }).fill('同意福建的安排。');
    await page.getByRole('button', { name: '确认通过' }).click();
    await page.getByText(/^将于 \d+ 秒后提交/).waitFor();
    expect(await keptIn(page)).toContain(words);
    await signOut(page);
    expect(await keptIn(page)).not.toMatch(/未发出|同意福建/);
    await (await roleButton(page, 'dept-legal-r')).click();
    await page.getByRole('navigation', { name: '分类' }).waitFor();
    expect(await page.getByRole('region', { name: '待提交的决定' }).count()).toBe(0);
    await openAssignment(page, 't04-o1/35');
    await page.getByRole('tab', { name: '审核意见' }).click();
    await page.getByText('同意福建的安排。').waitFor();
    await openAssignment(page, PATH);
    await verb(page, '沟通').click();
    expect(await page.getByRole('textbox', { name: '内容' }).inputValue()).toBe('');
    expect(await keptIn(page)).not.toContain(words);
    await page.close();
  });

  it('signing out with a plan that did not reach the server warns first, then clears it', async () => {
    const words = '断网时写下的举措。';
    const page = await people.as('u36');
    await page.route('**/draft', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    await openAssignment(page, 't04-o1/36');
    await page.getByRole('textbox', { name: /节 举措$/ }).fill(words);
    await page.getByRole('textbox', { name: /节 目标$/ }).focus();
    await page.getByText(/^未能联系服务器/).first().waitFor();
    expect(await keptIn(page)).toContain(words);
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByText('本浏览器还有 1 项事项的内容未送达服务器').waitFor();
    await page.getByRole('button', { name: '清除并退出' }).click();
    await page.waitForURL(/\/login/);
    expect(await keptIn(page)).not.toContain(words);
    await (await roleButton(page, 'u37')).click();
    await page.getByRole('navigation', { name: '分类' }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain(words);
    expect(await keptIn(page)).not.toContain(words);
    await page.close();
  });

  it('left nothing in the console but what the network said', () => {
    // What was under way while somebody signed out is answered so.
    expect(people.complaints.filter((each) => !/net::ERR|401 \(Unauthorized\)/.test(each))).toEqual([]);
  });
});

/** Everything that this browser holds for the site. */
const keptIn = (page: Page): Promise<string> => page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
const signOut = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '退出' }).click();
  await page.waitForURL(/\/login/);
};

/** A choice of antd, by what is typed. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.fill(option);
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().waitFor();
  await field.press('Enter');
}

/** Of a short list, which has no field to type into. */
async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
}
