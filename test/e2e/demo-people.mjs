/**
 * The people of a demo at work through the API, many at once: what would take a browser an hour.
 */
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

/** Everybody of the demo at `url`, each with a session of their own. */
export function demoPeople(url) {
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
  const act = (account, assignment, body) => call(account, 'POST', `${at(assignment)}/commands`, body);
  const read = (account, assignment) => call(account, 'GET', at(assignment));

  /** What is frozen: signed off and submitted. */
  const sendOff = async (assignment, unit) => {
    const clerk = clerkOf(unit);
    const { plan } = await read(clerk, assignment);
    await act(leaderOf(unit), assignment, { type: 'SignOffPlan', textHash: plan.textHash, opinion: '' });
    const { progress } = await read(clerk, assignment);
    const gaps = progress.cities.some(({ passed }) => !passed) ? { gaps: { reason: '两市方案仍在会签，省级方案先行报送，月底前补齐。' } } : {};
    await act(clerk, assignment, { type: 'SubmitPlan', textHash: plan.textHash, ...gaps });
  };

  /** From the assignment to the text that waits for its signature. */
  const draft = async (assignment, unit) => {
    const clerk = clerkOf(unit);
    if ((await read(clerk, assignment)).status === 'assigned') await act(clerk, assignment, { type: 'AcknowledgeAssignment' });
    const { version: baseVersion } = await call(clerk, 'GET', `${at(assignment)}/draft`);
    const { version } = await call(clerk, 'PUT', `${at(assignment)}/draft`, { baseVersion, sections: SECTIONS });
    const { metrics } = await read(clerk, assignment);
    await act(clerk, assignment, { type: 'DraftPlan', draftVersion: version, answers: [], metricValues: metrics.map(({ id, value }) => ({ metric: id, value })) });
  };

  /** From the assignment to the submitted plan. */
  const submit = async (assignment, unit) => {
    await draft(assignment, unit);
    await sendOff(assignment, unit);
  };

  /** One department's decision, with items for a return. */
  const decide = async (assignment, department, decision, items = []) => {
    await act(reviewerOf(department), assignment, { type: 'ClaimReview', department });
    await act(reviewerOf(department), assignment, { type: 'DecideReview', department, decision, opinion: '', items });
  };

  /** All departments decide; to return it takes the lead department alone. */
  const review = async (assignment, decision) => {
    const { leadDepartment, supportingDepartments } = await read('coord', assignment);
    for (const { id: department } of [...supportingDepartments, leadDepartment]) {
      const isReturned = decision === 'return' && department === leadDepartment.id;
      await decide(assignment, department, isReturned ? 'return' : 'approve', isReturned ? [{ section: 'goals', text: '请补充可量化的目标值。' }] : []);
    }
  };

  const acknowledge = (assignment, unit) => act(clerkOf(unit), assignment, { type: 'AcknowledgeAssignment' });

  /** Reports the milestones that are due by a day; none: nothing. */
  const report = async (assignment, unit, until) => {
    const { milestones } = await read(clerkOf(unit), assignment);
    const reached = milestones.filter(({ dueOn }) => dueOn <= until).map(({ id }) => id);
    if (reached.length > 0) await act(clerkOf(unit), assignment, { type: 'SubmitProgress', percent: 50, milestonesReached: reached, text: '按计划完成，佐证材料已归档。', evidence: [{ kind: 'link', url: 'https://evidence.test/' }] });
  };

  const addContact = (unit, contact) => call('coord', 'POST', `/organisation/units/${unit}/commands`, { type: 'AddContact', ...contact });

  const cells = async () => (await call('coord', 'GET', '/overview?cycle=cycle/2024')).cells;

  /** An open one of a province, that its leader is to answer. */
  const blueCase = async () => {
    const { rows } = await call('coord', 'GET', '/supervision?cycle=2024&level=blue&state=open');
    const { assignment, unit } = rows.find((row) => /^\d\d$/.test(row.unit.id) && leaderOf(row.unit.id) === `u${row.unit.id}lead`);
    return { assignment, unit: unit.id };
  };

  const clockTo = async (day) => {
    await call('coord', 'POST', '/demo/clock', { to: day });
    while ((await call('coord', 'GET', '/demo/clock')).movingTo !== null) await new Promise((resolve) => setTimeout(resolve, 500));
  };
  /** Answers every item with "changed", adds to one section and submits again. */
  const resubmit = async (assignment, unit, { section, added }) => {
    const clerk = clerkOf(unit);
    const draft = await call(clerk, 'GET', `${at(assignment)}/draft`);
    const sections = draft.sections.map((each) => (each.id === section ? { ...each, text: each.text + added } : each));
    const { version } = await call(clerk, 'PUT', `${at(assignment)}/draft`, { baseVersion: draft.version, sections });
    const { letter, metrics } = await read(clerk, assignment);
    await act(clerk, assignment, { type: 'DraftPlan', draftVersion: version, answers: letter.items.map(({ id }) => ({ item: id, kind: 'changed', reason: '' })), metricValues: metrics.map(({ id, value }) => ({ metric: id, value })) });
    await sendOff(assignment, unit);
  };

  return { addContact, resubmit, acknowledge, draft, submit, decide, review, report, cells, blueCase, clockTo };
}

export async function each(items, work) {
  const rest = [...items];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await work(next);
  }));
}

function at(assignment) {
  return `/assignments/${encodeURIComponent(assignment)}`;
}
