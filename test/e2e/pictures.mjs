/**
 * The pictures of the README, from a demo whose provinces have worked at different speeds until July.
 *
 *   node test/e2e/pictures.mjs            starts a system of its own, made of what `npm start` has built
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../apps/embedded/test-browser.mjs';
import { demoPeople, each } from './demo-people.mjs';
import { startSystem } from './system.mjs';

const FOLDER = fileURLToPath(new URL('../fixtures/readme/', import.meta.url));

/** When a plan is submitted, by how many of a hundred; what is left never is. */
const PACE = [
  { until: 70, on: undefined, then: 'approve' },
  { until: 73, on: '2024-06-13', then: 'wait' },
  { until: 80, on: '2024-06-20', then: 'return' },
  { until: 87, on: '2024-06-20', then: 'wait' },
  { until: 92, on: '2024-06-28', then: 'wait' },
];

const { path: executablePath, missing } = await ensureBrowser();
if (!executablePath) throw new Error(missing);
const system = await startSystem();
try {
  const { acknowledge, submit, review, report, cells, clockTo } = demoPeople(system.url);
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

  await mkdir(FOLDER, { recursive: true });
  await picture('bureau', '/worklist', 'worklist.png', (page) => page.getByText('第 4 节').waitFor());
  await picture('coord', '/overview', 'heat-map.png', (page) => page.locator('.heat-cell').nth(700).waitFor());
} finally {
  await system.stop();
}

async function picture(account, path, file, whole) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
  try {
    const page = await browser.newPage({ baseURL: system.url, locale: 'zh-CN', viewport: { width: 1440, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce' });
    await page.request.post('/api/v1/session/demo', { data: { account }, headers: { origin: system.url } });
    await page.goto(path);
    await whole(page);
    await page.screenshot({ path: FOLDER + file });
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
