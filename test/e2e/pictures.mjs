/**
 * The pictures of the README and of the guide, from a demo whose provinces work at different speeds until July.
 *
 *   npm run pictures            starts a system of its own
 *   npm run pictures -- --only briefing,plan
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../apps/embedded/test-browser.mjs';
import { sampleText, SAMPLE } from '../../dist/libs/testing/sample-notice.js';
import { demoPeople, each } from './demo-people.mjs';
import { completion, IN_JULY, IN_SPRING, reply } from './guide-journeys.mjs';
import { startSystem } from './system.mjs';

/** Many open the README, and readers of the guide may be on a phone. */
const README = { folder: fileURLToPath(new URL('../fixtures/readme/', import.meta.url)), format: 'jpeg', mostBytes: 150_000, desk: { width: 1440, height: 900 } };
const GUIDE = { folder: fileURLToPath(new URL('../../libs/guide/pictures/', import.meta.url)), format: 'webp', mostBytes: 60_000, desk: { width: 1200, height: 750 } };
const PHONE = { width: 390, height: 844 };
const QUALITIES = [72, 62, 50, 40, 34, 28];

/** When a plan is submitted, by how many of a hundred; what is left never is. */
const PACE = [
  { until: 70, on: undefined, then: 'approve' },
  { until: 73, on: '2024-06-13', then: 'wait' },
  { until: 80, on: '2024-06-20', then: 'return' },
  { until: 87, on: '2024-06-20', then: 'wait' },
  { until: 92, on: '2024-06-28', then: 'wait' },
];

const only = parseArgs({ options: { only: { type: 'string' } } }).values.only?.split(',');
const { path: executablePath, missing } = await ensureBrowser();
if (!executablePath) throw new Error(missing);
const system = await startSystem();
try {
  for (const { folder } of [README, GUIDE]) await mkdir(folder, { recursive: true });
  const people = demoPeople(system.url);
  await springPictures(people);
  await untilJuly(people);
  await julyPictures(people);
} finally {
  await system.stop();
}

/** While provinces draft: what each role does first. */
async function springPictures({ draft, submit, decide }) {
  for (const journey of IN_SPRING) await pictured(journey);
  await picture(GUIDE, 'gd', '/assignments/asg/2024/t08-o1/44', 'plan', async (page) => {
    await page.getByRole('textbox', { name: /节 目标$/ }).fill('年底前盘活高校和科研机构存量专利 2000 件以上。');
    await page.getByText(/^已保存 /).waitFor();
    await page.getByRole('button', { name: '校核', exact: true }).click();
    await page.getByRole('list', { name: '校核' }).getByText('阻断').nth(1).waitFor();
  });
  await picture(GUIDE, 'gd', '/assignments/asg/2024/t02-o1/44', 'returned', async (page) => {
    const item = page.getByRole('group', { name: /^意见 1 · / });
    await item.getByRole('radio', { name: '已改' }).check();
    await item.evaluate((element) => element.closest('section').scrollIntoView());
  });
  await draft('asg/2024/t04-o1/44', '44');
  await picture(GUIDE, 'gdlead', '/sign-off?item=asg%2F2024%2Ft04-o1%2F44', 'sign-off', (page) => page.getByRole('button', { name: '签批', exact: true }).first().waitFor(), PHONE);
  await submit('asg/2024/t04-o1/32', '32');
  await decide('asg/2024/t04-o1/32', 'dept-strategy', 'return', [{ section: 'goals', text: '请补充可量化的目标值。' }, { section: 'schedule', text: '进度安排应与时间节点衔接。' }]);
  await picture(GUIDE, 'dept-legal-r', '/return-letters/asg/2024/t04-o1/32', 'return-letter', (page) => page.getByRole('article').getByText('请补充可量化的目标值。').waitFor());
  await picture(GUIDE, 'coord', '/catalogue', 'catalogue', async (page) => {
    const answer = await page.request.post('/api/v1/catalogue-versions/files', { headers: { origin: system.url, 'idempotency-key': crypto.randomUUID() }, multipart: { file: { name: '通知.txt', mimeType: 'text/plain', buffer: Buffer.from(sampleText(SAMPLE)) } } });
    const { stream } = await answer.json();
    await page.goto(`/catalogue/versions/${stream.replace('catalogue/', '')}?part=fields`);
    await page.locator('.source-pane').waitFor();
    for (let field = 0; field < 12; field += 1) await page.keyboard.press('j');
    await page.locator('.is-quoted').first().waitFor();
  });
  await picture(GUIDE, 'coord', '/rehearsals', 'rehearsal', async (page) => {
    await page.getByRole('button', { name: '运行演练' }).click();
    await page.getByRole('button', { name: '运行', exact: true }).click();
    await page.getByText(/^539 项事项/).waitFor();
    await page.getByRole('table', { name: '通知与督办' }).waitFor();
  });
  await picture(GUIDE, 'coord', '/changes?propose=deadline', 'changes', async (page) => {
    for (const [field, typed, option] of [['任务', 't13', 'T13'], ['单位', 'bj', '北京'], ['单位', 'zj', '浙江']]) {
      await page.getByRole('combobox', { name: field }).focus();
      await page.keyboard.type(typed);
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: option }).waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
    }
    await page.getByLabel('新的期限').fill('2024-08-30');
    await page.getByLabel('理由').fill('主汛期，顺延');
    await page.getByRole('button', { name: '预览' }).click();
    await page.getByText('待执行 2 · 已执行 0').waitFor();
  });
}

/** Provinces acknowledge, submit and report, each at its pace, and the clock comes to July. */
async function untilJuly({ acknowledge, submit, review, report, cells, clockTo }) {
  const fresh = (await cells()).filter(({ status }) => status === 'assigned' || status === 'acknowledged');
  const paced = fresh.map((cell) => ({ ...cell, pace: PACE.find(({ until }) => share(cell) < until) }));

  await each(paced.filter(({ status }) => status === 'assigned'), async ({ assignment, unit }) => {
    if (share({ assignment, unit: `${unit}0` }) < 96) await acknowledge(assignment, unit);
  });
  // What the demo begins with would be three months late.
  for (const unit of ['32', '44']) await review(`asg/2024/t07-o1/${unit}`, 'approve');
  for (const day of [undefined, '2024-06-13', '2024-06-20', '2024-06-28']) {
    if (day) await clockTo(day);
    await each(paced.filter(({ pace }) => pace && pace.on === day), async ({ assignment, unit, pace }) => {
      await submit(assignment, unit);
      if (pace.then !== 'wait') await review(assignment, pace.then);
      // Most report the milestones of the first half year; who does not is behind.
      if (pace.then === 'approve') await report(assignment, unit, share({ assignment: `${assignment} report`, unit }) < 85 ? '2024-07-15' : '2024-03-31');
    });
  }
  await clockTo('2024-07-03');
}

async function julyPictures({ cells, report, blueCase }) {
  const reviewed = (await cells()).find(({ task, status }) => task === 't07' && status === 'in_review');
  const deeds = async (page) => {
    await page.getByText('第 1 节').waitFor();
    await page.getByRole('region', { name: '可办事项' }).waitFor();
  };
  const due = ['gd', '/progress?item=asg/2024/t07-o1/44&deed=SubmitProgress&of=2024-Q2'];
  const form = (page) => page.getByText('进展说明与佐证').waitFor();
  await picture(README, 'bureau', `/worklist?item=${reviewed?.assignment}`, 'worklist', deeds);
  await picture(README, 'bureau', `/assignments/${reviewed?.assignment}`, 'review', deeds);
  await picture(README, 'coord', '/overview', 'heat-map', (page) => page.locator('.heat-cell').nth(700).waitFor());
  await picture(README, ...due, 'phone-report', form, PHONE);
  await picture(GUIDE, 'bureau', `/worklist?item=${reviewed?.assignment}`, 'worklist', deeds);
  await picture(GUIDE, 'bureau', `/assignments/${reviewed?.assignment}`, 'review', deeds);
  await picture(GUIDE, ...due, 'progress', form, PHONE);
  for (const journey of IN_JULY) await pictured(journey);
  const { assignment, unit } = await blueCase();
  await pictured({ ...reply, account: `u${unit}lead`, path: `/assignments/${assignment}` });
  await picture(GUIDE, 'leader', '/briefing', 'briefing', (page) => page.locator('.briefing-rows li').first().waitFor());
  await report('asg/2024/t07-o1/44', '44', '2024-12-31');
  await pictured(completion);
}

function pictured({ account, path, name, whole, desk = GUIDE.desk }) {
  return picture({ ...GUIDE, desk }, account, path, name, whole);
}

/** As good as its bytes may be. */
async function picture({ folder, format, mostBytes, desk }, account, path, name, whole, size) {
  if (only && !only.includes(name)) return;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
  try {
    const page = await browser.newPage({ baseURL: system.url, locale: 'zh-CN', viewport: size ?? desk, isMobile: size !== undefined, hasTouch: size !== undefined, colorScheme: 'light', reducedMotion: 'reduce' });
    // Hundreds of acts are being followed while the pictures are taken.
    page.setDefaultTimeout(180_000);
    await page.request.post('/api/v1/session/demo', { data: { account }, headers: { origin: system.url } });
    await page.goto(path);
    await whole(page);
    const devtools = await page.context().newCDPSession(page);
    for (const quality of QUALITIES) {
      const { data } = await devtools.send('Page.captureScreenshot', { format, quality });
      const bytes = Buffer.from(data, 'base64');
      if (bytes.length > mostBytes) continue;
      await writeFile(`${folder}${name}.${format.replace('jpeg', 'jpg')}`, bytes);
      return;
    }
    throw new Error(`${name}: more than ${mostBytes} bytes`);
  } finally {
    await browser.close();
  }
}

/** 0–99, the same in every run, and no row or column of the map alike. */
function share({ assignment, unit }) {
  let mixed = 0x811c9dc5;
  for (const letter of `${assignment}/${unit}`) mixed = Math.imul(mixed ^ letter.codePointAt(0), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 0) % 100;
}
