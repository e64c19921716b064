import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { RehearsalDiffView, RehearsalRows, RehearsalRuns, RehearsalRunView } from '#api-types/views/rehearsal.views.js';
import { noticeDraft } from '#testing/catalogue-draft.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

describe('rehearsals that are kept', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const get = async (url: string, account = 'coord') => (await api.as(account)).get(url);
  let keys = 0;
  const post = async (url: string, body: object, account = 'coord', key = `r-${++keys}`) => (await api.as(account)).post(url).set('idempotency-key', key).send(body);
  const run = async (body: object, cycle = '2024') => RehearsalRunView.parse((await post(`/cycles/${cycle}/rehearsals`, body)).body);
  const diff = async (url: string): Promise<z.infer<typeof RehearsalDiffView>> => RehearsalDiffView.parse((await get(`/cycles/2024/rehearsals/${url}`)).body);

  it('the first has no earlier one; the same again differs in nothing', async () => {
    const first = await run({});
    expect(first.run).toMatchObject({ cycle: 'cycle/2024', by: { id: 'coord', name: '陈思远' }, script: 'silent', units: {}, tasks: {}, assignments: 539 });
    expect(first.run.due).toBe(first.view.ledger.due);
    expect((await get('/cycles/2024/rehearsals/last/diff')).status).toBe(404);
    await run({});
    expect(await diff('last/diff?against=last')).toMatchObject({ counts: { added: 0, dropped: 0, moved: 0, changed: 0 }, total: 0, rows: [], against: { id: first.run.id } });
  });
  it('the same key is one run, however often it is asked for; another body under it is refused', async () => {
    const counted = async () => RehearsalRuns.parse((await get('/cycles/2024/rehearsals')).body).rows.length;
    const before = await counted();
    const both = await Promise.all([post('/cycles/2024/rehearsals', {}, 'coord', 'one'), post('/cycles/2024/rehearsals', {}, 'coord', 'one')]);
    const again = await post('/cycles/2024/rehearsals', {}, 'coord', 'one');
    const ids = [...both, again].map(({ body }) => RehearsalRunView.parse(body).run.id);
    expect([new Set(ids).size, await counted()]).toEqual([1, before + 1]);
    expect((await post('/cycles/2024/rehearsals', { script: 'late' }, 'coord', 'one')).body).toMatchObject({ code: 'COMMAND_ID_REUSED' });
    expect((await (await api.as('coord')).post('/cycles/2024/rehearsals').send({})).body).toMatchObject({ code: 'KEY_REQUIRED' });
  });
  it('one unit by a script of its own: what of its rows comes, goes and moves, by page and kind', async () => {
    const own = await run({ script: 'silent', units: { '44': 'punctual' }, tasks: { t07: 'late' } });
    expect(own.run).toMatchObject({ units: { '44': 'punctual' }, tasks: { t07: 'late' } });
    const whole = await diff('last/diff');
    expect(whole.total).toBe(whole.counts.added + whole.counts.dropped + whole.counts.moved + whole.counts.changed);
    expect(whole.counts.dropped).toBeGreaterThan(0);
    const dropped = await diff(`${own.run.id}/diff?change=dropped&against=last`);
    expect([dropped.total, dropped.rows.every(({ change, was, is }) => change === 'dropped' && was !== null && is === null)]).toEqual([whole.counts.dropped, true]);
    const supervised = async (id: string, unit: string): Promise<string[]> => {
      const { rows } = RehearsalRows.parse((await get(`/cycles/2024/rehearsals/${id}/rows?unit=${unit}&task=t07&kind=supervision&outcome=sent`)).body);
      return [...new Set(rows.map(({ rule }) => rule))];
    };
    // A unit counts before a task.
    expect([await supervised(own.run.id, '44'), await supervised(own.run.id, '11'), await supervised(whole.against.id, '11')]).toEqual([[], ['blue'], ['blue', 'orange', 'red_draft']]);
  });
  it('against one that is named; of a cycle only the last ten stay', async () => {
    const { rows: before } = RehearsalRuns.parse((await get('/cycles/2024/rehearsals')).body);
    expect(await diff(`${before[0]!.id}/diff?against=${before[2]!.id}`)).toMatchObject({ run: { id: before[0]!.id }, against: { id: before[2]!.id } });
    for (let more = 0; more < 9; more++) await run({ units: { '11': 'late' } });
    const { kept, rows } = RehearsalRuns.parse((await get('/cycles/2024/rehearsals', 'leader')).body);
    expect([kept, rows.length, rows.some(({ id }) => id === before[2]!.id)]).toEqual([10, 10, false]);
    expect((await get(`/cycles/2024/rehearsals/${before[2]!.id}`)).status).toBe(404);
  });
  it('a cycle that is not launched, from its confirmed catalogue', async () => {
    const draft = noticeDraft({ openQuestions: [] });
    expect((await post('/cycles/2025/rehearsals', {})).status).toBe(404);
    const coord = await api.as('coord');
    const { stream } = (await coord.post('/catalogue-versions').set('idempotency-key', 'r-1').send({ sourceHash: 'c3'.repeat(32), sourceName: '2025.txt', draft })).body as { stream: string };
    const { draftHash } = (await coord.get(`/catalogue-versions/${encodeURIComponent(stream)}`)).body as { draftHash: string };
    const confirmed = await (await api.as('coord2')).post(`/catalogue-versions/${encodeURIComponent(stream)}/commands`).set('idempotency-key', 'r-2').send({ type: 'ConfirmCatalogue', draftHash });
    expect(confirmed.status).toBe(200);
    const { run: of2025, view } = await run({ script: 'mixed' }, '2025');
    // Task 1 binds 32; the group of task 2 has no members; two measures of the bureau.
    expect([of2025.cycle, of2025.assignments, view.ledger.isWhole]).toEqual(['cycle/2025', 34, true]);
    expect(view.load.length).toBeGreaterThan(0);
    expect((await get(`/cycles/2024/rehearsals/${of2025.id}`)).status).toBe(404);
  });
  it('for who runs the cycle alone; of units, tasks and manners that are there', async () => {
    expect((await post('/cycles/2024/rehearsals', {}, 'gd')).status).toBe(403);
    expect((await get('/cycles/2024/rehearsals', 'bureau')).status).toBe(403);
    for (const [body, fields] of [[{ units: { '99': 'late' } }, ['units.99']], [{ tasks: { t99: 'late' } }, ['tasks.t99']], [{ script: 'lazy' }, ['script']], [{ units: { '44': 'lazy' } }, ['units.44']], [{ perReviewer: 0 }, ['perReviewer']]] as const)
      expect((await post('/cycles/2024/rehearsals', body)).body).toMatchObject({ code: 'BAD_REQUEST', facts: { fields } });
    expect((await get('/cycles/2024/rehearsals/x')).status).toBe(400);
    expect((await get('/cycles/2024/rehearsals/999')).status).toBe(404);
  });
});
