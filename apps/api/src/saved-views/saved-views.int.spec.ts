import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { SavedViewList } from '#api-types/views/saved-view.views.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

const VIEW = { page: 'worklist', name: '逾期', search: { light: 'red', task: 't07' }, shared: false };

describe('saved views', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const save = async (account: string, more: object = {}) => (await api.as(account)).post('/saved-views').send({ ...VIEW, ...more });
  const views = async (account: string): Promise<z.infer<typeof SavedViewList>['views']> => SavedViewList.parse((await (await api.as(account)).get('/saved-views')).body).views;

  it('are one’s own until shared with the office, and nobody else’s office sees them', async () => {
    expect((await save('gd')).body).toMatchObject({ ...VIEW, mine: true });
    await save('gd', { name: '全省', search: {}, shared: true });
    expect((await views('gd')).map(({ name, shared, mine }) => [name, shared, mine])).toEqual(expect.arrayContaining([['逾期', false, true], ['全省', true, true]]));
    expect(await views('gdlead')).toMatchObject([{ name: '全省', shared: true, mine: false }]);
    expect(await views('xj')).toEqual([]);
  });

  it('the same name replaces the filters, also twice at once', async () => {
    const both = await Promise.all([save('gd', { search: { light: 'yellow' } }), save('gd', { search: { light: 'yellow' } })]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await views('gd')).filter(({ name }) => name === '逾期')).toMatchObject([{ search: { light: 'yellow' } }]);
  });

  it('are taken away by their owner alone', async () => {
    const id = (await views('gd')).find(({ name }) => name === '全省')?.id ?? '';
    expect((await (await api.as('gdlead')).delete(`/saved-views/${id}`)).status).toBe(404);
    expect((await (await api.as('gd')).delete(`/saved-views/${id}`)).status).toBe(204);
    expect((await (await api.as('gd')).delete(`/saved-views/${id}`)).status).toBe(404);
    expect((await (await api.as('gd')).delete('/saved-views/none')).status).toBe(404);
    expect(await views('gdlead')).toEqual([]);
  });

  it('bad ones are refused, and so is the hundred and first', async () => {
    expect((await save('gd', { page: 'elsewhere' })).status).toBe(400);
    expect((await save('gd', { name: ' ' })).status).toBe(400);
    expect((await save('gd', { search: { 'a b': 'x' } })).status).toBe(400);
    await api.owner.query(`insert into saved_view (user_id, page, name, search) select 'xj', 'overview', n::text, '{}' from generate_series(1, 100) n`);
    expect((await save('xj')).body).toMatchObject({ code: 'TOO_MANY_VIEWS', message: { zh: expect.stringContaining('100') } });
    expect((await save('xj', { page: 'overview', name: '7' })).status).toBe(200);
  });
});
