import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askedBy, openBrowser, verb, type Look, type People } from './browser.js';
import { faults } from './faults.js';

/** Each look opens two dozen pages, beside a system that walks through three months. */
jest.setTimeout(400_000);

/** Where each page is, and what stands on it once it is whole. */
const PAGES: readonly { readonly path: string; readonly account: string; readonly whole: (page: Page) => Promise<unknown> }[] = [
  { path: '/worklist', account: 'gd', whole: (page) => page.getByRole('list', { name: '待办' }).getByRole('listitem').first().waitFor() },
  { path: '/assignments/asg/2024/t02-o1/44', account: 'gd', whole: (page) => page.getByRole('group', { name: /^意见 1 · / }).waitFor() },
  {
    path: '/assignments/asg/2024/t08-o1/44', account: 'gd',
    whole: async (page) => {
      await page.getByRole('button', { name: '校核', exact: true }).click();
      await page.getByRole('list', { name: '校核' }).getByText('阻断').first().waitFor();
      await page.getByRole('button', { name: '为“目标”附文件' }).click();
      await page.getByText(/^每个文件不超过/).waitFor();
      await page.getByRole('checkbox', { name: '“目标”不适用' }).check();
      await page.getByRole('textbox', { name: '“目标”不适用的理由' }).waitFor();
    },
  },
  ...['plan', 'letter', 'receipt'].map((what) => ({ path: `/prints/asg/2024/t02-o1/44?what=${what}`, account: 'gd', whole: (page: Page) => page.locator('#sheet-title').waitFor() })),
  { path: '/sign-off', account: 'gdlead', whole: (page) => page.getByRole('heading', { level: 1, name: '签批' }).waitFor() },
  { path: '/notices', account: 'gd', whole: (page) => page.getByRole('heading', { level: 2 }).first().waitFor() },
  {
    path: '/assignments/asg/2024/t01-o1/44', account: 'cosign',
    whole: async (page) => {
      await verb(page, '退回').click();
      await page.getByRole('textbox', { name: '意见 1' }).waitFor();
    },
  },
  {
    path: '/assignments/asg/2024/t07-o1/44', account: 'bureau',
    whole: async (page) => {
      await page.getByRole('tab', { name: '差异', exact: true }).click();
      await page.getByText(/^只报送过一次/).waitFor();
      await verb(page, '附条件通过').click();
      await page.getByRole('textbox', { name: '条件 1', exact: true }).waitFor();
    },
  },
  { path: '/overview', account: 'coord', whole: (page) => page.locator('.heat-cell, .tile').nth(20).waitFor() },
  { path: '/overview?view=table&task=t07', account: 'coord', whole: (page) => page.getByText('加强专利转化运用专项行动组织实施').nth(5).waitFor() },
  { path: '/items?light=yellow', account: 'coord', whole: (page) => page.getByText(/^共 \d+ 条/).waitFor() },
  { path: '/tasks/t07', account: 'coord', whole: (page) => page.getByRole('heading', { level: 1, name: /^T07 / }).waitFor() },
  { path: '/units/44', account: 'gd', whole: (page) => page.getByText(/^共 \d+ 条/).waitFor() },
  { path: '/rates', account: 'leader', whole: (page) => page.getByText('合计', { exact: true }).waitFor() },
  { path: '/rates?by=score', account: 'leader', whole: (page) => page.getByText(/^按期率 /).first().waitFor() },
  { path: '/briefing', account: 'leader', whole: (page) => page.getByRole('heading', { name: /^红灯事项/ }).waitFor() },
  { path: '/overview?asOf=2024-03-28', account: 'leader', whole: (page) => page.getByText(/^本年度任务尚未下达/).waitFor() },
  { path: '/registers/reminders', account: 'coord', whole: (page) => page.getByText('不发：下达时已过').nth(5).waitFor() },
  { path: '/registers/supervision', account: 'coord', whole: (page) => page.getByText(/^没有督办事项/).waitFor() },
  { path: '/catalogue?task=t08', account: 'coord', whole: (page) => page.getByText('T08-O1', { exact: true }).waitFor() },
  ...['people', 'calendar', 'check', 'preview', 'launch'].map((step) => ({ path: `/cycles/2024?step=${step}`, account: 'coord', whole: (page: Page) => page.locator('#step-title, .empty-state').first().waitFor() })),
  { path: '/organisation?unit=44&person=gd', account: 'coord', whole: (page) => page.getByRole('heading', { name: '修改 林晓彤' }).waitFor() },
  {
    path: '/rehearsals', account: 'coord',
    whole: async (page) => {
      await page.getByRole('button', { name: '运行演练' }).click();
      await page.getByRole('button', { name: '运行', exact: true }).click();
      await page.getByText(/^539 项事项/).waitFor();
      await page.getByRole('table', { name: '通知与督办' }).or(page.getByRole('list', { name: '通知与督办' })).waitFor();
    },
  },
  { path: '/rehearsals?tab=load', account: 'coord', whole: (page) => page.getByRole('heading', { name: /^各部门每周审核量/ }).waitFor() },
  { path: '/changes?propose=deadline', account: 'coord', whole: (page) => page.getByText(/^还没有变更单/).or(page.getByRole('link', { name: /期限改为/ })).first().waitFor() },
  { path: '/calendar', account: 'coord', whole: (page) => page.getByText('国办发明电〔2023〕7号').waitFor() },
  { path: '/rules?dueOn=2024-06-30', account: 'coord', whole: (page) => page.getByText('蓝色督办单').first().waitFor() },
  { path: '/cycles/2024/carry-over', account: 'coord', whole: (page) => page.getByText('没有可以结转的往年周期。').waitFor() },
  { path: '/system', account: 'sys', whole: (page) => page.getByText(/^截至 .* 没有到点未办的事项/).or(page.getByText(/^有到点未办的事项/)).first().waitFor() },
  { path: '/system?tab=accounts', account: 'sys', whole: (page) => page.getByText(/^共 \d+ 条/).waitFor() },
  { path: '/cycles/2024', account: 'gd', whole: (page) => page.getByText(/^此页由统筹管理员/).waitFor() },
  { path: '/progress', account: 'bureau', whole: (page) => page.getByRole('button', { name: '进展报送' }).first().waitFor() },
  { path: '/progress?item=asg/2024/t11-b/dept-operations&deed=SubmitProgress', account: 'bureau', whole: (page) => page.getByRole('dialog').getByLabel('进度', { exact: true }).waitFor() },
  { path: '/assignments/asg/2024/t11-b/dept-operations', account: 'bureau', whole: (page) => page.getByRole('heading', { name: '报送计划' }).waitFor() },
  { path: '/requests', account: 'gdlead', whole: (page) => page.getByRole('button', { name: '申报选做' }).first().waitFor() },
  {
    path: '/requests?item=asg/2024/t10-o1/44&deed=RequestExtension', account: 'gdlead',
    whole: async (page) => {
      await page.getByRole('dialog').getByLabel('新的日期').fill('2024-07-20');
      await page.getByText(/^计划报送由6月30日/).waitFor();
    },
  },
  { path: '/cities', account: 'gd', whole: (page) => page.getByRole('link', { name: '审核广州的计划' }).waitFor() },
  { path: '/outbox', account: 'coord', whole: (page) => page.getByText(/^收件人：/).first().waitFor() },
  { path: '/me', account: 'coord', whole: (page) => page.getByRole('group', { name: '外观' }).waitFor() },
];
/** Beyond what the shell of every page asks. */
const MOST_ASKED = 6;
/** Heads of pages in English. */
const ENGLISH = [
  ['/overview', 'Overview'],
  ['/items', 'All items'],
  ['/rates', 'Rates'],
  ['/registers/reminders', 'Reminder ledger'],
  ['/registers/supervision', 'Supervision'],
  ['/briefing', 'Briefing'],
  ['/notices', 'Notices'],
  ['/cycles/2024?step=calendar', 'Cycle 2024'],
  ['/organisation?unit=44', 'Organisation'],
  ['/rehearsals', 'Rehearsal of 2024'],
  ['/me', 'Me'],
  ['/changes', 'Changes'],
  ['/calendar', 'Working calendar of 2024'],
  ['/rules', 'Rules of 2024'],
  ['/progress', 'Progress'],
  ['/requests', 'Requests'],
  ['/cities', 'Cities'],
  ['/sign-off', 'Sign-off'],
] as const;
const LOOKS: readonly { readonly name: string; readonly look: Look }[] = [
  { name: 'light, on the desk', look: {} },
  { name: 'dark, on the desk', look: { dark: true } },
  { name: 'light, on the phone', look: { phone: true } },
];

describe('every page', () => {
  let people: People;
  beforeAll(async () => {
    people = await openBrowser();
  });
  afterAll(() => people.close());

  it.each(LOOKS)('can be read by everybody and does not scroll sideways: $name', async ({ look }) => {
    const login = await people.visitor(look);
    await login.getByRole('button', { name: /· bureau / }).waitFor();
    expect({ page: '/login', ...(await faults(login)) }).toEqual({ page: '/login', violations: [], sideways: 0 });
    await login.context().close();
    for (const account of new Set(PAGES.map((each) => each.account))) {
      const page = await people.as(account, look);
      for (const { path, whole } of PAGES.filter((each) => each.account === account)) {
        await page.goto(path);
        await whole(page);
        expect({ page: path, ...(await faults(page)) }).toEqual({ page: path, violations: [], sideways: 0 });
      }
      await page.context().close();
    }
  });

  it('asks for no more than six things when it is opened', async () => {
    for (const account of new Set(PAGES.map((each) => each.account))) {
      const page = await people.as(account);
      for (const path of new Set(PAGES.filter((each) => each.account === account).map((each) => each.path))) {
        const asked = await askedBy(page, path);
        expect({ path, asked, tooMany: asked.length > MOST_ASKED }).toMatchObject({ path, tooMany: false });
      }
      await page.context().close();
    }
  });

  it('speaks English by one switch, without a Chinese word of its own', async () => {
    const page = await people.as('coord');
    await page.getByRole('button', { name: 'English' }).click();
    for (const [path, heading] of ENGLISH) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      const navigation = await page.getByRole('navigation', { name: 'Main' }).innerText();
      expect(navigation).not.toMatch(/[一-鿿]/);
      for (const title of await page.getByRole('heading').allInnerTexts()) expect(title).not.toMatch(/[一-鿿]/);
    }
  });

  it('goes by the keyboard through the heat map', async () => {
    const page = await people.as('coord');
    await page.goto('/overview');
    const first = page.getByRole('gridcell', { name: /^北京 T01/ });
    await first.focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key);
    await page.getByRole('gridcell', { name: /^天津 T02 绿$/ }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '加大强国建设工作统筹协调力度' }).waitFor();
    await page.locator('.desk-head').getByText('天津').waitFor();
  });

  it('left nothing in the console', () => {
    expect(people.complaints).toEqual([]);
  });
});
