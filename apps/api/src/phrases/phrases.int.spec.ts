import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { PhraseList } from '#api-types/views/phrase.views.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

const PHRASE = { kind: 'return', text: '请补充目标值。', section: 'goals', shared: false };

describe('phrases', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const save = async (account: string, more: object = {}) => (await api.as(account)).post('/phrases').send({ ...PHRASE, ...more });
  const phrases = async (account: string): Promise<z.infer<typeof PhraseList>['phrases']> => PhraseList.strict().parse((await (await api.as(account)).get('/phrases')).body).phrases;

  it('are one’s own until shared with the office; the one used last stands first', async () => {
    expect((await save('bureau')).body).toMatchObject({ ...PHRASE, mine: true });
    await save('bureau', { text: '同意。', kind: 'approve', section: null, shared: true });
    expect((await phrases('bureau')).map(({ text, shared }) => [text, shared])).toEqual([['同意。', true], ['请补充目标值。', false]]);
    expect(await phrases('director')).toMatchObject([{ text: '同意。', shared: true, mine: false }]);
    expect(await phrases('gd')).toEqual([]);
    const older = (await phrases('bureau'))[1]?.id ?? '';
    expect((await (await api.as('bureau')).post(`/phrases/${older}/uses`)).status).toBe(204);
    expect((await phrases('bureau'))[0]?.id).toBe(older);
    expect((await (await api.as('gd')).post(`/phrases/${older}/uses`)).status).toBe(404);
  });

  it('the same text is kept once; only its owner takes it away', async () => {
    await save('bureau', { shared: true });
    const [first] = (await phrases('director')).filter(({ text }) => text === PHRASE.text);
    expect((await phrases('bureau')).filter(({ text }) => text === PHRASE.text)).toHaveLength(1);
    expect((await (await api.as('director')).delete(`/phrases/${first?.id}`)).status).toBe(404);
    expect((await (await api.as('bureau')).delete(`/phrases/${first?.id}`)).status).toBe(204);
    expect((await (await api.as('bureau')).delete('/phrases/none')).status).toBe(404);
  });

  it('bad ones are refused, and so is the fifty-first', async () => {
    expect((await save('gd', { kind: 'elsewhere' })).status).toBe(400);
    expect((await save('gd', { text: ' ' })).status).toBe(400);
    await api.owner.query(`insert into phrase (user_id, kind, text) select 'xj', 'other', n::text from generate_series(1, 50) n`);
    expect((await save('xj')).body).toMatchObject({ code: 'TOO_MANY_PHRASES', message: { zh: expect.stringContaining('50') } });
    expect((await save('xj', { kind: 'other', text: '7' })).status).toBe(200);
  });
});
