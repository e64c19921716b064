import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { openBrowser, receipt, type People } from './browser.js';

jest.setTimeout(180_000);

/** Three by the initials of their pinyin, three by name. */
const SIX = [['bj', '北京'], ['tj', '天津'], ['hebei', '河北'], ['山西', '山西'], ['江苏', '江苏'], ['浙江', '浙江']] as const;

/** By the keyboard: typed, the first that fits, on to the next field. */
async function choose(page: Page, field: string, typed: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).focus();
  await page.keyboard.type(typed);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: option }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
}

const rowsOf = (page: Page): Locator => page.getByRole('table', { name: '预览' }).getByRole('row');

/** Carries out what is shown, by the second person. */
async function apply(page: Page, set: string): Promise<void> {
  await page.goto(set);
  await page.getByRole('button', { name: '执行', exact: true }).click();
  await page.getByRole('button', { name: '确认执行' }).click();
  await receipt(page).first().waitFor();
  // By a workflow of its own, which shares the machine with hundreds that have just begun.
  await page.getByText('已完成', { exact: true }).waitFor({ timeout: 90_000 });
}

describe('changes of a running year', () => {
  let people: People;
  beforeAll(async () => {
    people = await openBrowser();
  });
  afterAll(() => people.close());

  it('moves the plan deadline of six provinces: previewed, applied by a second person, undone', async () => {
    const [first, second] = [await people.as('coord'), await people.as('coord2')];
    await first.goto('/changes');
    await first.getByRole('button', { name: '改期限' }).click();
    await choose(first, '任务', 't13', 'T13');
    for (const [typed, name] of SIX) await choose(first, '单位', typed, name);
    await first.getByLabel('新的期限').fill('2024-08-30');
    await first.getByLabel('理由').fill('主汛期，顺延');
    await first.getByRole('button', { name: '预览' }).click();

    await first.getByText('待执行 6 · 已执行 0').waitFor();
    expect(await rowsOf(first).count()).toBe(7);
    const row = rowsOf(first).filter({ hasText: '北京' });
    expect(await row.innerText()).toContain('计划报送 6月30日（周日） → 8月30日（周五）');
    await row.locator('summary').first().click();
    await row.getByText('到期前 7 天 T-7 6月21日（周五）09:00').waitFor();
    // Who proposed may not carry it out; the button says so.
    const own = first.getByRole('button', { name: '执行', exact: true });
    expect(await own.getAttribute('aria-disabled')).toBe('true');
    const set = new URL(first.url());
    await apply(second, set.pathname + set.search);
    await first.getByText('待执行 0 · 已执行 6').waitFor();
    await first.goto('/assignments/asg/2024/t13-o1/11');
    await first.getByText(/8月30日（周五）/).first().waitFor();

    await second.getByRole('button', { name: '撤销', exact: true }).click();
    await second.getByLabel('理由').fill('恢复原期限');
    await second.getByRole('button', { name: '预览撤销' }).click();
    await second.getByText('计划报送 8月30日（周五） → 6月30日（周日）').first().waitFor();
    const inverse = new URL(second.url());
    await apply(first, inverse.pathname + inverse.search);
    await first.goto('/assignments/asg/2024/t13-o1/11');
    await first.getByText(/6月30日（周日）/).first().waitFor();
    await first.goto('/changes');
    await first.getByRole('row').filter({ hasText: '撤销「T13 · 北京' }).getByText('已完成').waitFor();
    await first.getByRole('row').filter({ hasText: /^T13 · 北京/ }).getByText('已完成').waitFor();
  });

  it('drops a row by name, and says why nothing is chosen', async () => {
    const page = await people.as('coord');
    await page.goto('/changes?propose=batch');
    await page.getByRole('heading', { name: '批量暂停、恢复、撤销事项' }).waitFor();
    expect(await page.getByRole('button', { name: '预览' }).getAttribute('aria-disabled')).toBe('true');
    await choose(page, '单位', 'qh', '青海');
    await page.getByLabel('理由').fill('机构调整');
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByRole('button', { name: /^剔除 T01 青海/ }).click();
    await page.getByLabel('理由').fill('误选');
    await page.getByRole('button', { name: '剔除', exact: true }).last().click();
    await page.getByText(/已剔除 1$/).waitFor();
  });

  it('previews a ladder for a sample deadline as it is thought of', async () => {
    const page = await people.as('coord');
    await page.goto('/rules?dueOn=2024-06-30');
    const row = (rule: string): Locator => page.getByRole('table', { name: '提醒阶梯' }).getByRole('row').filter({ hasText: rule });
    await row('T-1').getByText('不发：并入同日的另一条').waitFor();
    await page.getByRole('button', { name: '修改规则' }).click();
    await page.getByRole('checkbox', { name: '到期当天 T0' }).click();
    await row('T0').getByText('不使用').waitFor();
    await row('到期前 1 天').getByText('发送', { exact: true }).waitFor();
  });

  it('words of messages are seen on a message that was sent before they are saved; a variable that there is not is refused', async () => {
    const page = await people.as('coord');
    await page.goto('/rules?dueOn=2024-06-30');
    const body = page.getByLabel('正文');
    await body.fill('{{recipient}}：\n{{lines}}\n{{why}}\n{{how_to_stop}}\n{{plan}}');
    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.getByText(/不能识别的变量：\{\{plan\}\}/).waitFor();
    await body.fill('{{recipient}}：\n{{lines}}\n{{why}}\n{{how_to_stop}}');
    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.getByText(/^按 .* 发给.*的消息预览$/).waitFor();
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await page.getByText('现行：第 1 版').waitFor();
  });

  it('what of one’s messages leaves the system is one’s own choice, but for what is compulsory', async () => {
    const page = await people.as('gd');
    await page.goto('/me');
    expect(await page.getByRole('checkbox', { name: /^督办与批示/ }).isDisabled()).toBe(true);
    const saved = page.waitForResponse((answer) => answer.url().endsWith('/notice-settings') && answer.request().method() === 'POST');
    await page.getByRole('checkbox', { name: /^沟通提及/ }).click();
    expect((await saved).status()).toBe(200);
    await page.reload();
    expect(await page.getByRole('checkbox', { name: /^沟通提及/ }).isChecked()).toBe(false);
  });

  it.each([['gd', '/changes'], ['gd', '/calendar'], ['bureau', '/rules'], ['coord', '/system'], ['gd', '/cycles/2025/carry-over']])('%s reads on %s whose page it is', async (account, path) => {
    const page = await people.as(account);
    await page.goto(path);
    await page.getByText(/^此页由.*使用/).waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
  });

  it('the bureau’s leader looks and has nothing to press', async () => {
    const page = await people.as('leader');
    await page.goto('/changes');
    expect(await page.getByRole('button', { name: '改期限' }).getAttribute('aria-disabled')).toBe('true');
    await page.goto('/rules');
    await page.getByRole('table', { name: '提醒阶梯' }).waitFor();
    expect(await page.getByRole('heading', { name: '消息模板' }).count()).toBe(0);
    // A template that was refused is an answer 422.
    expect(people.complaints.filter((complaint) => !/422 \(Unprocessable/.test(complaint))).toEqual([]);
  });
});
