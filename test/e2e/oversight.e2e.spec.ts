import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { hmacOf, httpPeer, isSame } from '#testing/channel-peers.js';
import { openBrowser, type People } from './browser.js';

jest.setTimeout(120_000);

/** A person of no work who is only moved here. */
const NEW = { type: 'AddContact', user: 'bj-moved', name: '白京生', email: 'bj-moved@liandong.example', roles: ['clerk'], from: null, until: null };

describe('who oversees', () => {
  let people: People;
  beforeAll(async () => {
    people = await openBrowser();
  });
  afterAll(() => people.close());

  it('moves a person to another unit in one act, having seen what is left behind', async () => {
    const page = await people.as('coord');
    expect((await page.request.post('/api/v1/organisation/units/11/commands', { data: NEW, headers: { 'idempotency-key': 'oversight-1' } })).status()).toBe(200);
    await page.goto('/organisation?unit=11');
    await page.getByRole('button', { name: '调动 白京生' }).click();
    const form = page.getByRole('form', { name: '调动 白京生' });
    await form.getByText('移交 0 件在手事项：').waitFor();
    const submit = form.getByRole('button', { name: '确认调动' });
    expect(await submit.getAttribute('aria-disabled')).toBe('true');
    await form.getByRole('combobox', { name: '调往单位' }).fill('hebei');
    await page.locator('.ant-select-item-option').filter({ hasText: '河北' }).first().click();
    await form.getByLabel('理由').fill('工作调动');
    await submit.click();
    await form.waitFor({ state: 'hidden' });
    await page.goto('/organisation?unit=13');
    await page.getByRole('rowheader', { name: /白京生 bj-moved/ }).waitFor();
  });

  it('sets the channels of a unit from those that are set up; who keeps no contacts reads why not, and no address or key is shown', async () => {
    const page = await people.as('coord');
    await page.goto('/organisation?unit=12');
    await page.getByText('没有启用群机器人或 webhook').waitFor();
    await page.getByRole('button', { name: '设置渠道' }).click();
    const form = page.getByRole('form', { name: '设置渠道' });
    await form.getByRole('checkbox', { name: 'work-group' }).check();
    expect(await form.getByRole('button', { name: '保存' }).getAttribute('aria-disabled')).toBe('true');
    await form.getByLabel('理由').fill('工作群');
    await form.getByRole('button', { name: '保存' }).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByText('已启用：work-group。').waitFor();
    expect(await page.getByText(/a-hook|hook\.invalid|token-of-e2e|a-secret/).count()).toBe(0);
    const leader = await people.as('leader');
    await leader.goto('/organisation?unit=12');
    expect(await leader.getByRole('button', { name: '设置渠道' }).getAttribute('aria-disabled')).toBe('true');
    const refused = await leader.request.post('/api/v1/organisation/units/12/commands', { data: { type: 'SetUnitChannels', channels: [], reason: 'x' }, headers: { 'idempotency-key': 'oversight-2' } });
    expect([refused.status(), ((await refused.json()) as { code: string }).code]).toEqual([403, 'WRONG_ROLE']);
  });

  it('the system administrator enters a channel and tests it by the worker that runs; the secret is shown nowhere', async () => {
    const secret = 'canary-secret-of-e2e';
    const peer = await httpPeer({
      check: ({ headers, body }) => (isSame(String(headers['x-liandong-signature']), `v1=${hmacOf(secret, `${String(headers['x-liandong-timestamp'])}.${body}`, 'hex')}`) ? undefined : 'wrong signature'),
      read: ({ headers, body }) => ({ id: String(headers['idempotency-key']), words: body }),
      answer: (mode) => ({ status: mode === 'take' ? 204 : 410, body: mode === 'take' ? '' : 'no' }),
    });
    const page = await people.as('sys');
    await page.goto('/system?tab=channels');
    const enter = async (button: string, fill: Readonly<Record<string, string>>): Promise<void> => {
      await page.getByRole('button', { name: button, exact: true }).click();
      const form = page.getByRole('form', { name: button });
      for (const [label, value] of Object.entries(fill)) await form.getByLabel(label, { exact: true }).fill(value);
      await form.getByRole('button', { name: '保存' }).click();
      await form.waitFor({ state: 'hidden' });
    };
    const test = async (): Promise<void> => page.getByRole('button', { name: '经 e2e-hook 发送测试消息' }).click();
    await page.getByRole('button', { name: '新增渠道' }).click();
    const form = page.getByRole('form', { name: '新增渠道' });
    expect(await form.getByRole('button', { name: '保存' }).getAttribute('aria-disabled')).toBe('true');
    await form.getByLabel('名称', { exact: true }).fill('e2e-hook');
    await form.getByLabel('密钥', { exact: true }).fill('canary-secret-of-another');
    await form.getByLabel('地址', { exact: true }).fill(`http://127.0.0.1:${peer.port}/in`);
    await form.getByRole('button', { name: '保存' }).click();
    await form.waitFor({ state: 'hidden' });
    await test();
    await page.getByText(/对方拒绝：410/).waitFor();
    await enter('修改渠道 e2e-hook', { 密钥: secret });
    await test();
    await page.getByText(/已发送，对方已接收/).waitFor();
    expect(peer.taken.map(({ words }) => words.includes('测试消息'))).toEqual([true]);
    await page.goto('/system?tab=settings');
    await page.getByRole('rowheader', { name: 'e2e-hook，第 2 版' }).waitFor();
    expect(await page.content()).not.toContain('canary-');
    await page.goto('/system?tab=channels');
    await page.getByRole('button', { name: '删除渠道 e2e-hook' }).click();
    await page.getByRole('button', { name: /^删\s?除$/ }).last().click();
    await page.getByRole('rowheader', { name: /e2e-hook/ }).waitFor({ state: 'hidden' });
    await peer.close();
  });

  it('the security administrator reads who gave which rights, and nothing of the trail besides', async () => {
    const page = await people.as('sec');
    await page.goto('/security?tab=rights&person=coord');
    const moved = page.getByRole('row').filter({ hasText: '调动' }).first();
    await moved.getByText('contacts/11').waitFor();
    expect(await moved.innerText()).toMatch(/陈思远[\s\S]*已办[\s\S]*账号：bj-moved/);
    await page.getByRole('link', { name: '口令与会话' }).click();
    await page.getByText('会话闲置 30 分钟失效，最长 12 小时。').waitFor();
    await page.goto('/audit');
    await page.getByText(/^此页由审计管理员/).waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
  });

  it('the auditor proves every chain by one press, and finds the own look in the trail', async () => {
    const page = await people.as('aud');
    await page.goto('/audit?kind=looks');
    await page.getByRole('button', { name: '核验哈希链' }).click();
    await page.getByText(/^已核验 \d{3,} 个事件流，全部完整。$/).waitFor();
    await page.getByRole('row').filter({ hasText: '核验哈希链' }).first().getByText(/事件流：\d+/).waitFor();
    await page.goto('/security');
    await page.getByText(/^此页由安全管理员/).waitFor();
  });

  it('a director sees the load by reviewer and week; a reviewer reads whose page it is', async () => {
    const page = await people.as('director');
    await page.goto('/load');
    await page.getByRole('table', { name: '按审核人和周' }).waitFor();
    await page.getByRole('table', { name: '待办事项' }).getByRole('link').first().waitFor();
    const reviewer = await people.as('bureau');
    await reviewer.goto('/load');
    await reviewer.getByText(/^此页由部门负责人/).waitFor();
    expect(await reviewer.getByRole('table').count()).toBe(0);
    // What a reviewer may look at: what asks in the reports of a task; a unit reads whose page it is.
    await reviewer.goto('/flags');
    await reviewer.getByText('请先选择任务：逐一比对该任务各单位的报送。').waitFor();
    const province = await people.as('gd');
    await province.goto('/flags?task=t07');
    await province.getByText(/^此页由审核人/).waitFor();
  });

  it('a metric says what was reached, and who has said nothing; a province reads its own column', async () => {
    const page = await people.as('leader');
    await page.goto('/metrics?metric=t08-o1-k2');
    await page.getByText('已报 0 / 应报 32').waitFor();
    await page.getByText(/^未报 32 个单位：北京/).waitFor();
    await page.getByRole('switch', { name: '只看未报单位' }).click();
    await page.waitForURL(/show=missing/);
    const province = await people.as('gd');
    await province.goto('/metrics?metric=t08-o1-k2');
    const rows = province.getByRole('table', { name: '各单位' }).getByRole('row');
    await rows.nth(1).waitFor();
    expect((await rows.allInnerTexts()).slice(1).map((row) => row.split('\t')[0])).toEqual([expect.stringMatching(/^广东/)]);
  });

  it('turns a ledger on and back by place, and the address brings a page back', async () => {
    const page = await people.as('coord');
    await page.goto('/registers/reminders');
    const turn = (name: string) => page.getByRole('navigation', { name: '分页' }).getByRole('button', { name });
    // With the names of its milestones, which come by a request of their own.
    const rows = async (): Promise<string> => {
      await page.locator('tbody').filter({ hasNotText: /（t\d\d-/ }).waitFor();
      return page.locator('tbody').innerText();
    };
    const turned = async (name: string): Promise<string> => {
      const was = await page.locator('tbody tr').first().innerText();
      await turn(name).click();
      await page.waitForFunction((before) => document.querySelector<HTMLElement>('tbody tr')?.innerText !== before, was);
      return rows();
    };
    await turn('下一页').waitFor();
    const first = await rows();
    for (const name of ['第一页', '上一页']) expect([name, await turn(name).getAttribute('aria-disabled')]).toEqual([name, 'true']);
    const second = await turned('下一页');
    await page.reload();
    await turn('下一页').waitFor();
    expect([new URL(page.url()).search.slice(0, 7), await rows()]).toEqual(['?after=', second]);
    expect(new Set([first, second, await turned('下一页')]).size).toBe(3);
    expect(await turned('上一页')).toBe(second);
    expect(await turned('第一页')).toBe(first);
    expect(new URL(page.url()).search).toBe('');
  });

  it('left nothing in the console', () => {
    expect(people.complaints).toEqual([]);
  });
});
