import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';
import { docxOf } from '#testing/document-files.js';
import { openBrowser, receipt, tap, type Look, type People } from './browser.js';
import { faults } from './faults.js';
import { startSystem, type System } from './system.mjs';

/** A start, and a browser, beside whatever else runs. */
jest.setTimeout(240_000);

/** Our own notice, with departments that the demo has. */
const NOTICE = docxOf(
  sampleText({
    ...SAMPLE, year: 2024, documentNumber: '国知发测字〔2024〕3号', signed: '2024年3月20日',
    categories: SAMPLE.categories.map(({ title, tasks }) => ({ title, tasks: tasks.map((task) => ({ ...task, departments: '条法司、保护司' })) })),
  }),
);
const FILE = { name: 'notice.docx', mimeType: 'application/octet-stream', buffer: NOTICE };
const LOOKS: readonly { readonly name: string; readonly look: Look }[] = [
  { name: 'light, on the desk', look: {} },
  { name: 'dark, on the desk', look: { dark: true } },
  { name: 'light, on the phone', look: { phone: true } },
];

describe("from a notice's file to a confirmed catalogue", () => {
  let system: System;
  let people: People;
  let coordinator: Page;
  let address = '';
  beforeAll(async () => {
    system = await startSystem(['--unlaunched']);
    people = await openBrowser(system.url);
    coordinator = await people.as('coord');
  }, 200_000);
  afterAll(async () => {
    await people?.close();
    await system?.stop();
  }, 60_000);

  const drop = async (file: typeof FILE): Promise<void> => {
    await coordinator.goto('/catalogue');
    await coordinator.getByText('把通知文件拖到这里，或点此选择').waitFor();
    await coordinator.getByRole('region', { name: '导入年度通知' }).locator('input[type=file]').setInputFiles(file);
  };
  const part = (name: string) => coordinator.getByRole('navigation', { name: '草稿的内容' }).getByRole('link', { name: new RegExp(`^${name}`) });
  const form = () => coordinator.locator('.version-left form');
  const answered = (text: string) => coordinator.locator('.version-left .stack > div').getByText(text, { exact: true });
  const close = async (): Promise<void> => {
    await receipt(coordinator).or(coordinator.locator('.toast').getByText(/^已提交 \d+ 项。回执/)).first().waitFor();
    await coordinator.locator('.toast').getByRole('button', { name: '关闭' }).first().click();
  };

  it('refuses what is no notice, in words that say what to do', async () => {
    await drop({ name: 'notice.docx', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') });
    await coordinator.getByRole('alert').getByText(/^不是可导入的类型。请提供 docx/).waitFor();
    await drop({ ...FILE, buffer: Buffer.from('一封没有任务的信。') });
    await coordinator.getByRole('alert').getByText(/^没有找到任务清单/).waitFor();
  });

  it('opens the draft with its quotes in the source; the same file opens it again', async () => {
    await drop(FILE);
    await coordinator.getByRole('heading', { level: 1, name: '推动登记工作年度指引(2024)' }).waitFor();
    await close();
    await answered('已答复 0 / 19').waitFor();
    address = new URL(coordinator.url()).pathname;
    await coordinator.getByRole('button', { name: /^待答复 “平均办理时间压缩到6个工作日左右”/ }).click();
    await coordinator.locator('.source-pane mark').getByText('6个工作日').waitFor();
    await drop(FILE);
    await coordinator.locator('.toast').getByText('该文件此前已导入，已打开第一次导入的草稿。').waitFor();
    expect(new URL(coordinator.url()).pathname).toBe(address);
  });

  it('answers one question by the keyboard and comes to the next', async () => {
    await coordinator.goto(address);
    await answered('已答复 0 / 19').waitFor();
    await coordinator.keyboard.press('j');
    await form().getByLabel('答复', { exact: true }).fill('相差半个工作日以内算达到');
    await form().getByRole('button', { name: '经局内会商确定' }).click();
    await coordinator.keyboard.press('Control+Enter');
    await close();
    await answered('已答复 1 / 19').waitFor();
    await coordinator.locator('[data-at=q2][aria-pressed=true]').waitFor();
    await form().waitFor();
  });

  it('answers all of a kind in one form, each with its receipt, and sets members and dates by it', async () => {
    for (;;) {
      const together = coordinator.getByRole('button', { name: /^一并答复 \d+ 个$/ }).first();
      if ((await together.count()) === 0) break;
      await together.click();
      await form().getByLabel('共同答复（下面没有另写的，都用它）').fill('按会商意见办理');
      const members = await form().getByRole('combobox', { name: '同时填入：成员' }).all();
      if (members.length > 0) {
        await members[0]?.fill('guangdong');
        await coordinator.locator('.ant-select-item-option').filter({ hasText: '广东' }).click();
        await coordinator.keyboard.press('Escape');
      }
      for (const due of await form().getByLabel('同时填入：期限').all()) await due.fill('2024-09-30');
      await form().getByRole('button', { name: '依据原文前后文' }).click();
      await form().getByRole('button', { name: /^答复 \d+ 个问题$/ }).click();
      await form().waitFor({ state: 'hidden' });
      await close();
    }
    for (;;) {
      const open = coordinator.locator('.draft-row:has(.is-open)').first();
      if ((await open.count()) === 0) break;
      const question = await open.getAttribute('data-at');
      await open.click();
      await form().getByLabel('答复', { exact: true }).fill('以原文为准');
      await form().getByRole('button', { name: '依据原文前后文' }).click();
      await coordinator.keyboard.press('Control+Enter');
      await close();
      await coordinator.locator(`[data-at=${question}]`).getByText('已答复').waitFor();
    }
    await answered('已答复 19 / 19').waitFor();
    const counts = await coordinator.locator('.version-head').getByText(/^\d+ 项任务/).innerText();
    expect(counts).toMatch(/^5 项任务、2 个类别、\d+ 个部门；10 项任务要求（必做 8，选做 2）；5 个区域组，其中 4 个成员待定$/);
  });

  it('corrects a field with a reason: what it was, what it is, by whom; what then does not fit leads to its field', async () => {
    await part('逐项核对').click();
    await coordinator.getByRole('button', { name: /^部门 条法司、保护司$/ }).first().click();
    await coordinator.locator('.source-pane mark').first().waitFor();
    await coordinator.keyboard.press('e');
    await form().getByRole('combobox', { name: '部门' }).press('Backspace');
    await form().getByRole('combobox', { name: '部门' }).press('Backspace');
    await form().getByRole('heading', { name: '更正：部门' }).click();
    await form().getByLabel('依据或理由').fill('部门待定');
    await form().getByRole('button', { name: '保存更正' }).click();
    await close();
    await coordinator.getByRole('link', { name: '任务没有部门' }).click();
    await coordinator.keyboard.press('e');
    const departments = form().getByRole('combobox', { name: '部门' });
    await departments.fill('条法');
    await coordinator.locator('.ant-select-item-option').filter({ hasText: '条法司' }).click();
    await form().getByRole('heading', { name: '更正：部门' }).click();
    await form().getByLabel('依据或理由').fill('由条法司办理');
    await form().getByRole('button', { name: '保存更正' }).click();
    await close();
    const lines = coordinator.locator('.draft-chosen .correction');
    await lines.nth(1).waitFor();
    expect((await lines.allInnerTexts()).map((text) => text.replace(/，\d.*$/, ''))).toEqual(['条法司、保护司 → （未写明） （部门待定；陈思远', '（未写明） → 条法司 （由条法司办理；陈思远']);
    await coordinator.getByRole('link', { name: '任务没有部门' }).waitFor({ state: 'detached' });
  });

  it('cannot be confirmed by who worked on it; the reason stands at the button', async () => {
    const button = coordinator.getByRole('button', { name: '确认清单' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await tap(button);
    await coordinator.getByRole('status').getByText(/陈思远/).waitFor();
  });

  it.each(LOOKS)('can be read by everybody and does not scroll sideways: $name', async ({ look }) => {
    const page = await people.as('coord', look);
    for (const path of ['/catalogue', address, `${address}?part=questions&at=q1`, `${address}?part=fields&at=tasks.0.departments`, `${address}?part=corrections`]) {
      await page.goto(path);
      await page.getByText('国知发测字〔2024〕3号').first().waitFor();
      await page.locator('.source-text p, .cards, .data-table, .empty-state').first().waitFor();
      expect({ path, ...(await faults(page)) }).toEqual({ path, violations: [], sideways: 0 });
    }
    await page.context().close();
  });

  it('is confirmed by a second person, and then stands under its hash', async () => {
    const page = await people.as('coord2');
    await page.goto(address);
    await page.getByRole('button', { name: '确认清单' }).click();
    await page.keyboard.press('Enter');
    await receipt(page).waitFor();
    await page.getByText(/^已定版，清单校验码 [0-9a-f]{64}$/).waitFor();
    await page.getByText(/由何静怡确认/).waitFor();
    await page.goto('/catalogue');
    await page.getByRole('heading', { level: 2, name: '1. 夯实登记基础' }).waitFor();
    await page.getByRole('table', { name: '清单版本' }).getByRole('row').filter({ hasText: '已确认' }).waitFor();
  });

  it("is not another's business: the page says so", async () => {
    const page = await people.as('gd');
    await page.goto(address);
    await page.getByText(/^您的角色不能查看或办理此项/).waitFor();
  });
});
