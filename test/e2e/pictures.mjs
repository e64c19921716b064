/**
 * The pictures of the README, from a demo whose provinces have worked at different speeds until July.
 *
 *   npm run pictures            starts a system of its own
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../apps/embedded/test-browser.mjs';
import { demoPeople, each } from './demo-people.mjs';
import { startSystem } from './system.mjs';

const FOLDER = fileURLToPath(new URL('../fixtures/readme/', import.meta.url));

const MOST_BYTES = 150_000;
const QUALITIES = [62, 50, 40, 34, 28];

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
  const reviewed = (await cells()).find(({ task, status }) => task === 't07' && status === 'in_review');
  await picture('bureau', '/worklist', 'worklist.jpg', (page) => page.getByText('第 4 节').waitFor());
  await picture('bureau', `/assignments/${reviewed?.assignment}`, 'review.jpg', (page) => page.getByRole('region', { name: '可办事项' }).waitFor());
  await picture('coord', '/overview', 'heat-map.jpg', (page) => page.locator('.heat-cell').nth(700).waitFor());
  await picture('gd', '/progress?item=asg/2024/t07-o1/44&deed=SubmitProgress&of=2024-Q2', 'phone-report.jpg', (page) => page.getByText('进展说明与佐证').waitFor(), true);
} finally {
  await system.stop();
}

/** Small enough for a page that many open: at most 150 kB. */
async function picture(account, path, file, whole, isPhone = false) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
  try {
    const page = await browser.newPage({ baseURL: system.url, locale: 'zh-CN', viewport: isPhone ? { width: 390, height: 844 } : { width: 1440, height: 900 }, isMobile: isPhone, hasTouch: isPhone, colorScheme: 'light', reducedMotion: 'reduce' });
    // Hundreds of acts are being followed while the pictures are taken.
    page.setDefaultTimeout(180_000);
    await page.request.post('/api/v1/session/demo', { data: { account }, headers: { origin: system.url } });
    await page.goto(path);
    await whole(page);
    for (const quality of QUALITIES) if ((await page.screenshot({ path: FOLDER + file, type: 'jpeg', quality })).length <= MOST_BYTES) return;
    throw new Error(`${file}: more than ${MOST_BYTES} bytes`);
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
