import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { ForecastView, ScoreList, SupervisionList, WithheldList } from '#api-types/views/register.views.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const XJ = 'asg/2024/t07-o1/65';
const CITY = 'asg/2024/t07-o2/4401';
const XJ_T04 = 'asg/2024/t04-o1/65';
/** 战略规划司 supports task 4, 条法司 leads it; 运用促进司 leads task 7. */
const FOREIGN = 'dept-trademark';

describe('supervision by HTTP', () => {
  let api: RunningApi;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const send = async (account: string, id: string, body: object) => {
    const answer = await (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', `s-${++keys}`).send(body);
    return { status: answer.status, body: answer.body as { code?: string; facts?: Record<string, unknown>; events?: string[]; message?: { zh: string } } };
  };
  const read = async <S extends z.ZodType>(account: string, url: string, schema: S): Promise<z.infer<S>> => {
    const answer = await (await api.as(account)).get(url);
    if (answer.status !== 200) throw new Error(`${url}: ${answer.text}`);
    return schema.parse(answer.body);
  };
  const view = (account: string, id: string) => read(account, path(id), AssignmentView);
  const register = (account: string, query = '') => read(account, `/supervision${query}`, SupervisionList);

  it('is opened by the director, replied to by the unit’s leader, checked by the issuer; each sees what is theirs', async () => {
    expect((await send('bureau', XJ, { type: 'OpenSupervision', level: 'blue', criteria: '季度进度', reason: '' })).body.code).toBe('WRONG_ROLE');
    expect((await send('director', XJ, { type: 'OpenSupervision', level: 'orange', criteria: '季度进度', reason: '' })).body.code).toBe('REASON_REQUIRED');
    expect(await send('director', XJ, { type: 'OpenSupervision', level: 'blue', criteria: '季度进度', reason: '' })).toMatchObject({ status: 200, body: { events: ['SupervisionOpened'] } });
    const { openCase, allowedActions } = await view('xjlead', XJ);
    expect(openCase).toMatchObject({ level: 'blue', ground: 'by_person', duty: 'plan', dueOn: '2024-06-30', issuer: '郭振华', addressee: { id: '65' }, reply: null });
    expect(allowedActions.find(({ type }) => type === 'ReplySupervision')).toMatchObject({ allowed: true });
    const reply = { type: 'ReplySupervision', case: openCase?.id, promisedOn: '2024-04-12', text: '四月中旬报送' };
    expect((await send('xjlead', XJ, { ...reply, promisedOn: '2024-06-12' })).body).toMatchObject({ code: 'PROMISE_OUT_OF_RANGE', message: { zh: expect.stringContaining('2024-03-29 至 2024-04-22') } });
    expect((await send('xjlead', XJ, { ...reply, promisedOn: '2024-02-30' })).body.code).toBe('BAD_REQUEST');
    expect((await send('xjlead', XJ, reply)).status).toBe(200);
    expect((await send('bureau', XJ, { type: 'CheckReply', case: openCase?.id, accepted: true, reason: '' })).body).toMatchObject({ code: 'NOT_ISSUER', facts: { byName: '郭振华' } });
    expect((await send('director', XJ, { type: 'CheckReply', case: openCase?.id, accepted: true, reason: '' })).status).toBe(200);
    expect((await register('xj')).rows).toMatchObject([{ replyState: 'accepted', promisedOn: '2024-04-12', issuer: '郭振华', addressees: ['unit:liaison', 'unit:leader'], copies: ['lead:reviewer'] }]);
    expect((await register('gd')).total).toBe(0);
  });

  it('shows a red draft to the bureau alone until a leader issues it; the unit then appeals', async () => {
    expect((await send('coord', XJ, { type: 'RaiseSupervision', level: 'red', reason: '影响全国' })).status).toBe(200);
    // What was issued to it last: the level is skipped, orange never went out.
    expect((await view('xj', XJ)).openCase).toMatchObject({ level: 'blue' });
    expect((await view('xj', XJ)).history.at(-1)).toMatchObject({ type: 'SupervisionRaised', facts: {}, texts: {} });
    expect((await register('xj')).rows[0]).toMatchObject({ draftLevel: null });
    expect((await register('coord')).rows[0]).toMatchObject({ level: 'blue', draftLevel: 'red' });
    const todo = (await (await api.as('leader')).get('/worklist')).body as { rows: { id: string; verb: string }[] };
    expect(todo.rows.map(({ id, verb }) => [id, verb])).toEqual([[XJ, 'RaiseSupervision']]);
    expect((await send('leader', XJ, { type: 'RaiseSupervision', level: 'red', reason: '' })).status).toBe(200);
    const { openCase } = await view('xjlead', XJ);
    expect(openCase).toMatchObject({ level: 'red', issuer: '周启明' });
    expect((await send('xjlead', XJ, { type: 'LodgeAppeal', case: openCase?.id, reason: '系统故障' })).status).toBe(200);
    expect((await send('coord', XJ, { type: 'DecideAppeal', case: openCase?.id, outcome: 'erratum', reason: '属实' })).body.events).toEqual(['AppealDecided', 'SupervisionClosed']);
    expect((await register('coord', '?state=closed')).rows).toMatchObject([{ level: 'red', appealState: 'erratum' }]);
  });

  it('takes an instruction for a department outside the task, which finds and answers it', async () => {
    expect((await send('leader', XJ_T04, { type: 'GiveInstruction', addressee: '', dueOn: null, text: '请研究' })).body).toMatchObject({ code: 'INSTRUCTION_INCOMPLETE', facts: { missing: ['addressee', 'dueOn'] } });
    expect((await send('leader', XJ_T04, { type: 'GiveInstruction', addressee: FOREIGN, dueOn: '2024-04-30', text: '请研究' })).status).toBe(200);
    const own = await register(`${FOREIGN}-d`);
    expect(own.rows).toMatchObject([{ level: 'instruction', assignment: XJ_T04, addressee: { id: FOREIGN }, addressees: [`${FOREIGN}:director`] }]);
    expect((await register('xj')).rows.some(({ assignment }) => assignment === XJ_T04)).toBe(false);
    expect((await view('xj', XJ_T04)).instructions).toEqual([]);
    expect((await view('xj', XJ_T04)).history.at(-1)).toMatchObject({ type: 'InstructionGiven', facts: {}, texts: {} });
    expect((await view('leader', XJ_T04)).history.at(-1)).toMatchObject({ texts: { instruction: '请研究' } });
    expect((await send(`${FOREIGN}-d`, XJ_T04, { type: 'ReplySupervision', case: own.rows[0]?.id, promisedOn: '2024-04-15', text: '已安排' })).status).toBe(200);
    expect((await view('coord', XJ_T04)).instructions).toMatchObject([{ reply: { state: 'waiting', promisedOn: '2024-04-15' } }]);
    expect((await view('xj', XJ_T04)).history.at(-1)).toMatchObject({ type: 'SupervisionReplied', facts: {}, texts: {} });
  });

  it('a red notice that a person drafts is not there for the unit, nor for those beside it, before it is issued', async () => {
    expect((await send('coord', CITY, { type: 'OpenSupervision', level: 'red', criteria: '全国通报', reason: '影响全国' })).body.events).toEqual(['SupervisionOpened']);
    expect((await view('coord', CITY)).openCase).toMatchObject({ level: 'red' });
    for (const account of ['u4401', 'gd']) {
      const seen = await view(account, CITY);
      expect(seen.openCase).toBeNull();
      expect(seen.history.at(-1)).toMatchObject({ type: 'SupervisionOpened', facts: {}, texts: {} });
      expect(JSON.stringify(seen)).not.toMatch(/全国通报|影响全国/);
    }
    expect((await send('leader', CITY, { type: 'RaiseSupervision', level: 'red', reason: '' })).status).toBe(200);
    for (const account of ['u4401', 'gd']) expect((await view(account, CITY)).openCase).toMatchObject({ level: 'red', issuer: '周启明' });
  });

  it('nudges once a working day, and says when it may again', async () => {
    expect((await send('coord', XJ_T04, { type: 'NudgeAssignment', text: '请签收' })).status).toBe(200);
    const again = await send('coord', XJ_T04, { type: 'NudgeAssignment', text: '请签收' });
    expect([again.status, again.body.code, again.body.message?.zh]).toEqual([409, 'NUDGE_TOO_SOON', expect.stringMatching(/上次催办：2024-03-29 09:\d\d；下次可在 2024-04-01 催办/)]);
  });

  it('foretells what comes if nobody acts, with its sources, to who may see it', async () => {
    const { rows, last, next, calendar } = await read('xj', path('asg/2024/t08-o1/65', '/forecast'), ForecastView);
    expect(calendar.provisional).toBe(false);
    expect(last.map(({ type, text }) => [type, text.zh])).toEqual([['AssignmentAcknowledged', '签收'], ['AssignmentIssued', '下达任务']]);
    expect(next).toHaveLength(3);
    expect(rows.filter(({ duty }) => duty === 'plan').map(({ rule, source }) => `${rule} ${source.feature} ${source.item}`)).toEqual(['T-30', 'T-14', 'T-7', 'T-3', 'T0', 'T+1'].map((rule) => `${rule} T1 T08-O1`));
    expect(rows.filter(({ duty }) => duty === 'supervision').map(({ rule, at }) => `${rule} ${at.slice(0, 10)}`)).toEqual(['blue 2024-07-03', 'orange 2024-07-11', 'red_draft 2024-07-17']);
    expect(rows[0]?.text.zh).toMatch(/：/);
    expect((await (await api.as('gd')).get(path('asg/2024/t08-o1/65', '/forecast'))).status).toBe(404);
    // A city's province looks on.
    expect((await read('gd', path(CITY, '/forecast'), ForecastView)).rows.length).toBeGreaterThan(0);
  });

  it('tells nobody in a forecast what was said inside another side', async () => {
    const id = 'asg/2024/t08-o1/65';
    expect((await send('coord', id, { type: 'Comment', about: null, text: '内部研究', audience: 'inside', mentions: [] })).body.events).toEqual(['CommentAdded']);
    const last = async (account: string) => (await read(account, path(id, '/forecast'), ForecastView)).last.map(({ type }) => type);
    expect([await last('coord'), await last('xj')]).toEqual([['CommentAdded', 'AssignmentAcknowledged', 'AssignmentIssued'], ['AssignmentAcknowledged', 'AssignmentIssued']]);
  });

  it('foretells by the settings that the assignment was given, whatever the cycle has since', async () => {
    const id = 'asg/2024/t08-o1/65';
    const rules = async () => (await read('xj', path(id, '/forecast'), ForecastView)).rows.filter(({ duty }) => duty === 'plan').map(({ rule }) => rule);
    const before = await rules();
    await api.owner.query(`update stream set state = jsonb_set(state, '{settings,ladder}', '["T0"]') where id = 'cycle/2024'`);
    expect(before).toContain('T-30');
    expect(await rules()).toEqual(before);
  });

  it('scores a unit for itself and all of them for the coordinator', async () => {
    const own = await read('xj', '/scores?cycle=2024', ScoreList);
    expect(own.rows).toMatchObject([{ unit: { id: '65' }, total: null, inTime: null, rounds: 20 }]);
    const unitsOf = async (query: string, account = 'coord') => (await read(account, `/scores?cycle=2024${query}`, ScoreList)).rows.map(({ unit }) => unit.id);
    const { provinces } = await read('coord', '/scores?cycle=2024&level=city', ScoreList);
    const [ofProvinces, ofCities] = [await unitsOf(''), (await Promise.all(provinces.map(({ id }) => unitsOf(`&level=city&province=${id}`)))).flat()];
    // The four cities of the demo beside the provinces; departments have none (B3).
    expect([ofProvinces.length + ofCities.length, ofProvinces.filter((id) => id.length === 2).length]).toEqual([36, 32]);
    for (const query of ['', '&level=province', '&level=city', '&level=city&province=44']) expect([query, await unitsOf(query, 'bureau')]).toEqual([query, []]);
  });

  it('lists for the coordinator what the cap held back', async () => {
    await api.owner.query(`update reminder set state = 'suppressed', suppressed_reason = 'capped', settled_at = record_now() where assignment_id = $1 and duty = 'supervision' and rule = 'instruction'`, [XJ_T04]);
    expect((await read('coord', '/supervision/withheld', WithheldList)).rows).toMatchObject([{ assignment: XJ_T04, level: 'instruction', nextAt: null, state: null }]);
    expect((await (await api.as('xj')).get('/supervision/withheld')).status).toBe(403);
  });
});
