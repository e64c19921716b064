import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { AssignmentView, OverviewView } from '#api-types/views/assignment.views.js';
import { FlagList, RollUpView } from '#api-types/views/progress.views.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const CITY = 'asg/2024/t07-o2/4401';
const MEASURE = 'asg/2024/t11-b/dept-operations';
const REPORT = { type: 'SubmitProgress', percent: 30, milestonesReached: [], values: [{ metric: 't11-b-k1', value: 12, base: 400 }], text: '质押融资稳步增长', evidence: [{ kind: 'link', url: 'https://example.test/1' }] };

describe('progress', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const read = async <S extends z.ZodType>(account: string, url: string, schema: S): Promise<z.infer<S>> => {
    const answer = await (await api.as(account)).get(url);
    expect([url, answer.status]).toEqual([url, 200]);
    return schema.parse(answer.body);
  };
  const act = async (account: string, id: string, key: string, body: object) => (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', key).send(body);

  it('a department reports its measure, and the page shows reports, values, evidence and who is next', async () => {
    expect((await act('bureau', MEASURE, 'p-1', { ...REPORT, period: '2024-Q2' })).body).toMatchObject({ status: 'approved', events: ['ProgressSubmitted'] });
    const view = await read('coord', path(MEASURE), AssignmentView);
    expect([view.level, view.province, view.stage, view.obligation.id]).toEqual(['bureau', null, null, 't11-b']);
    expect(view.progress.reports.map(({ period, status }) => `${period} ${status}`)).toEqual(['2024-Q2 submitted', '2024-Q3 open', '2024-Q4 open']);
    expect(view.progress.values).toEqual([{ metric: 't11-b-k1', value: 12, result: 'reached' }, { metric: 't11-b-k2', value: null, result: 'no_value' }]);
    expect(view.progress.evidence).toMatchObject([{ kind: 'link', text: 'https://example.test/1', hash: null }]);
    expect(view.allowedActions.filter(({ allowed }) => allowed).map(({ type }) => type)).toEqual(expect.arrayContaining(['AcceptProgress', 'ReturnProgress']));
    expect((await act('bureau', MEASURE, 'p-2', { type: 'AcceptProgress', period: '2024-Q2' })).body).toMatchObject({ code: 'WRONG_ROLE', facts: { roles: ['coordinator'] } });
    expect((await act('coord', MEASURE, 'p-3', { type: 'AcceptProgress', period: '2024-Q2' })).body).toMatchObject({ events: ['ProgressAccepted'] });
    expect((await act('bureau', MEASURE, 'p-4', { ...REPORT, period: '2024-Q2' })).body).toMatchObject({ code: 'REPORT_ACCEPTED', message: { zh: expect.stringContaining('2024-Q2') } });
  });

  it('a supporting department tells the lead what it contributed; the lead reads it, and a file with it', async () => {
    const JOINT = 'asg/2024/t04-b/dept-legal';
    const file = (await (await api.as('dept-strategy-r')).post(path(JOINT, '/attachments')).set('content-type', 'application/octet-stream').set('file-name', 'a.txt').send(Buffer.from('统计'))).body as { id: string; hash: string };
    const contribute = (evidence: object[]) => ({ type: 'SubmitContribution', period: '2024-Q2', text: '已完成数据核对', evidence });
    expect((await act('dept-legal-r', JOINT, 's-2', contribute([]))).body).toMatchObject({ code: 'WRONG_ROLE', message: { zh: expect.stringContaining('配合部门的审核人') } });
    expect((await act('dept-strategy-r', JOINT, 's-3', contribute([{ kind: 'file', attachment: file.id, hash: file.hash }]))).body).toMatchObject({ events: ['ContributionSubmitted'] });
    const view = await read('dept-legal-r', path(JOINT), AssignmentView);
    expect(view.progress.contributions).toEqual([{ department: expect.objectContaining({ id: 'dept-strategy' }), period: '2024-Q2', at: expect.any(String), text: '已完成数据核对' }]);
    expect((await (await api.as('dept-legal-r')).get(path(JOINT, `/attachments/${file.id}`))).status).toBe(200);
    expect((await read('dept-strategy-r', path(JOINT), AssignmentView)).allowedActions.map(({ type }) => type).sort()).toEqual(['Comment', 'Copy', 'SubmitContribution']);
  });

  it('refuses a body of a wrong shape before any rule', async () => {
    for (const [evidence, field] of [[[{ kind: 'link', url: 'javascript:alert(1)' }], 'evidence'], [[{ kind: 'number', value: 1 }], 'evidence'], [[{ kind: 'file', attachment: 'a', hash: 'x' }], 'evidence']] as const) {
      const answer = await act('bureau', MEASURE, `b-${JSON.stringify(evidence).length}`, { ...REPORT, evidence });
      expect([answer.status, answer.body]).toEqual([400, expect.objectContaining({ code: 'BAD_REQUEST', facts: { fields: [expect.stringContaining(field)] } })]);
    }
  });

  it('puts a metric together; what is missing is not 0', async () => {
    const url = (kind: string, metric = 't11-b-k1') => `/progress/roll-up?cycle=2024&kind=${kind}&metric=${metric}`;
    expect(await read('coord', url('weighted'), RollUpView)).toMatchObject({ nation: { value: 12, reported: 1, asked: 1 }, metric: { subject: '质押融资规模增长' }, units: [{ unit: { id: 'dept-operations' }, result: 'reached' }] });
    expect((await read('coord', url('sum', 't08-o1-k2'), RollUpView)).nation).toEqual({ value: null, reported: 0, asked: 32 });
    expect((await read('gd', url('sum', 't08-o1-k2'), RollUpView)).units.map(({ unit }) => unit.id)).toEqual(['44']);
    expect((await (await api.as('coord')).get(url('sum', 't99-k1'))).status).toBe(404);
    expect((await (await api.as('coord')).get('/progress/roll-up?cycle=2024&metric=t11-b-k1&kind=mean')).status).toBe(400);
  });

  it('as of a past day says what was said by then', async () => {
    await api.owner.query(`update event set recorded_at = recorded_at - interval '2 days' where stream_id = $1 and type = 'ProgressSubmitted'`, [MEASURE]);
    await api.owner.query(`update assignment_version set changed_at = changed_at - interval '5 days' where assignment_id = $1`, [MEASURE]);
    const of = async (asOf: string) => read('coord', `/progress/roll-up?cycle=2024&metric=t11-b-k1&asOf=${asOf}`, RollUpView);
    const [before, after] = [await of('2024-03-26'), await of('2024-03-28')];
    expect([before.nation, before.units]).toEqual([{ value: null, reported: 0, asked: 1 }, [expect.objectContaining({ value: null, result: 'no_value' })]]);
    expect([after.nation, after.units]).toEqual([{ value: 12, reported: 1, asked: 1 }, [expect.objectContaining({ value: 12, base: 400, result: 'reached' })]]);
    expect((await (await api.as('coord')).get('/progress/roll-up?cycle=2024&metric=t11-b-k1&asOf=2030-01-01')).body).toMatchObject({ code: 'FUTURE_DAY' });
  });

  it('flags what looks odd, within what the reader may open', async () => {
    const text = '完成全省高校院所存量专利盘点，组织供需对接活动十二场，新增专利转让许可备案一千三百次。';
    const report = (unit: string, sequence: number, period: string, percent: number, evidence: number) =>
      api.owner.query(`insert into progress_report values ($1, $2::int, 'cycle/2024', 't08', $3, $4, $5, $6, $7, record_now() + $2::int * interval '1 second')`, [`asg/2024/t08-o1/${unit}`, sequence, unit, period, percent, evidence, text]);
    await report('44', 90, '2024-Q2', 10, 1);
    await report('44', 91, '2024-Q3', 10, 1);
    await report('65', 92, '2024-Q2', 60, 0);
    const kinds = async (account: string) => (await read(account, '/progress/flags?cycle=2024&task=t08', FlagList)).flags.map(({ kind, unit }) => `${kind} ${unit.id}`);
    expect(await kinds('coord')).toEqual(['stall 44', 'jump 65', 'copied 65']);
    expect(await kinds('xj')).toEqual(['jump 65']);
    expect((await read('coord', '/progress/flags?cycle=2024&task=t07', FlagList)).flags).toEqual([]);
    expect((await read('coord', '/progress/flags?cycle=2024&task=t08', FlagList)).flags.map(({ task }) => task)).toEqual(['t08', 't08', 't08']);
    // No page asks for all tasks at once.
    for (const query of ['cycle=2024', 'cycle=2024&task=']) {
      const refused = await (await api.as('coord')).get(`/progress/flags?${query}`);
      expect([query, refused.status, refused.body]).toEqual([query, 400, expect.objectContaining({ code: 'BAD_REQUEST', facts: { fields: ['task'] }, message: { zh: expect.stringContaining('task'), en: expect.stringContaining('task') } })]);
    }
  });

  it('a city’s plan is its province’s to review; other provinces do not see it', async () => {
    const view = await read('u44rev', path(CITY), AssignmentView);
    expect([view.level, view.province?.id, view.stage, view.slots.map(({ department }) => department.id)]).toEqual(['city', '44', 'province', ['44']]);
    expect(view.plan?.sections).toHaveLength(4);
    expect((await (await api.as('xj')).get(path(CITY))).status).toBe(404);
    expect((await act('u44rev', CITY, 'c-1', { type: 'ClaimReview', department: '44' })).status).toBe(200);
    expect((await act('u44rev', CITY, 'c-2', { type: 'DecideReview', department: '44', decision: 'approve', opinion: '同意上报。', items: [] })).body).toMatchObject({ events: ['ReviewDecided', 'PlanPassedOn'] });
    const province = await read('gd', path('asg/2024/t07-o1/44'), AssignmentView);
    expect(province.progress.cities).toMatchObject([{ unit: { id: '4401' }, passed: true, atSubmission: 'missing' }, { unit: { id: '4403' }, passed: false, atSubmission: 'missing' }]);
  });

  it('a city sees its own, on no map; the map stays 23 × 32', async () => {
    expect((await read('u4401', path(CITY), AssignmentView)).allowedActions.map(({ type }) => type)).toContain('RecallPlan');
    expect((await (await api.as('u4401')).get(path('asg/2024/t07-o2/4403'))).status).toBe(404);
    expect((await read('u4401', '/overview?cycle=2024', OverviewView)).cells).toEqual([]);
    expect((await read('coord', '/overview?cycle=2024', OverviewView)).cells).toHaveLength(512);
    expect((await (await api.as('u4401')).get('/session')).body).toMatchObject({ unitKind: 'city' });
  });
});
