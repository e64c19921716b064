import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';

/** Far beyond what anything takes: on a small machine two systems run at once. */
const PATIENCE = 30_000;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** As root a sandbox is not to be had; nothing is fetched from outside. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export interface Look {
  readonly phone?: boolean;
  readonly dark?: boolean;
}

/** A Chromium for one spec file; everybody in it has a context, and so a session, of their own. */
export interface People {
  /** The login page. */
  visitor(look?: Look): Promise<Page>;
  /** Signed in by the role's button. */
  as(account: string, look?: Look): Promise<Page>;
  /** What the pages complained of so far: errors in the console, exceptions that nobody caught, requests to another host. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export async function openBrowser(url = process.env['LIANDONG_E2E_URL'] ?? ''): Promise<People> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (!executablePath) throw new Error('CHROMIUM_PATH names no browser');
  const browser: Browser = await chromium.launch({ executablePath, args: FLAGS });
  const complaints: string[] = [];

  const visitor = async ({ phone = false, dark = false }: Look = {}): Promise<Page> => {
    const context: BrowserContext = await browser.newContext({
      baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: phone ? PHONE : DESK, hasTouch: phone, isMobile: phone, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    (globalThis as { openPages?: Page[] }).openPages?.push(page);
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`);
    });
    page.on('request', (request) => {
      const asked = new URL(request.url());
      if (asked.origin !== new URL(url).origin && /^https?:$/.test(asked.protocol)) complaints.push(`${page.url()} asks ${asked.origin}`);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`));
    await page.goto('/login');
    return page;
  };

  const as = async (account: string, look?: Look): Promise<Page> => {
    const page = await visitor(look);
    await roleButton(page, account).then((button) => button.click());
    // A leader's first page is the briefing, everybody else's the worklist.
    await page.getByRole('navigation', { name: '分类' }).or(page.getByRole('heading', { name: '领导', level: 1 })).waitFor();
    return page;
  };

  return { visitor, as, complaints, close: () => browser.close() };
}

/** Of every page alike: who is signed in, which year, the bell, the demo's clock, maintenance, the stream of changes. */
const OF_THE_SHELL = ['/session', '/session/end', '/cycles', '/notices', '/demo/clock', '/maintenance', '/events'];

/** What an address asks the API for by itself until nothing is under way any more, besides what the shell of every page asks. */
export async function askedBy(page: Page, path: string): Promise<string[]> {
  const asked: string[] = [];
  const underWay = new Set<object>();
  const began = (request: { url(): string }): void => {
    const { pathname, search } = new URL(request.url());
    const below = pathname.startsWith('/api/v1') ? pathname.slice('/api/v1'.length) : null;
    if (below !== '/events') underWay.add(request);
    if (below !== null && !OF_THE_SHELL.includes(below)) asked.push(`${below}${search}`);
  };
  const ended = (request: object): void => void underWay.delete(request);
  page.on('request', began).on('requestfinished', ended).on('requestfailed', ended);
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  const still = (): Promise<unknown> => page.evaluate('new Promise((resolve) => requestIdleCallback(() => resolve(null)))');
  for (await still(); underWay.size > 0; await still()) await page.waitForEvent('requestfinished');
  page.off('request', began).off('requestfinished', ended).off('requestfailed', ended);
  return asked;
}

/** The button of a demo account; the long tail of them is folded away. */
export async function roleButton(page: Page, account: string): Promise<Locator> {
  await page.getByRole('heading', { name: '演示环境：选一个角色直接进入' }).waitFor();
  if (/^(dept-|u\d)/.test(account)) await page.getByText(/^其他角色/).click();
  return page.getByRole('button', { name: new RegExp(`· ${account}( |$)`) });
}

/** The bar with what may be done; its buttons are named by verb. */
export const bar = (page: Page): Locator => page.getByRole('region', { name: '可办事项' });
export const verb = (page: Page, name: string): Locator => bar(page).getByRole('button', { name, exact: true });
/** What is disabled for the browser, a finger lands on all the same: once it lies still, for `force` looks at nothing but where it was. */
export async function tap(button: Locator): Promise<void> {
  await button.evaluate(
    (element) =>
      new Promise<void>((lies) => {
        const look = (before: string): void => {
          const { x, y } = element.getBoundingClientRect();
          const now = `${x} ${y}`;
          if (now === before) lies();
          else requestAnimationFrame(() => requestAnimationFrame(() => look(now)));
        };
        look('');
      }),
  );
  await button.click({ force: true });
}
/** Shown once an act is on record. */
export const receipt = (page: Page): Locator => page.locator('.toast').getByText(/已提交。回执：第 \d+ 号/);

/** Presses the verb, then what the form asks to be confirmed, and waits for the receipt. */
export async function act(page: Page, name: string, confirm: string = name): Promise<void> {
  await verb(page, name).click();
  await page.locator('form').getByRole('button', { name: confirm, exact: false }).first().click();
  // A final act waits ten seconds: nobody waits for it here.
  const now = page.getByRole('button', { name: '立即提交' });
  await now.or(receipt(page).first()).first().waitFor();
  if (await now.isVisible()) await now.click();
  await receipt(page).first().waitFor();
  // Its own next act must not be taken for this one.
  await page.getByRole('button', { name: '关闭' }).first().click();
  await receipt(page).waitFor({ state: 'hidden' });
}

/** The page of an assignment, as the address has it: `t04-o1/44`. */
export async function openAssignment(page: Page, path: string): Promise<void> {
  await page.goto(`/assignments/asg/2024/${path}`);
  await page.locator('#assignment-title').waitFor();
}

/** 已退回, 审核中 … in the head of the assignment. */
export const status = (page: Page, word: string): Locator => page.locator('.desk-head').getByText(word, { exact: true });
