import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ExcelSpreadsheet } from '#documents/spreadsheet.js';
import { openAssignment, openBrowser, receipt, verb, type Look, type People } from './browser.js';
import { demoPeople } from './demo-people.mjs';
import { faults } from './faults.js';
import { startSystem, type System } from './system.mjs';

/** A start, a week of the demo's clock, and a browser, beside whatever else runs. */
jest.setTimeout(240_000);

const LOOKS: readonly Look[] = [{}, { dark: true }, { phone: true }];
const WHY = '灯的原因与下一步';

/** What was not acknowledged by 3 April is red from the next day on. */
describe('leaders', () => {
  let system: System;
  let people: People;
  beforeAll(async () => {
    system = await startSystem();
    await demoPeople(system.url).clockTo('2024-04-09');
    people = await openBrowser(system.url);
  }, 300_000);
  afterAll(async () => {
    await people?.close();
    await system?.stop();
  }, 60_000);

  const instruct = async (page: Page, text: string): Promise<void> => {
    const form = page.locator('form').filter({ hasText: '批示内容' });
    await form.getByLabel('批示内容').fill(text);
    await form.getByLabel('办理期限').fill('2024-04-30');
    await form.getByRole('button', { name: '批示', exact: true }).click();
    await receipt(page).first().waitFor();
  };

  it('come from a red cell to its cause in two clicks, and give an instruction', async () => {
    const page = await people.as('leader');
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '总览' }).click();
    await page.getByRole('gridcell', { name: '广东 T04 红' }).click();
    const why = page.getByRole('region', { name: WHY });
    await why.getByText('下一步（若无人办理）：').waitFor();
    const text = await why.innerText();
    expect(text).toMatch(/为何是红灯： ?签收截止 4月3日（周三）24:00前，逾期 3 工作日。由广东持有/);
    expect(text).toMatch(/蓝色督办单（签收逾期），.+前回复；尚未回复/);
    expect(text).toMatch(/4月\d+日.+督办/);
    await verb(page, '批示').click();
    await instruct(page, '请五个工作日内签收并说明原因。');
    await page.getByRole('tab', { name: '督办' }).click();
    await page.getByRole('region', { name: '批示' }).getByText('请五个工作日内签收并说明原因。').waitFor();
  });

  it('see on one screen what is red and why, and instruct on a row in two steps', async () => {
    const page = await people.as('leader');
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '领导' }).click();
    const red = page.getByRole('list', { name: /^红灯事项 \d+/ });
    await red.getByText(/^待签收，4月3日（周三）24:00前，逾期 3 工作日，由新疆持有/).first().waitFor();
    await page.getByRole('button', { name: '批示 T04 新疆' }).click();
    await instruct(page, '请说明原因。');
    await page.goto('/registers/supervision?level=instruction');
    await page.getByText('T04 新疆').waitFor();
    expect(await page.getByText(/^批示〔2024〕T04-O1-\d+-2$/).count()).toBe(2);
  });

  it('take a list away as it is filtered', async () => {
    const page = await people.as('coord');
    await page.goto('/items?light=red');
    const rows = page.getByRole('table', { name: '全部事项' }).getByRole('row');
    await rows.nth(1).waitFor();
    const shown = (await rows.allInnerTexts()).slice(1).map((row) => row.split('\t').map((cell) => cell.trim()));
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出' }).click()]);
    expect(file.suggestedFilename()).toBe('全部事项 2024-04-09.xlsx');
    const read = await new ExcelSpreadsheet().read(await readFile(await file.path()));
    if (read.kind === 'refused') throw new Error(read.code);
    const [about, , ...made] = (read.sheets[0]?.rows ?? []).map(({ cells }) => cells);
    expect(String(about?.[0])).toMatch(/^全部事项；年度 2024；截至 2024-04-09 .+；筛选 灯 ▲ 红；条数 \d+；导出人 .+ \(统筹管理员\)$/);
    expect(made.map((row) => [`${String(row[1])} ${String(row[2])}`, row[3], row[6]])).toEqual(shown.map((row) => [row[1], row[2], row[3]]));
    expect(new Set(made.map(([light]) => light))).toEqual(new Set(['▲ 红']));
  });

  it('see cities province by province, in the rates and in the ranking, and take away what they see', async () => {
    const page = await people.as('leader');
    await page.goto('/rates');
    await page.getByRole('radiogroup', { name: '级别' }).getByText('地市').click();
    const cities = (table: string) => page.getByRole('table', { name: table }).getByRole('rowheader');
    await cities('按期率').filter({ hasText: '南京' }).waitFor();
    expect(await cities('按期率').allInnerTexts()).toEqual(['合计', '南京']);
    await page.getByRole('radiogroup', { name: '统计口径' }).getByText('得分排名').click();
    await cities('地市').filter({ hasText: '南京' }).waitFor();
    expect([await cities('地市').count(), await cities('省级单位').count()]).toEqual([1, 0]);
    await page.getByRole('combobox', { name: '省份' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '广东' }).click();
    await cities('地市').filter({ hasText: '深圳' }).waitFor();
    expect([(await cities('地市').allInnerTexts()).sort(), Object.fromEntries(new URL(page.url()).searchParams)]).toEqual([['广州', '深圳'], { by: 'score', level: 'city', province: '44' }]);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出' }).click()]);
    const read = await new ExcelSpreadsheet().read(await readFile(await file.path()));
    if (read.kind === 'refused') throw new Error(read.code);
    const [about, , ...made] = (read.sheets[0]?.rows ?? []).map(({ cells }) => cells);
    expect([String(about?.[0]), made.length]).toEqual([expect.stringContaining('筛选 级别 地市，所属省份 广东；条数 2；'), 2]);
    // The address is the page as seen, and the province goes along to the rates.
    await page.reload();
    await cities('地市').filter({ hasText: '深圳' }).waitFor();
    await page.getByRole('radiogroup', { name: '统计口径' }).getByText('单位').click();
    await cities('按期率').filter({ hasText: '深圳' }).waitFor();
    await page.getByRole('radiogroup', { name: '级别' }).getByText('省级').click();
    await cities('按期率').filter({ hasText: '北京' }).waitFor();
    expect([await page.getByRole('combobox', { name: '省份' }).count(), page.url()]).toEqual([0, expect.not.stringContaining('province=')]);
    // A province has nobody to choose, and sees no other's.
    const province = await people.as('gd');
    await province.goto('/rates?by=score&level=city');
    await province.getByText(/^没有可显示的地市/).waitFor();
    expect(await province.getByRole('combobox', { name: '省份' }).count()).toBe(0);
  });

  it('read a bulletin that the coordinator issued, its erratum beside it, and take it away', async () => {
    const page = await people.as('coord');
    await page.goto('/bulletins');
    await page.getByLabel('截至').fill('2024-04-08');
    expect(await page.getByRole('button', { name: '印发' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByRole('heading', { name: '关于2024年度工作指引推进情况的通报' }).waitFor();
    await page.getByRole('button', { name: '印发' }).click();
    await page.getByRole('heading', { level: 1, name: '通报〔2024〕第1期' }).waitFor();
    await page.getByLabel('更正内容').fill('第三部分一处笔误。');
    await page.getByRole('button', { name: '附上更正' }).click();
    await page.getByRole('listitem').filter({ hasText: '第三部分一处笔误。' }).waitFor();
    const leader = await people.as('leader');
    await leader.goto('/bulletins');
    await leader.getByRole('link', { name: '通报〔2024〕第1期' }).click();
    await leader.getByText('第三部分一处笔误。').waitFor();
    expect(await leader.getByLabel('更正内容').count()).toBe(0);
    await leader.getByRole('button', { name: '按原条件重新生成并核对' }).click();
    await leader.getByText('与印发的文件逐字节相同。').waitFor();
    const [file] = await Promise.all([leader.waitForEvent('download'), leader.getByRole('button', { name: '下载 docx 通报〔2024〕第1期' }).click()]);
    expect(file.suggestedFilename()).toBe('通报〔2024〕第1期.docx');
  });

  it('take a case file and a letter of an item away', async () => {
    const page = await people.as('leader');
    await openAssignment(page, 't02-o1/44');
    await page.getByRole('tab', { name: /历史/ }).click();
    const [zip] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载卷宗' }).click()]);
    expect(zip.suggestedFilename()).toBe('卷宗 2024-T02-O1-44.zip');
    await page.goto('/prints/asg/2024/t02-o1/44?what=letter');
    const [letter] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 pdf 退回意见函' }).click()]);
    expect(letter.suggestedFilename()).toMatch(/^关于退回.+ 退回〔2024〕T02-O1-44-1\.pdf$/);
  });

  it('look at the cases of a past day as they were', async () => {
    const page = await people.as('coord');
    const numbers = page.getByRole('table', { name: '督办' }).getByRole('rowheader');
    await page.goto('/registers/supervision');
    await numbers.first().waitFor();
    const then = await numbers.allInnerTexts();
    expect(then.length).toBeGreaterThan(2);
    await demoPeople(system.url).clockTo('2024-04-10');
    await page.goto('/registers/supervision');
    await page.getByLabel('截至').fill('2024-04-09');
    await page.waitForURL(/asOf=2024-04-09/);
    await numbers.nth(then.length - 1).waitFor();
    expect(await numbers.allInnerTexts()).toEqual(then);
    await page.getByLabel('截至').fill('2024-04-08');
    await page.getByText(/^没有督办事项/).or(page.getByText('没有符合筛选条件的记录。')).waitFor();
    expect(await numbers.count()).toBe(0);
  });

  it('are alone with their page: a province reads whose it is, and finds no instruction to give', async () => {
    const page = await people.as('gd');
    await page.goto('/briefing');
    await page.getByText(/^此页由局领导/).waitFor();
    expect(await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: /^(领导|通报)$/ }).count()).toBe(0);
    await page.goto('/bulletins');
    await page.getByText(/^此页由统筹管理员/).waitFor();
    expect(await page.getByRole('button', { name: '印发' }).count()).toBe(0);
    await openAssignment(page, 't04-o1/44');
    await page.getByRole('region', { name: WHY }).waitFor();
    expect(await page.getByRole('button', { name: '批示' }).count()).toBe(0);
  });

  it.each(LOOKS)('can read their pages whatever they read them with: %j', async (look) => {
    const page = await people.as('leader', look);
    for (const [path, whole] of [['/briefing', '.briefing-rows li'], ['/registers/supervision', '.data-table, .cards'], ['/registers/supervision?show=withheld', '.empty-state'], ['/assignments/asg/2024/t04-o1/44', '.why-next'], ['/bulletins', '.data-table, .cards']] as const) {
      await page.goto(path);
      await page.locator(whole).first().waitFor();
      expect({ page: path, ...(await faults(page)) }).toEqual({ page: path, violations: [], sideways: 0 });
    }
    await page.goto('/bulletins');
    await page.getByRole('link', { name: /第1期|no\. 1/ }).click();
    await page.locator('.official-paper').waitFor();
    expect({ page: 'bulletin', ...(await faults(page)) }).toEqual({ page: 'bulletin', violations: [], sideways: 0 });
    await page.goto('/briefing');
    await page.getByRole('button', { name: '批示 T04 广东' }).click();
    await page.getByLabel('批示内容').waitFor();
    expect({ page: 'instruction', ...(await faults(page)) }).toEqual({ page: 'instruction', violations: [], sideways: 0 });
  });

  it('left nothing in the console', () => {
    expect(people.complaints).toEqual([]);
  });
});
