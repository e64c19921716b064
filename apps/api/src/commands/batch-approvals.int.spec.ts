import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { BatchAnswer, BatchDigest } from '#api-types/views/collaboration.views.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const [GD, JS, XJ] = ['asg/2024/t07-o1/44', 'asg/2024/t07-o1/32', 'asg/2024/t07-o1/65'] as const;
const NOWHERE = 'asg/2024/t07-o1/99';

describe('batch approvals', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const allow = (tasks: string[]) => api.owner.query(`update stream set state = jsonb_set(jsonb_set(state, '{settings,batchApproval}', $1::jsonb), '{settingsVersions,1,batchApproval}', $1::jsonb) where id = 'cycle/2024'`, [JSON.stringify(tasks)]);
  const preview = async (ids: readonly string[], account = 'bureau') => (await api.as(account)).post('/assignments/batch-approvals/preview').send({ ids });
  const digest = async (ids: readonly string[]): Promise<z.infer<typeof BatchDigest>['items']> => BatchDigest.strict().parse((await preview(ids)).body).items;
  const approve = async (key: string, items: { id: string; sequence: number; textHash: string }[], opinion = '同意') =>
    (await api.as('bureau')).post('/assignments/batch-approvals').set('idempotency-key', key).send({ items: items.map(({ id, sequence, textHash }) => ({ id, expectedSequence: sequence, textHash })), opinion });
  const outcomes = (answer: { body: unknown }) => BatchAnswer.strict().parse(answer.body).items.map(({ outcome, refusal }) => [outcome, refusal?.code ?? null]);
  const HASH = 'a'.repeat(64);
  const act = async (account: string, id: string, body: { type: string }) => (await (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', `b-${body.type}`).send(body)).status;
  /** 新疆's plan, on its way to the lead. */
  const submitXj = async (): Promise<void> => {
    await (await api.as('xj')).put(path(XJ, '/draft')).send({ baseVersion: 0, sections: [{ id: 'goals', text: '转化一百项' }, { id: 'measures', text: '逐项推进' }] });
    expect(await act('xj', XJ, { type: 'DraftPlan', draftVersion: 1, answers: [] } as { type: string })).toBe(200);
    const textHash = ((await (await api.as('xj')).get(path(XJ))).body as { plan: { textHash: string } }).plan.textHash;
    expect(await act('xjlead', XJ, { type: 'SignOffPlan', textHash, opinion: '同意' } as { type: string })).toBe(200);
    expect(await act('xj', XJ, { type: 'SubmitPlan', textHash } as { type: string })).toBe(200);
  };

  it('are for tasks that the cycle allows it for', async () => {
    const items = await digest([GD, JS]);
    expect(items.map(({ refusal }) => refusal?.code)).toEqual(['BATCH_NOT_ALLOWED', 'BATCH_NOT_ALLOWED']);
    expect(outcomes(await approve('b-0', items))).toEqual([['refused', 'BATCH_NOT_ALLOWED'], ['refused', 'BATCH_NOT_ALLOWED']]);
    await allow(['t07']);
  });

  it('show a digest first: unit, round, text and what changed, or why not', async () => {
    const [gd, js, xj, nowhere] = await digest([GD, JS, XJ, NOWHERE, GD]);
    expect(gd).toMatchObject({ id: GD, unit: { name: '广东' }, round: 1, textHash: expect.stringMatching(/^[0-9a-f]{64}$/), changedSections: ['goals', 'measures', 'schedule', 'safeguards'], refusal: null });
    expect(js).toMatchObject({ refusal: null });
    expect(xj?.refusal).toMatchObject({ code: 'WRONG_STATE', message: { zh: expect.stringContaining('不能批量通过') } });
    expect(nowhere).toMatchObject({ unit: null, refusal: { code: 'NOT_FOUND' } });
  });

  it('are of at most fifty of one task, by a reviewer', async () => {
    expect((await preview([GD, 'asg/2024/t01-o1/44'])).body).toMatchObject({ code: 'BAD_REQUEST', facts: { fields: ['items'] } });
    expect((await preview(Array.from({ length: 51 }, (_, n) => `asg/2024/t07-o1/${n}`))).body).toMatchObject({ code: 'BAD_REQUEST' });
    expect((await preview([GD], 'gd')).body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await approve('b-twice', [{ id: GD, sequence: 5, textHash: HASH }, { id: GD, sequence: 5, textHash: HASH }])).body).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('approve each by itself: what changed is skipped and named, what fails stops nobody, and the same key answers the same', async () => {
    const [gd, js] = await digest([GD, JS]);
    await (await api.as('gd')).post(path(GD, '/commands')).set('idempotency-key', 'b-comment').send({ type: 'Comment', audience: 'all', about: null, text: '补充说明', mentions: [] });
    const items = [gd!, { id: NOWHERE, sequence: 1, textHash: HASH }, { id: 'no id', sequence: 1, textHash: HASH }, { id: XJ, sequence: 1, textHash: HASH }, js!];
    const first = await approve('b-1', items);
    expect(outcomes(first)).toEqual([['skipped', 'SEQUENCE_CHANGED'], ['refused', 'NOT_FOUND'], ['refused', 'NOT_FOUND'], ['refused', 'WRONG_STATE'], ['approved', null]]);
    expect(BatchAnswer.parse(first.body).items[4]?.receipt).toMatchObject({ stream: JS, status: 'approved', events: ['ReviewClaimed', 'ReviewDecided', 'PlanApproved'] });
    const again = await digest([GD]);
    expect(outcomes(await approve('b-2', [{ ...again[0]!, textHash: HASH }]))).toEqual([['skipped', 'DRAFT_CHANGED']]);
    expect(outcomes(await approve('b-3', again))).toEqual([['approved', null]]);
    expect((await approve('b-1', items)).body).toEqual(first.body);
    expect((await approve('b-1', items, '另一意见')).body).toMatchObject({ code: 'COMMAND_ID_REUSED' });
    const { rows } = await api.owner.query(`select count(*)::int as n from event where type = 'PlanApproved' and stream_id = any($1)`, [[GD, JS]]);
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('of one key at once approve each item once', async () => {
    await submitXj();
    await api.owner.query(`delete from batch_answer`);
    const items = await digest([XJ]);
    const [one, two] = await Promise.all([approve('b-4', items), approve('b-4', items)]);
    expect([outcomes(one), two.body]).toEqual([[['approved', null]], one.body]);
    const { rows } = await api.owner.query(`select type, count(*)::int as n from event where type in ('ReviewClaimed', 'PlanApproved') and stream_id = $1 group by 1 order by 1`, [XJ]);
    expect(rows).toEqual([{ type: 'PlanApproved', n: 1 }, { type: 'ReviewClaimed', n: 1 }]);
  });
});
