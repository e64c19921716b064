import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MessageTemplateList, NoticeSettingsView, TemplatePreview } from '#api-types/views/message.views.js';
import { dispatchDue } from '#record/dispatch.js';
import { takeHanded } from '#record/messages.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

const BODY = '{{recipient}}：\n{{lines}}\n\n{{why}}\n{{how_to_stop}}';

describe('messages by HTTP', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
    await api.owner.query(
      `insert into message (id, channel, recipient, kind, title, lines, created_at, state, settled_at) values ('00000000-0000-4000-8000-00000000000b', 'in_app', 'gd', 'digest', '{"zh":"每日汇总：1 件待办理","en":"Daily digest"}',
         '[{"assignment":"asg/2024/t07-o1/44","reminder":"plan|T-7|2024-06-30","zh":"T07《<script>alert(1)</script>》","en":"T07"}]', record_now(), 'sent', record_now())`,
    );
  });
  afterAll(() => api.close());

  it('what may be switched off can be; what is compulsory is refused and says so', async () => {
    const gd = await api.as('gd');
    const before = NoticeSettingsView.parse((await gd.get('/notice-settings')).body);
    expect([before.language, before.kinds.filter(({ muted }) => muted)]).toEqual(['zh', []]);
    expect(before.kinds.filter(({ mutable }) => mutable).map(({ kind }) => kind)).toEqual(['digest', 'mention', 'contribution']);
    expect(before.kinds.find(({ kind }) => kind === 'supervision')?.reason?.zh).toContain('不能关闭');
    expect((await gd.post('/notice-settings').send({ language: 'en', muted: ['mention', 'supervision'] })).body).toMatchObject({ code: 'KIND_COMPULSORY', facts: { kinds: ['supervision'] }, message: { zh: expect.stringContaining('督办与批示') } });
    expect((await gd.get('/notice-settings')).body).toEqual(before);
    const after = NoticeSettingsView.parse((await gd.post('/notice-settings').send({ language: 'en', muted: ['mention'] })).body);
    expect([after.language, after.kinds.filter(({ muted }) => muted).map(({ kind }) => kind)]).toEqual(['en', ['mention']]);
    expect((await (await api.as('gdlead')).get('/notice-settings')).body).toMatchObject({ language: 'zh' });
    expect((await api.anonymous.get('/notice-settings')).status).toBe(401);
    for (const bad of [{ language: 'fr', muted: [] }, { language: 'zh', muted: ['x'] }, { language: 'zh' }]) expect((await gd.post('/notice-settings').send(bad)).status).toBe(400);
  });

  it('a template is previewed on a message that was sent, with every sign of a name escaped', async () => {
    const coord = await api.as('coord');
    const preview = TemplatePreview.parse((await coord.post('/message-templates/preview').send({ kind: 'digest', language: 'zh', subject: '{{title}}', body: BODY })).body);
    expect(preview).toMatchObject({ subject: '每日汇总：1 件待办理', of: { kind: 'digest', recipient: '林晓彤' } });
    expect(preview.text).toContain('林晓彤：\n1. T07《<script>alert(1)</script>》\n   台账: asg/2024/t07-o1/44 plan|T-7|2024-06-30');
    expect([preview.html.includes('&lt;script&gt;'), preview.html.includes('<script')]).toEqual([true, false]);
    for (const path of ['/message-templates/preview', '/message-templates']) {
      const send = (body: object) => coord.post(path).send({ kind: 'digest', language: 'zh', ...(path.endsWith('preview') ? {} : { basedOn: 0 }), subject: '{{title}}', body: BODY, ...body });
      expect((await send({ body: `${BODY} {{plan}}` })).body).toMatchObject({ code: 'TEMPLATE_VARIABLE_UNKNOWN', message: { zh: expect.stringContaining('{{plan}}'), en: expect.stringContaining('{{plan}}') } });
      expect((await send({ body: '{{lines}}' })).body).toMatchObject({ code: 'TEMPLATE_VARIABLE_MISSING', message: { zh: expect.stringContaining('{{why}}') } });
      expect((await send({ subject: 'https://login.example' })).body).toMatchObject({ code: 'TEMPLATE_LINK' });
    }
    expect((await api.owner.query('select from message_template')).rowCount).toBe(0);
  });

  it('who was mentioned inside a side is in no preview, neither of the kind nor where there is none of another', async () => {
    const coord = await api.as('coord');
    const preview = async (kind: string) => TemplatePreview.parse((await coord.post('/message-templates/preview').send({ kind, language: 'zh', subject: '{{title}}', body: BODY })).body);
    const mention = (id: number, recipient: string, duty: string, after: number) =>
      api.owner.query(
        `insert into message (id, channel, recipient, kind, title, lines, created_at, state, settled_at) values (('00000000-0000-4000-8000-0000000000a' || $1::text)::uuid, 'in_app', $2, 'mention', '{"zh":"有人提到您","en":"Mentioned"}',
           jsonb_build_array(jsonb_build_object('assignment', 'asg/2024/t07-o1/44', 'reminder', $3::text || '|mention|1', 'zh', 'T07', 'en', 'T07')), record_now() + $4::int * interval '1 minute', 'sent', record_now())`,
        [String(id), recipient, duty, after],
      );
    await mention(1, 'gdlead', 'mention:inside', 2);
    expect([(await preview('mention')).of, (await preview('nudge')).of]).toMatchObject([{ kind: 'digest' }, { kind: 'digest' }]);
    await mention(2, 'bureau', 'mention', 1);
    const shown = [await preview('mention'), await preview('nudge')];
    expect(shown.map(({ of }) => of?.kind)).toEqual(['mention', 'mention']);
    expect(shown.map(({ text }) => text.includes('mention|mention|1'))).toEqual([true, true]);
    expect((await api.owner.query<{ plan: string }>(`select indexdef as plan from pg_indexes where indexname = 'message_sample'`)).rows[0]?.plan).toContain('mention:inside|');
  });

  it('a saved version is in force for what is made from then on; the one before stays, and nobody writes over another', async () => {
    const coord = await api.as('coord');
    const save = (basedOn: number, subject: string, agent = coord) => agent.post('/message-templates').send({ kind: 'notice', language: 'zh', basedOn, subject, body: BODY });
    await dispatchDue(api.databases.record);
    expect((await save(0, '一版 {{title}}')).status).toBe(200);
    const list = MessageTemplateList.parse((await save(1, '二版 {{title}}')).body);
    expect(list.templates).toHaveLength(14);
    expect(list.templates.find(({ kind, language }) => kind === 'notice' && language === 'zh')).toMatchObject({ version: 2, subject: '二版 {{title}}', versions: [{ version: 2 }, { version: 1 }] });
    expect(list.templates.find(({ kind, language }) => kind === 'notice' && language === 'en')).toMatchObject({ version: 0, versions: [] });
    expect((await save(1, '又一版')).body).toMatchObject({ code: 'TEMPLATE_CHANGED' });
    const both = await Promise.all([save(2, '甲'), save(2, '乙')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await api.owner.query(`select count(*)::int as n from audit where action = 'SaveMessageTemplate'`)).rows).toEqual([{ n: 3 }]);
    await api.owner.query(`delete from delivery; delete from notice_read; delete from message`);
    await api.owner.query(
      `insert into message (channel, recipient, kind, title, lines, created_at, state, template_version) select 'email', 'gd', 'notice', '{"zh":"甲","en":"A"}', '[]', record_now(), 'handed', n from generate_series(0, 2) as n`,
    );
    expect((await takeHanded(api.databases.record, { name: 'email', knowsRepeats: true }, 10)).map(({ subject }) => subject).sort()).toEqual(['【联动】甲', '一版 甲', '二版 甲'].sort());
    for (const account of ['gd', 'leader', 'sys', 'director']) expect([account, (await save(3, 'x', await api.as(account))).status, (await (await api.as(account)).get('/message-templates')).status]).toEqual([account, 403, 403]);
  });
});
