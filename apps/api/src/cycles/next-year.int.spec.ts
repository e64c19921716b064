import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import pg from 'pg';
import type { z } from 'zod';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { CarryOverAnswer, CarryOverPreviewView } from '#api-types/views/carry-over.views.js';
import { CatalogueDiffView } from '#api-types/views/catalogue-diff.views.js';
import { CycleView, LaunchCheckView } from '#api-types/views/cycle.views.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import type { CatalogueDraft, DraftTask } from '#domain/catalogue/catalogue-draft.js';
import { draftOfVersion } from '#domain/catalogue/diff/draft-of-version.js';
import { departmentNamed, holderOfRole } from '#persistence/seed/people.js';
import { verifyRecord } from '#record/verify.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const OLD = 'asg/2024/t08-o1/44';
const NEXT = 'asg/2025/t24-o1/44';
const DEPARTMENT = departmentNamed('运用促进司');
const CONDITION = `c1-${DEPARTMENT}-1`;

/** The notice of the next year: the catalogue's own words with a task dropped, one moved, one dated and allotted anew, one hardly to be known again, one new. */
const nextNotice = (): CatalogueDraft => {
  const draft = draftOfVersion(CATALOGUE_2024);
  const later = (day: string | null): string | null => day && `2025${day.slice(4)}`;
  const change = (task: DraftTask): DraftTask[] => {
    if (task.number === 14) return [];
    if (task.number === 8) return [{ ...task, number: 24 }];
    if (task.number === 13) return [{ ...task, bureauMeasures: '另行部署裁决规程。', localMeasures: [{ actor: '各地区', text: '照办。', quote: null }] }];
    return [task.number === 9 ? { ...task, departments: ['战略规划司'], obligations: task.obligations.map((each) => ({ ...each, mandatory: false })) } : task];
  };
  const tasks = draft.tasks.flatMap(change).map((task) => ({
    ...task, obligations: task.obligations.filter(({ group }) => group === null),
    milestones: task.milestones.map((each) => ({ ...each, due: later(each.due) })), metrics: task.metrics.map((each) => ({ ...each, due: later(each.due) })),
  }));
  const fresh: DraftTask = { ...tasks[0]!, number: 25, title: '整理历年档案', bureauMeasures: '编制目录。', localMeasures: [], milestones: [], metrics: [], obligations: [tasks[0]!.obligations[0]!] };
  return { ...draft, notice: { ...draft.notice, documentNumber: '国知发〔2025〕9号', issuedOn: '2025-03-03', year: 2025 }, tasks: [...tasks, fresh], regionGroups: [], openQuestions: [] };
};

describe('the next year, by HTTP', () => {
  let api: RunningApi;
  let keys = 0;
  let before = '';
  let after = '';
  const reviewer = holderOfRole(DEPARTMENT, 'reviewer').id;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const post = async (account: string, url: string, body: object, key = `next-${++keys}`) => (await (await api.as(account)).post(url).set('idempotency-key', key).send(body)).body as { events?: string[]; code?: string; stream: string; status: string };
  const act = async (account: string, id: string, body: object): Promise<string> => {
    const said = await post(account, path(id, '/commands'), body);
    return said.events?.join(' ') ?? String(said.code);
  };
  const get = async (url: string, account = 'coord') => (await (await api.as(account)).get(url)).body as unknown;
  const view = async (id: string, account = 'gd') => AssignmentView.strict().parse(await get(path(id), account));
  const cycle = (year: number, rest = '') => `/cycles/${encodeURIComponent(`cycle/${year}`)}${rest}`;
  const ofCycle = (year: number, body: object, key?: string) => post('coord', cycle(year, '/commands'), body, key);
  const diff = async (): Promise<z.infer<typeof CatalogueDiffView>> => CatalogueDiffView.parse(await get(`/catalogue-versions/${encodeURIComponent(after)}/diff?with=${encodeURIComponent(before)}`));
  const preview = async (query = '') => CarryOverPreviewView.parse(await get(`${cycle(2025, '/carry-over-preview')}?from=cycle/2024${query}`));
  const carry = (more: object = {}, key?: string) => ofCycle(2025, { type: 'CarryOver', from: OLD, to: NEXT, reason: '跨年事项', ...more }, key);
  const decide = (body: object, account = 'coord') => post(account, `/catalogue-versions/${encodeURIComponent(after)}/commands`, { type: 'DecidePair', with: before, before: 'tasks.12', after: 'tasks.12', same: true, reason: '同一司局同一事项', ...body });

  it('last year leaves an approved plan with open milestones and an open condition', async () => {
    await act('gd', OLD, { type: 'AcknowledgeAssignment' });
    const notApplicable = (await view(OLD)).metrics.map(({ id }) => ({ metric: id, reason: '另报' }));
    const gd = await api.as('gd');
    await gd.put(path(OLD, '/draft')).send({ baseVersion: 0, sections: ['goals', 'measures', 'schedule', 'safeguards'].map((id) => ({ id, text: '盘点存量专利' })) });
    expect(await act('gd', OLD, { type: 'DraftPlan', draftVersion: 1, answers: [], notApplicable })).toBe('PlanDrafted');
    const textHash = (await view(OLD)).plan?.textHash;
    await act('gdlead', OLD, { type: 'SignOffPlan', textHash, opinion: '同意' });
    const missing = (await view(OLD)).progress.cities.some(({ passed }) => !passed);
    expect(await act('gd', OLD, { type: 'SubmitPlan', textHash, ...(missing ? { gaps: { reason: '两市计划尚在修改' } } : {}) })).toBe('PlanSubmitted');
    await act(reviewer, OLD, { type: 'ClaimReview', department: DEPARTMENT });
    expect(await act(reviewer, OLD, { type: 'DecideReview', department: DEPARTMENT, decision: 'approve_with_conditions', opinion: '', items: [], conditions: [{ text: '补充经费来源', dueOn: '2025-06-30' }] })).toBe('ReviewDecided PlanApproved');
    expect((await view(OLD)).milestones.map(({ id, reached }) => [id, reached])).toEqual([['t08-o1-m1', false], ['t08-o1-m2', false], ['t08-o1-m3', false], [CONDITION, false]]);
  });

  it('the new notice is compared with the old; an unsure pair is asked, decided by a coordinator, and then sure', async () => {
    const { rows } = await api.owner.query<{ id: string }>('select id from catalogue_version where year = 2024');
    before = rows[0]?.id ?? '';
    after = (await post('coord', '/catalogue-versions', { sourceHash: createHash('sha256').update('2025').digest('hex'), sourceName: '2025.txt', draft: nextNotice() })).stream;
    const first = await diff();
    expect(first.counts).toEqual({ new: 1, dropped: 1, unsure: 1, moved: 1, reworded: 1, changed_duty: expect.any(Number), same: expect.any(Number) });
    const line = ({ kinds, before: old, after: next }: (typeof first.items)[number]) => `${old?.number ?? '-'} ${next?.number ?? '-'} ${kinds.join('+')}`;
    expect(first.items.map(line)).toEqual(expect.arrayContaining(['- 25 new', '14 - dropped', '8 24 moved+changed_duty', '9 9 changed_duty', expect.stringMatching(/^13 13 unsure/), '1 1 same']));
    expect(first.items.find(({ after: next }) => next?.number === 9)?.changes.map(({ field, was, is }) => `${field} ${was} → ${is}`)).toEqual(expect.arrayContaining([expect.stringMatching(/^departments .* → 战略规划司$/), 'mandatory mandatory → optional']));
    expect(await decide({ before: 'tasks.99' })).toMatchObject({ code: 'UNKNOWN_FIELD' });
    expect(await decide({ with: 'catalogue/0000000000000000' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await decide({}, 'gd')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await decide({ same: false, reason: '看似不同' })).toMatchObject({ events: ['PairDecided'], status: 'draft' });
    expect((await diff()).items.map(line)).toEqual(expect.arrayContaining(['- 13 new', '13 - dropped']));
    expect(await decide({})).toMatchObject({ events: ['PairDecided'] });
    const second = await diff();
    expect(second).toMatchObject({ before: { id: before, year: 2024 }, after: { id: after, year: 2025 }, counts: { unsure: 0 }, decisions: [{ same: false, reason: '看似不同' }, { before: 'tasks.12', after: 'tasks.12', same: true, by: { id: 'coord' } }] });
    expect(second.items.find(({ after: next }) => next?.number === 13)).toMatchObject({ isDecided: true, before: { path: 'tasks.12' } });
    for (const other of ['catalogue/none', 'catalogue/1111111111111111']) expect(await get(`/catalogue-versions/${encodeURIComponent(after)}/diff?with=${other}`)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('the cycle is copied and checked, a vacant role and an unpublished calendar are named, and it is launched', async () => {
    const { draftHash } = (await get(`/catalogue-versions/${encodeURIComponent(after)}`)) as { draftHash: string };
    expect(await post('coord2', `/catalogue-versions/${encodeURIComponent(after)}/commands`, { type: 'ConfirmCatalogue', draftHash })).toMatchObject({ events: ['CatalogueConfirmed'] });
    for (const year of [2025, 2027]) expect(await ofCycle(year, { type: 'CopyCycle', from: 'cycle/2024' })).toMatchObject({ events: ['CycleCopied'] });
    expect(CycleView.parse(await get(cycle(2025)))).toMatchObject({ copiedFrom: 'cycle/2024', settings: { planDueOn: '2025-06-30', completionDueOn: '2025-12-31' } });
    await api.owner.query(`update app_user set enabled = false where id = 'gdlead'`);
    const check = async (year: number) => LaunchCheckView.parse(await get(cycle(year, '/launch-check')));
    expect((await check(2025)).blockers.map(({ code, about, roles }) => `${code} ${about} ${roles.join()}`)).toEqual(['ROLE_MISSING 44 leader']);
    const ahead = await check(2027);
    expect(ahead.blockers.map(({ code, about }) => `${code} ${about}`)).toEqual(['NO_CATALOGUE ', 'ROLE_MISSING 44']);
    expect(ahead.warnings.map(({ code, about }) => `${code} ${about}`)).toContain('CALENDAR_PROVISIONAL 2027');
    await api.owner.query(`update app_user set enabled = true where id = 'gdlead'`);
    api.forget('gdlead');
    const { blockers, warnings } = await check(2025);
    expect(blockers).toEqual([]);
    const reasons = [...new Set(warnings.map(({ code }) => code))].map((warning) => ({ warning, reason: '照原文' }));
    expect(await ofCycle(2025, { type: 'LaunchCycle', typedYear: 2025, reasons })).toMatchObject({ status: 'launched' });
  });

  it('what is open is named with where it goes; while the old year runs nothing is carried over', async () => {
    const seen = await preview('&outlook=ready');
    expect(seen).toMatchObject({ fromStatus: 'launched', status: 'launched', before, after, counts: { task_dropped: expect.any(Number), ready: expect.any(Number) }, asked: expect.arrayContaining([{ before: { path: 'tasks.13', code: 't14', title: expect.any(String) }, after: null, score: null, assignments: expect.any(Number) }]) });
    const rows = (await Promise.all([...Array(Math.ceil(seen.total / seen.pageSize)).keys()].map((index) => preview(`&outlook=ready&page=${index + 1}`)))).flatMap((page) => page.rows);
    expect(rows.find(({ assignment }) => assignment === OLD)).toMatchObject({ to: NEXT, unit: { name: '广东' }, items: [{ milestone: 't08-o1-m1' }, { milestone: 't08-o1-m2' }, { milestone: 't08-o1-m3' }, { milestone: CONDITION, kind: 'condition', text: '补充经费来源', wasDueOn: '2025-06-30', dueOn: '2025-06-30' }] });
    expect(rows.some(({ task }) => task.code === 't13')).toBe(true);
    expect(await carry()).toMatchObject({ code: 'CYCLE_NOT_CLOSING' });
    expect(await get(`${cycle(2025, '/carry-over-preview')}?from=cycle/2019`)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ofCycle(2024, { type: 'CloseCycle' })).toMatchObject({ status: 'closing' });
    expect(await ofCycle(2024, { type: 'ArchiveCycle' })).toMatchObject({ code: 'ASSIGNMENTS_OPEN' });
  });

  it('it is carried over once, both sides linked, and the new year waits for it', async () => {
    for (const [more, code] of [[{ to: 'asg/2025/t24-o1/11' }, 'CARRY_TARGET'], [{ from: 'asg/2024/t01-o1/99' }, 'NOT_FOUND'], [{ to: 'asg/2024/t07-o1/44' }, 'CARRY_TARGET'], [{ dueOn: '2024-04-01' }, 'DATE_TOO_NEAR'], [{ from: 'x' }, 'BAD_REQUEST']] as const) expect([code, await carry(more)]).toMatchObject([code, { code }]);
    expect(await post('gdlead', cycle(2025, '/commands'), { type: 'CarryOver', from: OLD, to: NEXT, reason: 'x' })).toMatchObject({ code: 'WRONG_ROLE' });
    const [first, again] = [await carry({}, 'carry-1'), await carry({}, 'carry-1')];
    expect([first.events, again]).toEqual([['CarriedOver'], first]);
    expect(await carry()).toMatchObject({ code: 'CLOSED' });
    const [old, next] = [await view(OLD), await view(NEXT)];
    expect(old).toMatchObject({ status: 'closed', outcome: 'carried_over', carriedTo: NEXT });
    expect(old.history.map(({ type }) => type)).toContain('AssignmentCarriedOver');
    expect(next).toMatchObject({ status: 'assigned', carriedFrom: [OLD] });
    expect(next.milestones.slice(-4)).toMatchObject([
      { id: '2024-t08-o1-m1', from: { assignment: OLD, milestone: 't08-o1-m1' } }, { id: '2024-t08-o1-m2' }, { id: '2024-t08-o1-m3' },
      { id: `2024-${CONDITION}`, dueOn: '2025-06-30', summary: '补充经费来源', reached: false, from: { assignment: OLD, milestone: CONDITION } },
    ]);
    expect(next.milestones.at(-3)?.summary).toBe(CATALOGUE_2024.tasks[7]?.obligations[0]?.milestones[1]?.summary);
    expect(next.history.map(({ type }) => type)).toContain('ItemsTakenOver');
    const { rows } = await api.owner.query<{ n: number }>(`select count(*)::int as n from reminder where assignment_id = $1 and duty = $2 and state = 'armed'`, [NEXT, `milestone:2024-${CONDITION}`]);
    expect(rows[0]?.n).toBeGreaterThan(0);
    expect((await api.owner.query(`select from reminder where assignment_id = $1 and state = 'armed'`, [OLD])).rowCount).toBe(0);
    expect((await preview()).rows.some(({ assignment }) => assignment === OLD)).toBe(false);
  });

  it('many at once: each by itself, one refusal stops none, the same key carries nothing twice', async () => {
    const ready = (await preview('&outlook=ready')).rows.slice(0, 3).map(({ assignment, to }) => ({ from: assignment, to }));
    const body = { items: [{ from: OLD, to: NEXT }, ...ready], reason: '跨年事项' };
    const send = async (): Promise<z.infer<typeof CarryOverAnswer>> => CarryOverAnswer.parse(await post('coord', cycle(2025, '/carry-overs'), body, 'batch'));
    const first = await send();
    expect(first.items.map(({ outcome, refusal }) => refusal?.code ?? outcome)).toEqual(['CLOSED', 'carried_over', 'carried_over', 'carried_over']);
    expect(await send()).toEqual(first);
    expect(await post('coord', cycle(2025, '/carry-overs'), { ...body, items: [ready[0], ready[0]] })).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await post('gdlead', cycle(2025, '/carry-overs'), body)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('verify finds nothing', async () => {
    const client = new pg.Client({ connectionString: api.database.ownerUrl });
    await client.connect();
    const now = Number((await client.query<{ now: string }>('select extract(epoch from record_now()) * 1000 as now')).rows[0]?.now);
    const { differences } = await verifyRecord(client, now as never);
    await client.end();
    expect(differences).toEqual([]);
  });
});
