import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { askedBy, bar, openAssignment, openBrowser, tap, verb, type People } from './browser.js';
import { OF_A_PROVINCE, PAYLOADS, plantedByCoordinator, plantedByProvince, plantedByReviewer, removedByReviewer } from './hostile-texts.js';

const NOT_YOURS = '未找到该事项，或您无权查看。';

describe('the wrong person', () => {
  let people: People;
  beforeAll(async () => {
    people = await openBrowser();
  });
  afterAll(() => people.close());

  it("from one province finds nothing of another's, and nothing that is not there: the same words", async () => {
    const page = await people.as('gd');
    for (const path of ['t07-o1/65', 't07-o1/99']) {
      await page.goto(`/assignments/asg/2024/${path}`);
      await page.getByText(NOT_YOURS).waitFor();
      expect(await page.locator('#assignment-title').count()).toBe(0);
    }
    await openAssignment(page, 't07-o1/44');
    expect(await page.getByText(NOT_YOURS).count()).toBe(0);
  });

  it('sees no row of another province in the lists', async () => {
    const page = await people.as('gd');
    await page.goto('/registers/reminders?unit=65');
    await page.getByText('没有符合筛选条件的记录。').waitFor();
    await page.goto('/registers/reminders?task=t07');
    const rows = page.getByRole('table', { name: '提醒台账' }).getByRole('row');
    await rows.nth(1).waitFor();
    // Its own rows and those of its cities.
    for (const row of (await rows.allInnerTexts()).slice(1)) expect(row).toMatch(/广东|广州|深圳/);
    await page.goto('/overview?view=map');
    await page.getByRole('grid').waitFor();
    expect(await page.getByRole('columnheader').allInnerTexts()).toEqual(['任务', '粤']);
  });

  it.each(['leader', 'coord'])('reads on behalf of the whole bureau, and decides no plan: %s', async (account) => {
    const page = await people.as(account);
    await openAssignment(page, 't07-o1/44');
    await bar(page).getByText('现在没有轮到您办的事。下面的按钮会说明各自的原因。').waitFor();
    for (const name of ['签收', '通过', '退回', '认领', '签批', '报送', '销号']) expect(await verb(page, name).count()).toBe(0);
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  it.each(['gdlead'])('leads, yet has no act to press now; each button says why: %s', async (account) => {
    const page = await people.as(account);
    await openAssignment(page, 't07-o1/44');
    await bar(page).getByText('现在没有轮到您办的事。下面的按钮会说明各自的原因。').waitFor();
    for (const more of await bar(page).getByRole('button', { name: /^其他操作/ }).all()) await more.click();
    const buttons = await bar(page).locator('button[aria-disabled=true]').all();
    expect(buttons.length).toBeGreaterThan(0);
    for (const button of buttons) {
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      const reason = await page.locator(`[id="${await button.getAttribute('aria-describedby')}"]`).textContent();
      expect(reason).toMatch(/[一-鿿]{4,}/);
      await tap(button);
      expect(await bar(page).getByRole('status').innerText()).toBe(reason);
    }
  });

  it('keeps the system and sees none of the work', async () => {
    const page = await people.as('aud');
    for (const path of ['/worklist', '/overview', '/registers/reminders', '/registers/supervision']) {
      await page.goto(path);
      await page.getByText('系统、安全、审计管理员不接触业务事项').waitFor();
    }
    await page.goto('/assignments/asg/2024/t07-o1/44');
    await page.getByText(NOT_YOURS).waitFor();
  });

  it('may not move the clock: the reason stands at the button', async () => {
    const page = await people.as('bureau');
    const button = page.getByRole('button', { name: '+1 工作日' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await tap(button);
    await page.locator('.toast').getByText('只有统筹管理员可以拨动演示时钟').waitFor();
    expect(await page.getByRole('link', { name: 'Temporal 界面' }).count()).toBe(0);
    const coordinator = await people.as('coord');
    expect(await coordinator.getByRole('link', { name: 'Temporal 界面' }).getAttribute('href')).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('is sent to the login page without a session, and from there to where it wanted to go', async () => {
    const page = await people.visitor();
    await page.goto('/registers/supervision');
    await page.getByRole('heading', { name: '演示环境：选一个角色直接进入' }).waitFor();
    await page.getByRole('button', { name: /· bureau / }).click();
    await page.getByRole('heading', { name: '督办', exact: true }).waitFor();
  });

  it('left nothing in the console but the answers 401 and 404', () => {
    expect(people.complaints.filter((complaint) => !/40[14] \((Unauthorized|Not Found)\)|NOT_FOUND/.test(complaint))).toEqual([]);
  });
});

describe('texts that would be scripts', () => {
  let people: People;
  const fired: string[] = [];
  beforeAll(async () => {
    people = await openBrowser();
  });
  afterAll(() => people.close());

  /** Whatever runs opens a dialog; of whatever wants to and may not the console complains. */
  const watched = async (account: string): Promise<Page> => {
    const page = await people.as(account);
    page.on('dialog', (dialog) => {
      fired.push(`${page.url()} dialog`);
      void dialog.dismiss();
    });
    return page;
  };
  const opened = async (page: Page, path: string, shown: string): Promise<void> => {
    await askedBy(page, path);
    await page.getByText(shown).first().waitFor({ state: 'attached' });
  };

  it('are shown as they are on every page that has them, and none of them runs', async () => {
    const province = await watched('xj');
    expect((await plantedByProvince(province)).filter(({ status }) => status !== 200)).toEqual([]);
    await opened(province, `/assignments/${OF_A_PROVINCE}`, 'onerror=alert(1)');
    for (const path of ['/worklist?box=drafts', `/worklist?task=${encodeURIComponent(PAYLOADS[0] ?? '')}`, `/search?q=${encodeURIComponent(PAYLOADS[6] ?? '')}`]) await askedBy(province, path);
    const coordinator = await watched('coord');
    const { planted, notice } = await plantedByCoordinator(coordinator);
    expect(planted.filter(({ status }) => status !== 200)).toEqual([]);
    await opened(coordinator, notice, '<img src=x onerror=alert(1)>');
    await opened(coordinator, '/organisation?unit=62', '<img src=x onerror=alert(1)>');
    const reviewer = await watched('cosign');
    expect((await plantedByReviewer(reviewer)).filter(({ status }) => status !== 200)).toEqual([]);
    await openAssignment(reviewer, 't01-o1/44');
    await verb(reviewer, '退回').click();
    await reviewer.getByRole('textbox', { name: '意见 1' }).waitFor();
    await opened(reviewer, '/me', 'alert(1)');
    await removedByReviewer(reviewer);
    expect([fired, people.complaints]).toEqual([[], []]);
  });

  it('would be noticed if one ran: the policy stops it, and that is seen', async () => {
    const page = await watched('gd');
    await page.goto('/worklist');
    const complained = page.waitForEvent('console', (message) => message.text().includes('Content Security Policy'));
    await page.evaluate((text) => (globalThis as unknown as { document: { body: { insertAdjacentHTML(where: string, text: string): void } } }).document.body.insertAdjacentHTML('beforeend', text), '<img src=x onerror=alert(1)>');
    await complained;
    expect([fired, people.complaints.some((each) => each.includes('Content Security Policy'))]).toEqual([[], true]);
  });
});
