import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { CatalogueVersionList, CatalogueVersionView } from '#api-types/views/catalogue-version.views.js';
import { noticeDraft } from '#testing/catalogue-draft.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

type Agent = Awaited<ReturnType<RunningApi['as']>>;
const HASH = 'a1'.repeat(32);
const ID = `catalogue/${HASH.slice(0, 16)}`;
const BODY = { sourceHash: HASH, sourceName: 'guideline-2025.txt', draft: noticeDraft() };

describe('catalogue versions by HTTP', () => {
  let api: RunningApi;
  let coord: Agent;
  let coord2: Agent;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
    [coord, coord2] = [await api.as('coord'), await api.as('coord2')];
  });
  afterAll(() => api.close());

  const importBy = (agent: Agent, body: object = BODY, key = `i-${++keys}`) => agent.post('/catalogue-versions').set('idempotency-key', key).send(body);
  const send = (agent: Agent, body: object, id = ID, key = `s-${++keys}`) => agent.post(`/catalogue-versions/${encodeURIComponent(id)}/commands`).set('idempotency-key', key).send(body);
  const view = async (id = ID): Promise<z.infer<typeof CatalogueVersionView>> => CatalogueVersionView.parse((await coord.get(`/catalogue-versions/${encodeURIComponent(id)}`)).body);
  const confirm = async (agent: Agent) => send(agent, { type: 'ConfirmCatalogue', draftHash: (await view()).draftHash });

  it('are imported by coordinators alone, in the form that an import writes', async () => {
    for (const account of ['leader', 'gd', 'sys']) expect((await importBy(await api.as(account))).body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await importBy(coord, { ...BODY, sourceHash: 'x' })).body).toMatchObject({ code: 'BAD_REQUEST', facts: { fields: ['sourceHash'] } });
    expect((await importBy(coord, { ...BODY, draft: { ...BODY.draft, tasks: [{ number: 1 }] } })).status).toBe(400);
    expect((await coord.get(`/catalogue-versions/${encodeURIComponent(ID)}`)).status).toBe(404);
    expect((await send(coord, { type: 'AnswerQuestion', question: 'q1', answer: 'x', reason: 'x' })).status).toBe(404);
  });

  it('of one source are one, whoever imports it again and at once', async () => {
    const both = await Promise.all([importBy(coord), importBy(coord)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0].body).toEqual(both[1].body);
    expect((await importBy(coord2, { ...BODY, draft: noticeDraft({ tasks: [] }) })).body).toEqual(both[0].body);
    expect(both[0].body).toMatchObject({ stream: ID, status: 'draft', sequence: 1, events: ['CatalogueImported'] });
    const { rows } = await api.owner.query(`select count(*)::int as n from event where stream_id = $1`, [ID]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('show the draft, its questions with answers, what was corrected, and what hinders', async () => {
    const seen = await view();
    expect(seen).toMatchObject({ status: 'draft', year: null, title: '年度工作指引（2025）', importedBy: { id: 'coord', name: '陈思远' }, open: 2, problems: [], counts: { tasks: 2, obligations: 3, mandatory: 2, optional: 1, groups: 1, openGroups: 1 } });
    expect(seen.draft).toEqual(BODY.draft);
    expect(seen.allowedActions.map(({ type, refusal }) => `${type} ${refusal?.code ?? 'allowed'}`)).toEqual(['AnswerQuestion allowed', 'CorrectField allowed', 'ConfirmCatalogue SECOND_PERSON_NEEDED']);
    expect(CatalogueVersionView.parse((await coord2.get(`/catalogue-versions/${encodeURIComponent(ID)}`)).body).allowedActions[2]).toMatchObject({ refusal: { code: 'QUESTIONS_OPEN', message: { zh: expect.stringContaining('2') } } });
    expect(CatalogueVersionView.parse((await (await api.as('leader')).get(`/catalogue-versions/${encodeURIComponent(ID)}`)).body).allowedActions.map(({ refusal }) => refusal?.code)).toEqual(['WRONG_ROLE', 'WRONG_ROLE', 'WRONG_ROLE']);
    expect((await send(coord, { type: 'AnswerQuestion', question: 'q1', answer: '广东', reason: '试点名单' })).body).toMatchObject({ events: ['QuestionAnswered'], status: 'draft' });
    expect((await send(coord, { type: 'CorrectField', path: 'tasks.0.departments', value: ['宣传司'], reason: '机构调整' })).status).toBe(200);
    expect(await view()).toMatchObject({
      open: 1, counts: null,
      questions: [{ id: 'q1', kind: 'group_members', answer: { answer: '广东', reason: '试点名单', by: { name: '陈思远' } } }, { id: 'q2', answer: null }],
      corrections: [{ path: 'tasks.0.departments', was: ['条法司', '保护司'], value: ['宣传司'], reason: '机构调整', by: { id: 'coord' } }],
      problems: [{ code: 'UNKNOWN_DEPARTMENT', path: 'tasks.0.departments', value: '宣传司' }],
    });
    expect((await send(coord, { type: 'AnswerQuestion', question: 'q9', answer: 'x', reason: 'x' })).body).toMatchObject({ code: 'UNKNOWN_QUESTION', message: { zh: expect.stringContaining('q9') } });
    expect((await send(coord, { type: 'CorrectField', path: 'tasks.0.number', value: 3, reason: 'x' })).body).toMatchObject({ code: 'UNKNOWN_FIELD' });
    expect((await send(coord, { type: 'CorrectField', path: 'notice.issuedOn', value: '3月', reason: 'x' })).body).toMatchObject({ code: 'VALUE_UNFIT' });
    expect((await send(coord, { type: 'CorrectField', path: 'notice.issuedOn', value: '2025-03-04', reason: ' ' })).status).toBe(400);
  });

  it('are confirmed by a second person once nothing is open, and then stand: frozen under their hash', async () => {
    expect((await confirm(coord)).body).toMatchObject({ code: 'SECOND_PERSON_NEEDED', message: { zh: expect.stringContaining('陈思远') } });
    expect((await confirm(coord2)).body).toMatchObject({ code: 'QUESTIONS_OPEN', facts: { count: 1, questions: ['q2'] } });
    await send(coord, { type: 'AnswerQuestion', question: 'q2', answer: '年底', reason: '电话' });
    expect((await confirm(coord2)).body).toMatchObject({ code: 'DRAFT_UNFIT', facts: { count: 1 }, message: { zh: expect.stringContaining('tasks.0.departments') } });
    const seenBefore = (await view()).draftHash;
    await send(coord, { type: 'CorrectField', path: 'tasks.0.departments', value: ['条法司', '保护司'], reason: '恢复' });
    expect((await send(coord2, { type: 'ConfirmCatalogue', draftHash: seenBefore })).body).toMatchObject({ code: 'SEQUENCE_CHANGED' });
    const confirmed = await Promise.all([confirm(coord2), confirm(coord2)]);
    expect(confirmed.map(({ status }) => status).sort()).toEqual([200, 409]);
    const seen = await view();
    expect(seen).toMatchObject({ status: 'confirmed', year: 2025, confirmedBy: { id: 'coord2', name: '何静怡' } });
    const { rows } = await api.owner.query(`select content, year from catalogue_version where hash = $1`, [seen.catalogueHash]);
    expect(rows).toMatchObject([{ year: 2025, content: { documentNumber: '国知发〔2025〕1号', tasks: [{ code: 't01', leadDepartment: 'dept-legal' }, { code: 't02' }] } }]);
    for (const body of [{ type: 'AnswerQuestion', question: 'q1', answer: 'x', reason: 'x' }, { type: 'CorrectField', path: 'notice.title', value: 'x', reason: 'x' }]) expect((await send(coord, body)).body).toMatchObject({ code: 'WRONG_STATE', message: { zh: expect.stringContaining('已确认') } });
    const view2025 = (await coord.get('/catalogue?year=2025')).body as { hash: string; launchedAt: null };
    expect([view2025.hash, view2025.launchedAt]).toEqual([seen.catalogueHash, null]);
  });

  it('are listed, the newest first; another version of a launched year leaves what is seen of it', async () => {
    const before = ((await coord.get('/catalogue?year=2024')).body as { hash: string }).hash;
    const draft = noticeDraft({ notice: { ...noticeDraft().notice, issuedOn: '2024-03-03' }, openQuestions: [] });
    const { stream } = (await importBy(coord, { sourceHash: 'b2'.repeat(32), sourceName: 'other.docx', draft })).body as { stream: string };
    expect((await send(coord2, { type: 'ConfirmCatalogue', draftHash: (await view(stream)).draftHash }, stream)).status).toBe(200);
    expect(((await coord.get('/catalogue?year=2024')).body as { hash: string }).hash).toBe(before);
    const list = CatalogueVersionList.parse((await (await api.as('leader')).get('/catalogue-versions')).body);
    expect([list.total, ...list.rows.map(({ sourceName, status }) => `${sourceName} ${status}`)]).toEqual([2, 'other.docx confirmed', 'guideline-2025.txt confirmed']);
    expect((await (await api.as('gd')).get('/catalogue-versions')).body).toMatchObject({ code: 'FORBIDDEN' });
  });
});
