/**
 * The pictures of the README, from a demo whose provinces have worked at different speeds until July.
 *
 *   node test/e2e/pictures.mjs            starts a system of its own, made of what `npm start` has built
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../apps/embedded/test-browser.mjs';
import { startSystem } from './system.mjs';

const FOLDER = fileURLToPath(new URL('../fixtures/readme/', import.meta.url));
const AT_ONCE = 6;
const SECTIONS = [
  { id: 'goals', text: '年底前各项指标达到指引要求，6月30日前完成首批任务。' },
  { id: 'measures', text: '一是建立工作专班；二是分解任务到处室；三是按月调度。' },
  { id: 'schedule', text: '4 月部署，6 月中期检查，10 月督导，12 月总结。' },
  { id: 'safeguards', text: '安排省级专项经费，建立省市县三级联络员队伍。' },
];
const clerkOf = (unit) => ({ 44: 'gd', 65: 'xj' })[unit] ?? `u${unit}`;
const leaderOf = (unit) => ({ 44: 'gdlead', 65: 'xjlead' })[unit] ?? `u${unit}lead`;
const reviewerOf = (department) => ({ 'dept-operations': 'bureau', 'dept-joint-conference': 'cosign' })[department] ?? `${department}-r`;

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
  const { call, clockTo } = api(system.url);
  const { cells } = await call('coord', 'GET', '/overview?cycle=cycle/2024');
  const fresh = cells.filter(({ status }) => status === 'assigned');
  const paced = fresh.map((cell) => ({ ...cell, pace: PACE.find(({ until }) => share(cell) < until) }));

  await each(paced, async ({ assignment, unit }) => {
    if (share({ assignment, unit: `${unit}0` }) < 96) await act(clerkOf(unit), assignment, { type: 'AcknowledgeAssignment' });
  });
  // What the demo begins with would be three months late.
  for (const unit of ['32', '44']) await review(`asg/2024/t07-o1/${unit}`, 'approve');
  for (const day of [undefined, '2024-06-13', '2024-06-20', '2024-06-28']) {
    if (day) await clockTo(day);
    await each(paced.filter(({ pace }) => pace && pace.on === day), async ({ assignment, unit, pace }) => {
      await submit(assignment, unit);
      if (pace.then !== 'wait') await review(assignment, pace.then);
      if (pace.then === 'approve') await report(assignment, unit);
    });
  }
  await clockTo('2024-07-03');

  await mkdir(FOLDER, { recursive: true });
  await picture('bureau', '/worklist', 'worklist.png', (page) => page.getByText('第 4 节').waitFor());
  await picture('coord', '/overview', 'heat-map.png', (page) => page.locator('.heat-cell').nth(700).waitFor());

  /** From the acknowledged assignment to the submitted plan. */
  async function submit(assignment, unit) {
    const clerk = clerkOf(unit);
    const view = await call(clerk, 'GET', at(assignment));
    if (view.status === 'assigned') await act(clerk, assignment, { type: 'AcknowledgeAssignment' });
    const { version } = await call(clerk, 'PUT', `${at(assignment)}/draft`, { baseVersion: 0, sections: SECTIONS });
    await act(clerk, assignment, { type: 'DraftPlan', draftVersion: version, answers: [] });
    const { plan } = await call(clerk, 'GET', at(assignment));
    await act(leaderOf(unit), assignment, { type: 'SignOffPlan', textHash: plan.textHash, opinion: '' });
    await act(clerk, assignment, { type: 'SubmitPlan', textHash: plan.textHash });
  }

  async function review(assignment, decision) {
    const { leadDepartment, supportingDepartments } = await call('coord', 'GET', at(assignment));
    for (const { id: department } of [...supportingDepartments, leadDepartment]) {
      const isReturned = decision === 'return' && department === leadDepartment.id;
      await act(reviewerOf(department), assignment, { type: 'ClaimReview', department });
      await act(reviewerOf(department), assignment, {
        type: 'DecideReview', department, decision: isReturned ? 'return' : 'approve', opinion: '', items: isReturned ? [{ section: 'goals', text: '请补充可量化的目标值。' }] : [],
      });
    }
  }

  /** Most report the milestones of the first half year; who does not is behind. */
  async function report(assignment, unit) {
    const { milestones } = await call(clerkOf(unit), 'GET', at(assignment));
    const reached = milestones.filter(({ dueOn }) => dueOn <= (share({ assignment: `${assignment} report`, unit }) < 85 ? '2024-07-15' : '2024-03-31')).map(({ id }) => id);
    if (reached.length > 0) await act(clerkOf(unit), assignment, { type: 'SubmitProgress', percent: 50, milestonesReached: reached, text: '按计划完成，佐证材料已归档。' });
  }

  function act(account, assignment, body) {
    return call(account, 'POST', `${at(assignment)}/commands`, body);
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
} finally {
  await system.stop();
}

function at(assignment) {
  return `/assignments/${encodeURIComponent(assignment)}`;
}

/** 0–99, the same in every run, and no row or column of the map alike. */
function share({ assignment, unit }) {
  let mixed = 0x811c9dc5;
  for (const letter of `${assignment}/${unit}`) mixed = Math.imul(mixed ^ letter.codePointAt(0), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 0) % 100;
}

async function each(items, work) {
  const rest = [...items];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await work(next);
  }));
}

/** The API as the people of the demo use it: a session each. */
function api(url) {
  const cookies = new Map();
  const send = async (method, path, body, headers) => {
    const response = await fetch(`${url}/api/v1${path}`, { method, headers: { origin: url, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers }, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!response.ok) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${response.status} ${await response.text()}`);
    return response;
  };
  const cookieOf = (account) => {
    if (!cookies.has(account)) cookies.set(account, send('POST', '/session/demo', { account }).then((response) => response.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')));
    return cookies.get(account);
  };
  const call = async (account, method, path, body) => {
    const text = await (await send(method, path, body, { cookie: await cookieOf(account) })).text();
    return text === '' ? undefined : JSON.parse(text);
  };
  const clockTo = async (day) => {
    await call('coord', 'POST', '/demo/clock', { to: day });
    while ((await call('coord', 'GET', '/demo/clock')).movingTo !== null) await new Promise((resolve) => setTimeout(resolve, 500));
  };
  return { call, clockTo };
}
