import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { act, openAssignment, openBrowser, receipt, status, verb, type People } from './browser.js';
import { faults } from './faults.js';

/** 任务 8 of 浙江: five metrics. */
const ASSIGNMENT = 't08-o1/33';
const ID = `asg/2024/${ASSIGNMENT}`;
const VALUES = ['3', '100', '40', '100'];

describe('the plan editor', () => {
  let people: People;
  let clerk: Page;
  beforeAll(async () => {
    people = await openBrowser();
    clerk = await people.as('u33');
    await openAssignment(clerk, ASSIGNMENT);
    await section(clerk, '保障').waitFor();
  });
  afterAll(() => people.close());

  it('says what blocks and leads to the field', async () => {
    for (const title of ['目标', '举措', '进度安排']) await section(clerk, title).fill(`${title}：按任务要求推进。`);
    await saved(clerk);
    await clerk.getByRole('button', { name: '校核', exact: true }).click();
    const checks = clerk.getByRole('list', { name: '校核' });
    await checks.getByText('尚未填写：').waitFor();
    await checks.getByRole('button', { name: '第 4 节 保障' }).click();
    await section(clerk, '保障').and(clerk.locator(':focus')).fill('保障：落实经费。');
    await saved(clerk);
    await checks.getByText('尚未填写：').waitFor({ state: 'hidden' });
    await checks.getByText('未填目标值，也未注明不适用：').waitFor();
    const fields = clerk.getByRole('spinbutton');
    for (const [index, value] of VALUES.entries()) await fields.nth(index).fill(value);
    const last = clerk.getByRole('checkbox', { name: /率先启动盘点的高校院所”不适用$/ }).last();
    await last.check();
    await checks.getByText('未写理由：').waitFor();
    await clerk.getByRole('textbox', { name: /率先启动盘点的高校院所”不适用的理由$/ }).fill('本省两所均已启动。');
    await checks.getByText(/^没有阻断项/).waitFor();
  });

  it('takes files at a section; one that is refused says why and keeps the others', async () => {
    await clerk.getByRole('button', { name: '为“目标”附文件' }).click();
    const files = clerk.getByRole('group', { name: '“目标”的附件' });
    await files.getByText(/每个文件不超过 50 MB/).waitFor();
    await files.locator('input[type=file]').setInputFiles([
      { name: '依据.txt', mimeType: 'text/plain', buffer: Buffer.from('盘点方案') },
      { name: '坏文件.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0, 1, 2, 3]) },
    ]);
    await files.getByRole('link', { name: '依据.txt' }).waitFor();
    await files.getByRole('alert').getByText(/不是 pdf/).waitFor();
    await saved(clerk);
    await clerk.reload();
    await clerk.getByRole('group', { name: '“目标”的附件' }).getByRole('link', { name: '依据.txt' }).waitFor();
    expect(await clerk.getByRole('spinbutton').first().inputValue()).toBe('3');
  });

  it('keeps what two people wrote: both texts are shown, one is chosen', async () => {
    const other = await people.as('u33');
    await openAssignment(other, ASSIGNMENT);
    await section(other, '举措').fill('举措：另一位的文本。');
    await saved(other);
    await section(clerk, '举措').fill('举措：我的文本。');
    await section(clerk, '目标').focus();
    await clerk.getByText(/保存了另一份草稿。两份都在/).waitFor();
    expect(await section(clerk, '举措').inputValue()).toBe('举措：我的文本。');
    await clerk.getByRole('radio', { name: /对方的：举措：另一位的文本/ }).check();
    await clerk.getByRole('button', { name: '按所选保存' }).click();
    await saved(clerk);
    expect(await section(clerk, '举措').inputValue()).toBe('举措：另一位的文本。');
    await other.context().close();
  });

  it('keeps text while the network is away and sends it when it is back', async () => {
    await clerk.context().setOffline(true);
    await section(clerk, '保障').fill('保障：断网时写的。');
    await section(clerk, '目标').focus();
    await clerk.getByText(/^未能联系服务器/).first().waitFor();
    await clerk.context().setOffline(false);
    await saved(clerk);
    await clerk.reload();
    await section(clerk, '保障').waitFor();
    expect(await section(clerk, '保障').inputValue()).toBe('保障：断网时写的。');
  });

  it('keeps text when the session ends in the middle of it; the login stands over the page', async () => {
    await clerk.evaluate(() => fetch('/api/v1/session', { method: 'DELETE' }));
    await section(clerk, '保障').fill('保障：登录失效时写的。');
    await clerk.keyboard.press('Tab');
    const login = clerk.getByRole('dialog');
    await login.waitFor();
    expect(await section(clerk, '保障').inputValue()).toBe('保障：登录失效时写的。');
    // The demo's password is not for tests: the same form, answered by the role's own login.
    await clerk.route('**/api/v1/session', (route) =>
      route.request().method() === 'POST' ? route.continue({ url: route.request().url().replace(/session$/, 'session/demo'), postData: JSON.stringify({ account: 'u33' }) }) : route.continue());
    await login.getByLabel('密码').or(login.getByLabel('口令')).first().fill('—');
    await login.getByRole('button', { name: '登录' }).click();
    await login.waitFor({ state: 'hidden' });
    await saved(clerk);
    await clerk.reload();
    await section(clerk, '保障').waitFor();
    expect(await section(clerk, '保障').inputValue()).toBe('保障：登录失效时写的。');
  });

  it('is signed off on the phone, submitted, and has a receipt to print', async () => {
    await act(clerk, '起草送签');
    await status(clerk, '待签批').waitFor();
    const leader = await people.as('u33lead', { phone: true });
    await leader.goto('/sign-off');
    await leader.getByRole('list', { name: '签批' }).getByRole('link', { name: /T08/ }).click();
    await leader.getByText(/^起草：/).waitFor();
    await leader.getByRole('link', { name: '依据.txt' }).waitFor();
    await leader.getByText(/不适用：本省两所均已启动。/).waitFor();
    expect(await faults(leader)).toEqual({ violations: [], sideways: 0 });
    for (const name of ['签批', '退改']) expect((await verb(leader, name).boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await verb(leader, '签批').click();
    await leader.locator('form').getByRole('button', { name: '签批' }).click();
    await receipt(leader).first().waitFor();
    await leader.getByText(/^没有等您签批的计划/).waitFor();
    await act(clerk, '报送');
    await clerk.getByRole('link', { name: '报送回执' }).click();
    await clerk.getByRole('heading', { name: /^回执第 \d+ 号/ }).waitFor();
    expect(await clerk.locator('.receipt').innerText()).toMatch(/[0-9a-f]{64}[\s\S]*[0-9a-f]{64}/);
  });

  it("is nobody else's: another province is told in words that there is nothing", async () => {
    const other = await people.as('gd');
    for (const path of [`/assignments/${ID}`, `/prints/${ID}`]) {
      await other.goto(path);
      await other.getByText('未找到该事项，或您无权查看。').waitFor();
    }
    await other.goto(`/sign-off?item=${encodeURIComponent(ID)}`);
    await other.getByText(/未找到该事项，或您无权查看/).waitFor();
    expect(await other.getByText('依据.txt').count()).toBe(0);
  });

  it('left nothing in the console but what the network said', () => {
    expect(people.complaints.filter((each) => !/Failed to load resource|NOT_FOUND|net::ERR/.test(each))).toEqual([]);
  });
});

const section = (page: Page, title: string) => page.getByRole('textbox', { name: new RegExp(`节 ${title}$`) });
const saved = (page: Page): Promise<void> => page.getByText(/^已保存 \d\d:\d\d（/).waitFor();
