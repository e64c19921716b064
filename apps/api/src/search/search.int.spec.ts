import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { SearchView } from '#api-types/views/search.views.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const DRAFT = 'asg/2024/t02-o1/44';

describe('search (W3)', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const find = async (account: string, q: string): Promise<z.infer<typeof SearchView>> => {
    const answer = await (await api.as(account)).get(`/search?cycle=2024&q=${encodeURIComponent(q)}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return SearchView.parse(answer.body);
  };
  const ids = (found: z.infer<typeof SearchView>) => found.units.map(({ id }) => id);

  it('finds units and titles by text, by pinyin, and in English', async () => {
    for (const word of ['广东', 'gd', 'guangdong', 'Guangdong']) expect(ids(await find('coord', word))).toContain('44');
    const { title } = (await find('coord', 't07')).tasks[0] ?? { title: '' };
    expect(title).not.toBe('');
    expect((await find('coord', title.slice(0, 4))).tasks.map(({ code }) => code)).toContain('t07');
    expect(await find('coord', 'zzzzzz')).toEqual({ tasks: [], units: [], assignments: [], texts: [] });
  });

  it('a task and a unit name an assignment, seen by who may look at it', async () => {
    expect((await find('coord', '广东 t07')).assignments.map(({ id }) => id)).toContain('asg/2024/t07-o1/44');
    expect((await find('gd', 'gd t07')).assignments.map(({ id }) => id)).toContain('asg/2024/t07-o1/44');
    expect((await find('xj', '广东 t07')).assignments).toEqual([]);
    expect((await find('sys', '广东 t07')).assignments).toEqual([]);
  });

  it('finds the words of submitted plans with what stands around them, and never a draft', async () => {
    const { rows } = await api.owner.query<{ sections: { id: string; text: string }[] }>(`select sections from plan_text where assignment_id = 'asg/2024/t07-o1/44'`);
    const { id: section, text } = rows[0]?.sections[0] ?? { id: '', text: '' };
    const word = text.slice(2, 8);
    const found = (await find('bureau', word)).texts.find(({ assignment }) => assignment === 'asg/2024/t07-o1/44');
    expect(found).toMatchObject({ section, snippet: expect.stringContaining(word), unit: { id: '44' } });
    expect((await find('xj', word)).texts.filter(({ unit }) => unit.id === '44')).toEqual([]);
    const { rowCount } = await api.owner.query(`update draft set sections = '[{"id":"measures","text":"独一无二的词"}]' where assignment_id = $1`, [DRAFT]);
    expect(rowCount).toBe(1);
    for (const account of ['gd', 'gdlead', 'bureau', 'coord']) expect((await find(account, '独一无二')).texts).toEqual([]);
  });

  it('a text that was frozen and not submitted is its own unit’s', async () => {
    const id = 'asg/2024/t07-o1/32';
    await api.owner.query(`insert into plan_text (assignment_id, version, text_hash, sections, frozen_at) values ($1, 9, 'x', '[{"id":"measures","text":"尚未报送的词"}]', record_now())`, [id]);
    expect((await find('coord', '尚未报送的词')).texts).toEqual([]);
    expect((await find((await api.owner.query<{ id: string }>(`select id from app_user where unit_id = '32' limit 1`)).rows[0]?.id ?? '', '尚未报送的词')).texts).toMatchObject([{ assignment: id }]);
  });

  it('a plan that was recalled is its own unit’s again', async () => {
    const id = 'asg/2024/t07-o1/32';
    await api.owner.query(`delete from plan_text where assignment_id = $1 and version = 9`, [id]);
    const { rows } = await api.owner.query<{ sections: { text: string }[]; person: string }>(`select sections, (select id from app_user where unit_id = '32' and 'clerk' = any (roles) limit 1) as person from plan_text where assignment_id = $1`, [id]);
    const [word, person] = [rows[0]?.sections[0]?.text.slice(2, 10) ?? '', rows[0]?.person ?? ''];
    expect((await find('coord', word)).texts.map(({ assignment }) => assignment)).toContain(id);
    const recalled = await (await api.as(person)).post(path(id, '/commands')).set('idempotency-key', 'search-1').send({ type: 'RecallPlan', reason: '另行修改' });
    expect(recalled.status).toBe(200);
    expect((await find('coord', word)).texts.map(({ assignment }) => assignment)).not.toContain(id);
    expect((await find(person, word)).texts.map(({ assignment }) => assignment)).toContain(id);
  });

  it('takes signs of a pattern for what they are, and no empty word', async () => {
    const percents = (await find('coord', '%')).texts;
    expect(percents.length).toBeGreaterThan(0);
    expect(percents.every(({ snippet }) => snippet.includes('%'))).toBe(true);
    expect((await find('coord', '_')).texts).toEqual([]);
    expect((await (await api.as('coord')).get('/search?cycle=2024&q=%20')).status).toBe(400);
  });
});
