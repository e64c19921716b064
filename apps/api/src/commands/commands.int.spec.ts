import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Receipt } from '#api-types/views/common.views.js';
import { departmentNamed } from '#persistence/seed/people.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const T10 = 'asg/2024/t10-o1/44';
const UTILISATION = departmentNamed('运用促进司');
const LEGAL = departmentNamed('条法司');
const ACKNOWLEDGE = { type: 'AcknowledgeAssignment' };

describe('acts', () => {
  let api: RunningApi;
  let gd: Awaited<ReturnType<RunningApi['as']>>;
  beforeAll(async () => {
    api = await runningApi();
    gd = await api.as('gd');
  });
  afterAll(() => api.close());

  const act = (agent: typeof gd, id: string, key: string, body: object) => agent.post(path(id, '/commands')).set('idempotency-key', key).send(body);
  const audits = async () => Number((await api.owner.query<{ n: string }>('select count(*) as n from audit')).rows[0]?.n);

  it('answers a receipt, the same one again for the same key, and 409 for another body', async () => {
    const first = await act(gd, T10, 'key-1', { ...ACKNOWLEDGE, expectedSequence: 1 });
    expect([first.status, first.body]).toEqual([200, expect.objectContaining({ commandId: 'key-1', stream: T10, status: 'acknowledged', sequence: 2, events: ['AssignmentAcknowledged'] })]);
    expect(Receipt.safeParse(first.body).success).toBe(true);
    expect((first.body as { at: string }).at).toMatch(/^2024-03-29T01:/);
    const again = await act(gd, T10, 'key-1', { ...ACKNOWLEDGE, expectedSequence: 1 });
    expect(again.body).toEqual(first.body);
    const other = await act(gd, T10, 'key-1', { type: 'RecallPlan', reason: 'x' });
    expect([other.status, other.body]).toEqual([409, expect.objectContaining({ code: 'COMMAND_ID_REUSED' })]);
  });

  it('takes one of two at once, and gives both the same receipt', async () => {
    const body = { ...ACKNOWLEDGE };
    const answers = await Promise.all([1, 2, 3].map(() => act(gd, 'asg/2024/t11-o1/44', 'key-at-once', body)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
  });

  it('needs a key, and none that belongs to the clock', async () => {
    for (const key of [undefined, '', 'due/plan_blue/1@asg', 'a b', 'x'.repeat(201)]) {
      const request = gd.post(path(T10, '/commands'));
      const answer = await (key === undefined ? request : request.set('idempotency-key', key)).send(ACKNOWLEDGE);
      expect([key, answer.status, (answer.body as { code: string }).code]).toEqual([key, 400, 'KEY_REQUIRED']);
    }
  });

  it('says a refusal with its text, facts and status, and leaves an audit row', async () => {
    const before = await audits();
    const wrongState = await act(gd, T10, 'key-2', ACKNOWLEDGE);
    expect([wrongState.status, wrongState.body]).toEqual([
      409,
      expect.objectContaining({ code: 'WRONG_STATE', facts: expect.objectContaining({ status: 'acknowledged' }), message: { zh: expect.stringContaining('起草中'), en: expect.stringContaining('being drafted') } }),
    ]);
    expect(await audits()).toBe(before + 1);
    const wrongRole = await act(await api.as('gdlead'), T10, 'key-3', ACKNOWLEDGE);
    expect([wrongRole.status, (wrongRole.body as { code: string }).code]).toEqual([403, 'WRONG_ROLE']);
    const stale = await act(gd, 'asg/2024/t01-o1/44', 'key-4', { type: 'RecallPlan', reason: '更正', expectedSequence: 1 });
    expect([stale.status, stale.body]).toEqual([409, expect.objectContaining({ code: 'SEQUENCE_CHANGED' })]);
    const content = await act(gd, 'asg/2024/t02-o1/44', 'key-5', { type: 'DraftPlan', draftVersion: 1, answers: [] });
    expect([content.status, content.body]).toEqual([422, expect.objectContaining({ code: 'ANSWERS_MISSING' })]);
  });

  it('names the person who has claimed a review', async () => {
    await api.owner.query(`insert into app_user select 'bureau2', 'bureau2', '第二审核人', unit_id, roles, email, password_hash, true from app_user where id = 'bureau'`);
    const bureau = await api.as('bureau');
    const T07 = 'asg/2024/t07-o1/44';
    expect((await act(bureau, T07, 'key-claim', { type: 'ClaimReview', department: UTILISATION })).status).toBe(200);
    const second = await act(await api.as('bureau2'), T07, 'key-claim-2', { type: 'ClaimReview', department: UTILISATION });
    expect(second.body).toMatchObject({ code: 'ALREADY_CLAIMED', facts: { by: 'bureau', byName: '王敏' }, message: { zh: expect.stringContaining('王敏') } });
  });

  it('says the same of an assignment of others as of one that is not there', async () => {
    const without = ({ status, body }: { status: number; body: object }) => [status, { ...body, requestId: '' }];
    const [xj, legal] = [await api.as('xj'), await api.as(`${LEGAL}-r`)];
    const notThere = without(await act(xj, 'asg/2024/t99-o1/44', 'key-6', ACKNOWLEDGE));
    expect(notThere).toEqual([404, expect.objectContaining({ code: 'NOT_FOUND', facts: {} })]);
    expect(without(await act(xj, T10, 'key-7', ACKNOWLEDGE))).toEqual(notThere);
    expect(without(await act(legal, 'asg/2024/t07-o1/44', 'key-8', { type: 'ClaimReview', department: LEGAL }))).toEqual(notThere);
    expect(without(await act(xj, 'no-id', 'key-9', ACKNOWLEDGE))).toEqual(notThere);
    expect(without(await act(await api.as('sys'), T10, 'key-10', ACKNOWLEDGE))).toEqual(notThere);
  });

  it('launches a cycle once, by the coordinator alone, with the year typed', async () => {
    const launch = (agent: typeof gd, key: string, typedYear: number) => agent.post('/cycles/cycle%2F2024/commands').set('idempotency-key', key).send({ type: 'LaunchCycle', typedYear });
    const coord = await api.as('coord');
    expect((await launch(gd, 'l-1', 2024)).body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await launch(coord, 'l-2', 2025)).body).toMatchObject({ code: 'BAD_REQUEST', facts: { fields: ['typedYear'] } });
    const again = await launch(coord, 'l-3', 2024);
    expect([again.status, again.body]).toEqual([409, expect.objectContaining({ code: 'CYCLE_ALREADY_LAUNCHED' })]);
    const replay = await launch(coord, 'demo/launch/2024', 2024);
    // By hand it is checked: another command than the installer's.
    expect([replay.status, replay.body]).toEqual([409, expect.objectContaining({ code: 'COMMAND_ID_REUSED' })]);
  });
});
