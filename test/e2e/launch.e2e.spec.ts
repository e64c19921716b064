import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { APIResponse, Page } from 'playwright-core';
import { draftObligation, draftTask, noticeDraft } from '#testing/catalogue-draft.js';
import { openBrowser, type People } from './browser.js';
import { faults } from './faults.js';
import { startSystem, type System } from './system.mjs';

/** A start, and a browser, beside whatever else runs. */
jest.setTimeout(120_000);

const quote = { paragraph: 1, start: 0, end: 4 };
const PAST = { due: '2024-03-20', datePhrase: '3月20日前', actor: '各地区', text: '3月20日前启动', quote };
/** A task for every province, with a date that is past; one for two groups that nobody has named. */
const DRAFT = noticeDraft({
  notice: { documentNumber: '国知发〔2024〕9号', issuedOn: '2024-03-03', issuer: '国家知识产权局', title: '年度工作指引（2024）', quote },
  tasks: [draftTask(1, { milestones: [PAST] }), draftTask(2, { obligations: [draftObligation({ rule: '试点省份必做', group: '试点省份' }), draftObligation({ rule: '示范省份必做', group: '示范省份' })] })],
  regionGroups: ['试点省份', '示范省份'].map((name) => ({ name, unitLevel: 'province' as const, members: [], quote })),
  sections: [], openQuestions: [],
});

describe('from a confirmed catalogue to a launched cycle', () => {
  let system: System;
  let people: People;
  let coordinator: Page;
  let second: Page;
  let keys = 0;
  const post = (page: Page, path: string, data: object): Promise<APIResponse> => page.request.post(`/api/v1${path}`, { data, headers: { 'idempotency-key': `launch-${++keys}` } });
  beforeAll(async () => {
    system = await startSystem(['--unlaunched']);
    people = await openBrowser(system.url);
    [coordinator, second] = [await people.as('coord'), await people.as('coord2')];
    const { stream } = (await (await post(coordinator, '/catalogue-versions', { sourceHash: 'c4'.repeat(32), sourceName: '2024.txt', draft: DRAFT })).json()) as { stream: string };
    const version = `/catalogue-versions/${encodeURIComponent(stream)}`;
    const { draftHash } = (await (await coordinator.request.get(`/api/v1${version}`)).json()) as { draftHash: string };
    expect((await post(second, `${version}/commands`, { type: 'ConfirmCatalogue', draftHash })).status()).toBe(200);
  }, 200_000);
  afterAll(async () => {
    await people?.close();
    await system?.stop();
  }, 60_000);

  const step = (page: Page, name: string) => page.getByRole('navigation', { name: '下达向导' }).getByRole('link', { name: new RegExp(name) });
  const open = async (name: string): Promise<void> => {
    await step(coordinator, name).click();
    await coordinator.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  };
  /** Names the members by what is typed for each, and saves. */
  const nameMembers = async (group: string, typed: readonly (readonly [text: string, unit: string])[]): Promise<void> => {
    const form = coordinator.getByRole('form', { name: `确定“${group}”的成员` });
    const members = form.getByRole('combobox', { name: '成员' });
    for (const [text, unit] of typed) {
      await members.fill(text);
      await coordinator.locator('.ant-select-item-option').filter({ hasText: unit }).first().click();
    }
    await form.getByLabel('理由').fill('来函确定');
    await form.getByRole('button', { name: `保存（${typed.length} 个成员）` }).click();
    await form.waitFor({ state: 'hidden' });
  };

  it('opens where something is to be done, and each step can be read by everybody', async () => {
    await coordinator.goto('/cycles/2024');
    await coordinator.getByRole('heading', { level: 2, name: '单位与人员' }).waitFor();
    await step(coordinator, '启动检查.*阻断 2').waitFor();
    for (const name of ['指引', '清单', '单位与人员', '日历与期限', '启动检查', '预览', '下达']) {
      await open(name);
      expect({ name, ...(await faults(coordinator)) }).toEqual({ name, violations: [], sideways: 0 });
    }
  });

  it('each blocker leads to the field that cures it: groups get their members, by name and by pinyin', async () => {
    await open('启动检查');
    await coordinator.getByRole('listitem').filter({ hasText: '区域组没有成员：试点省份' }).getByRole('link', { name: '去确定成员' }).click();
    await nameMembers('试点省份', [['gd', '广东'], ['北京', '北京']]);
    await coordinator.getByRole('button', { name: '确定成员：示范省份' }).click();
    await nameMembers('示范省份', [['zj', '浙江']]);
    await step(coordinator, '单位与人员 ?已完成').waitFor();
  });

  it('settings are changed with a reason, as a version that says who and why', async () => {
    await open('日历与期限');
    await coordinator.getByRole('button', { name: '修改设置' }).click();
    await coordinator.getByLabel('每轮审核期限').fill('8');
    await coordinator.getByLabel('理由').fill('减员');
    await coordinator.getByRole('button', { name: '保存 1 项修改' }).click();
    const row = coordinator.getByRole('table', { name: '历次版本' }).getByRole('row').filter({ hasText: '减员' });
    await row.getByText('陈思远').waitFor();
  });

  it('warnings want a reason; it is still there after leaving; a past date is history', async () => {
    await open('启动检查');
    const reasons = coordinator.getByLabel(/^仍然下达的理由/);
    for (const each of await reasons.all()) await each.fill('照原文执行');
    const history = coordinator.getByRole('combobox', { name: /^如何处理 t01/ });
    await history.click();
    await coordinator.locator('.ant-select-item-option').filter({ hasText: '记为历史' }).last().click();
    await coordinator.reload();
    await coordinator.getByRole('link', { name: '检查通过，去预览' }).waitFor();
    expect(await reasons.first().inputValue()).toBe('照原文执行');
    await coordinator.getByRole('link', { name: '检查通过，去预览' }).click();
  });

  it('the preview counts by task, level and unit', async () => {
    await coordinator.getByText('共 37 项：').waitFor();
    await coordinator.getByText('本局 2 项，省级 35 项').waitFor();
    await coordinator.getByText('按单位').click();
    const rows = coordinator.getByRole('table', { name: '预览' }).getByRole('row');
    await rows.filter({ hasText: '广东' }).filter({ hasText: '2' }).waitFor();
    await coordinator.getByRole('link', { name: '去下达' }).click();
  });

  it('is launched by the typed year, by the keyboard; sees n of n; nothing is made twice', async () => {
    await coordinator.getByRole('heading', { name: '下达 2024 年度任务（37 项）' }).waitFor();
    expect(await coordinator.getByRole('button', { name: '确认下达' }).getAttribute('aria-disabled')).toBe('true');
    await coordinator.getByLabel('请输入年份 2024 以确认').fill('2024');
    await coordinator.keyboard.press('Control+Enter');
    await coordinator.getByText(/^2024 年度已于 .* 下达。$/).waitFor();
    await coordinator.getByText('已下达 37 / 37').waitFor();
    await second.goto('/cycles/2024');
    await second.getByText(/^2024 年度已于 .* 下达。$/).waitFor();
    expect(await second.getByRole('button', { name: '确认下达' }).count()).toBe(0);
    const again = await post(second, '/cycles/cycle%2F2024/commands', { type: 'LaunchCycle', typedYear: 2024, reasons: [] });
    expect([again.status(), await again.json()]).toEqual([409, expect.objectContaining({ code: 'CYCLE_ALREADY_LAUNCHED' })]);
    await second.getByText('已下达 37 / 37').waitFor();
    await step(second, '启动检查').click();
    await second.getByRole('table', { name: '下达时说明的理由' }).getByText('照原文执行').first().waitFor();
  });

  it('is not for a province', async () => {
    const gd = await people.as('gd');
    await gd.goto('/cycles/2024?step=launch');
    await gd.getByText(/^此页由统筹管理员、局领导使用，您的角色无权查看。/).waitFor();
    expect(await gd.getByRole('navigation', { name: '下达向导' }).count()).toBe(0);
    expect(await gd.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '周期' }).count()).toBe(0);
  });

  it('left nothing in the console', () => {
    expect(people.complaints).toEqual([]);
  });
});
