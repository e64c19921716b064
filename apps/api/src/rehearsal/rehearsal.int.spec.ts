import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { RehearsalRows, RehearsalView } from '#api-types/views/rehearsal.views.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

describe('rehearsal of a cycle', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const get = async (account: string, url: string) => (await api.as(account)).get(url);
  const rows = async (query: string): Promise<z.infer<typeof RehearsalRows>> => RehearsalRows.parse((await get('coord', `/cycles/2024/rehearsal/rows?${query}`)).body);

  it('tells the coordinator the sum, the load and a proposal; nothing is written', async () => {
    const count = async () => (await api.owner.query<{ n: string }>(`select (select count(*) from reminder) || '/' || (select count(*) from message) || '/' || (select count(*) from event) as n`)).rows[0]?.n;
    const before = await count();
    const answer = await get('coord', '/cycles/2024/rehearsal');
    const view = RehearsalView.parse(answer.body);
    expect([answer.status, view.cycle, view.script, view.assignments]).toEqual([200, 'cycle/2024', 'silent', 539]);
    expect(view.ledger.isWhole).toBe(true);
    expect(view.ledger.due).toBe(view.ledger.sent + Object.values(view.ledger.suppressed).reduce((all, each) => all + each, 0));
    expect(view.load.find(({ department }) => department.name === '运用促进司')).toMatchObject({ week: '2024-W26', decisions: 224, staff: 1, isTooMuch: true });
    expect(view.proposal.dates.length).toBeGreaterThan(0);
    expect(view.fullest[0]?.name).toMatch(/^(陈思远|何静怡|周启明)$/);
    expect(await count()).toBe(before);
  });
  it('its rows by task, unit, person, day and outcome, by page', async () => {
    const t07 = await rows('task=t07&unit=44&kind=supervision&outcome=sent');
    expect([...new Set(t07.rows.map(({ at, rule }) => `${at.slice(0, 10)} ${rule}`))]).toEqual(['2024-07-03 blue', '2024-07-11 orange', '2024-07-17 red_draft']);
    const day = await rows('day=2024-07-17&person=leader');
    expect(day.rows).toHaveLength(200);
    expect(day.rows.every(({ to, at }) => to === 'leader' && at.startsWith('2024-07-17'))).toBe(true);
    expect((await rows(`day=2024-07-17&person=leader&page=${Math.ceil(day.total / 200) + 1}`)).rows).toEqual([]);
  });
  it('by another script', async () => {
    const punctual = RehearsalView.parse((await get('coord', '/cycles/cycle%2F2024/rehearsal?script=punctual&perReviewer=1000')).body);
    expect(punctual.counts.some(({ kind, outcome }) => kind === 'supervision' && outcome === 'sent')).toBe(false);
    expect([punctual.script, punctual.proposal.dates]).toEqual(['punctual', []]);
  });
  it('for who runs the cycle alone; of a year that is there; with a script that is known', async () => {
    expect((await get('gd', '/cycles/2024/rehearsal')).status).toBe(403);
    expect((await get('bureau', '/cycles/2024/rehearsal/rows')).status).toBe(403);
    expect((await get('coord', '/cycles/2031/rehearsal')).status).toBe(404);
    expect((await get('coord', '/cycles/next/rehearsal')).status).toBe(404);
    for (const query of ['?script=lazy', '?perReviewer=0', '/rows?page=0', '/rows?outcome=lost']) expect([query, (await get('coord', `/cycles/2024/rehearsal${query}`)).status]).toEqual([query, 400]);
  });
});
