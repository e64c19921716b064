import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { ScoreList } from '#api-types/views/register.views.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

const DAY_MS = 86_400_000;

describe('scores, published and appealed against (S6)', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
    // A week on: acknowledgements are due.
    await forward(10);
  });
  afterAll(() => api.close());

  const forward = (days: number) => api.owner.query('update demo_clock set offset_ms = offset_ms + $1', [days * DAY_MS]);
  const act = async (account: string, body: object): Promise<string> => {
    const answer = await (await api.as(account)).post('/cycles/cycle%2F2024/commands').set('idempotency-key', randomUUID()).send(body);
    const told = answer.body as { code?: string; events?: string[] };
    return `${answer.status} ${told.code ?? told.events?.join()}`;
  };
  const row = async (account: string, unit: string): Promise<z.infer<typeof ScoreList>['rows'][number] | undefined> => {
    const answer = await (await api.as(account)).get('/scores?cycle=2024');
    expect(answer.status).toBe(200);
    return ScoreList.parse(answer.body).rows.find((each) => each.unit.id === unit);
  };

  it('coordinators publish; a unit reads its own as it stood, with the formula, until when it may appeal', async () => {
    expect((await row('gd', '44'))?.published).toEqual([]);
    for (const account of ['gdlead', 'gd', 'bureau']) expect(await act(account, { type: 'PublishScores' })).toMatch(/^403 /);
    expect(await act('coord', { type: 'PublishScores' })).toBe('200 ScoresPublished');
    const [published] = (await row('gd', '44'))?.published ?? [];
    expect(published).toMatchObject({ publication: 1, total: (await row('gd', '44'))?.total, erratumTotal: null, appeal: null, formula: { zh: expect.stringContaining('合计'), en: expect.stringContaining('total') } });
    expect((await row('gd', '11'))).toBeUndefined();
    expect((await row('coord', '11'))?.published).toHaveLength(1);
    const { rows } = await api.owner.query<{ units: number }>('select count(*)::int as units from published_score');
    expect(rows[0]?.units).toBeGreaterThanOrEqual(32);
  });

  it('its leader appeals once and in time; an erratum stands beside what was published', async () => {
    const before = (await row('gd', '44'))?.published[0];
    const appeal = { type: 'LodgeAppeal', publication: 1, reason: '当日系统故障，未能签收' };
    expect(await act('gd', appeal)).toMatch(/^403 /);
    expect(await act('gdlead', { ...appeal, publication: 9 })).toBe('409 NOT_APPEALABLE');
    expect(await act('gdlead', { ...appeal, reason: '' })).toBe('400 BAD_REQUEST');
    expect(await act('gdlead', appeal)).toBe('200 ScoreAppealLodged');
    expect(await act('gdlead', appeal)).toBe('409 ALREADY_APPEALED');
    const decide = { type: 'DecideAppeal', publication: 1, unit: '44', outcome: 'erratum', reason: '故障属实' };
    expect(await act('gdlead', decide)).toBe('403 WRONG_ROLE');
    expect([await act('coord', decide), await act('coord', { ...decide, total: 101 })]).toEqual(['422 ERRATUM_TOTAL', '400 BAD_REQUEST']);
    expect(await act('coord', { ...decide, total: 95.5 })).toBe('200 ScoreAppealDecided');
    expect((await row('gd', '44'))?.published).toEqual([{ ...before, erratumTotal: 95.5, appeal: { state: 'erratum', reason: '当日系统故障，未能签收', decision: '故障属实' } }]);
    expect(await act('coord', { ...decide, total: 99 })).toBe('409 NO_APPEAL');
    await forward(15);
    expect(await act('xjlead', appeal)).toBe('409 APPEAL_TOO_LATE');
  });

  it('a later publication stands beside the first', async () => {
    expect(await act('coord', { type: 'PublishScores' })).toBe('200 ScoresPublished');
    expect((await row('gd', '44'))?.published.map(({ publication, erratumTotal }) => [publication, erratumTotal])).toEqual([[2, null], [1, 95.5]]);
    expect(await act('xjlead', { type: 'LodgeAppeal', publication: 2, reason: 'x' })).toBe('200 ScoreAppealLodged');
  });
});
