import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import supertest from 'supertest';
import { OwnSessions, RecoveryCodes } from '#api-types/views/session.views.js';
import { PasswordView } from '#api-types/views/organisation.views.js';
import { PASSWORD, runningApi, type RunningApi } from '#testing/running-api.js';
import { SecurityPolicy } from '../platform/security-policy.js';

const NEXT = 'Wind-und-Meer7';
type Agent = ReturnType<typeof supertest.agent>;

describe('accounts outside the demo', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi({ DEMO: false });
  });
  afterAll(() => api.close());

  const agent = async (): Promise<Agent> => supertest.agent(`${await api.app.getUrl()}/api/v1`);
  const signIn = (who: Agent | RunningApi['anonymous'], account: string, password = PASSWORD, code?: string) => who.post('/session').send({ account, password, ...(code === undefined ? {} : { code }) });
  const signedIn = async (account: string, password = PASSWORD, code?: string): Promise<Agent> => {
    const own = await agent();
    const { status, text } = await signIn(own, account, password, code);
    if (status !== 200) throw new Error(`${account}: ${status} ${text}`);
    return own;
  };
  /** As another process would have switched them, and this one has heard of it; null: nobody has. */
  const switches = async (secondFactorRequired: boolean | null, freshLoginRequired: boolean | null) => {
    await api.owner.query('delete from security_setting');
    if (secondFactorRequired !== null) await api.owner.query('insert into security_setting values (1, $1, $2)', [secondFactorRequired, freshLoginRequired]);
    api.app.get(SecurityPolicy).changed();
  };
  /** As if the person had signed in so long ago. */
  const age = (account: string, minutes: number) => api.owner.query(`update session set sess = jsonb_set(sess::jsonb, '{since}', to_jsonb(extract(epoch from now()) * 1000 - $2 * 60000))::json where sess ->> 'userId' = $1`, [account, minutes]);
  const trail = async (action: string) => (await api.owner.query<{ by: string; outcome: string; code: string | null; facts: object }>(`select actor ->> 'userId' as by, outcome, code, facts from audit where action = $1 order by id`, [action])).rows;

  describe('a password', () => {
    it('made by the administrator lets its owner choose another, and nothing else', async () => {
      await switches(false, false);
      const { password: first } = PasswordView.parse((await (await api.as('sys')).post('/organisation/units/44/contacts/gd/password')).body);
      const gd = await agent();
      expect((await signIn(gd, 'gd', first)).body).toMatchObject({ userId: 'gd', due: ['password'] });
      for (const url of ['/worklist', '/assignments?cycle=2024', '/exports/items?cycle=2024', '/session/own']) expect([url, (await gd.get(url)).status, (await gd.get(url)).body]).toEqual([url, 403, expect.objectContaining({ code: 'PASSWORD_CHANGE_DUE' })]);
      expect((await gd.post('/assignments/asg%2F2024%2Ft07-o1%2F44/commands').set('idempotency-key', 'due-1').send({ type: 'AcknowledgeAssignment', expectedSequence: 1 })).status).toBe(403);
      expect((await gd.get('/session')).body).toMatchObject({ due: ['password'] });
      const change = (next: string, old = first) => gd.post('/session/password').send({ old, next });
      expect((await change(NEXT, 'not the old one')).body).toMatchObject({ code: 'WRONG_PASSWORD' });
      expect((await change('Gd-kurz-7')).body).toMatchObject({ code: 'PASSWORD_WEAK', facts: { faults: ['short'], least: 12 } });
      expect((await change('林晓彤-Meer-Wind7')).body).toMatchObject({ code: 'PASSWORD_WEAK', facts: { faults: ['context'] } });
      expect((await change(first)).body).toMatchObject({ code: 'PASSWORD_REUSED' });
      expect((await change(NEXT)).body).toMatchObject({ userId: 'gd', due: [] });
      expect((await gd.get('/worklist')).status).toBe(200);
      expect([(await signIn(api.anonymous, 'gd', first)).status, (await signIn(api.anonymous, 'gd', NEXT)).status]).toEqual([401, 200]);
      expect((await trail('ChangePassword')).map(({ by, code }) => [by, code])).toEqual([['gd', 'WRONG_PASSWORD'], ['gd', 'PASSWORD_WEAK'], ['gd', 'PASSWORD_WEAK'], ['gd', 'PASSWORD_REUSED'], ['gd', null]]);
    });

    it('changed ends the other sessions of its owner, not the one that changed it; five old ones are refused, the sixth is not', async () => {
      const [here, there] = [await signedIn('xj'), await signedIn('xj')];
      const passwords = [PASSWORD, ...[1, 2, 3, 4, 5].map((n) => `Wind-und-Meer-${n}`)];
      for (const [n, next] of passwords.slice(1).entries()) expect((await here.post('/session/password').send({ old: passwords[n], next })).status).toBe(200);
      expect([(await here.get('/session')).status, (await there.get('/session')).status]).toEqual([200, 401]);
      const reused = await Promise.all(passwords.slice(1).map(async (next) => (await here.post('/session/password').send({ old: passwords[5], next })).body as { code: string }));
      expect(reused.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => 'PASSWORD_REUSED'));
      expect((await here.post('/session/password').send({ old: passwords[5], next: 'Wind-und-Meer-6' })).status).toBe(200);
      expect((await here.post('/session/password').send({ old: 'Wind-und-Meer-6', next: 'Wind-und-Meer-1' })).status).toBe(200);
      const { rows } = await api.owner.query(`select (select jsonb_agg(audit) from audit)::text || (select jsonb_agg(password_history) from password_history)::text as all`);
      for (const each of passwords) expect(JSON.stringify(rows) + api.logged.join('')).not.toContain(each);
    });

    it('is changed after 90 days, and an account that was not used for so long lets nobody in', async () => {
      const own = await signedIn('u33');
      await api.owner.query(`update app_user set password_set_at = now() - interval '90 days' where id = 'u33'`);
      expect((await (await signedIn('u33')).get('/worklist')).body).toMatchObject({ code: 'PASSWORD_CHANGE_DUE' });
      await api.owner.query(`update app_user set last_login_at = now() - interval '90 days' where id = 'u33'`);
      expect((await signIn(api.anonymous, 'u33')).body).toMatchObject({ code: 'ACCOUNT_UNUSED', facts: { days: 90 } });
      expect((await signIn(api.anonymous, 'u33', 'wrong')).body).toMatchObject({ code: 'WRONG_PASSWORD' });
      await (await api.as('sys')).post('/organisation/units/33/contacts/u33/password');
      expect((await own.get('/session')).status).toBe(401);
    });

    it('made by the administrator is not used up by a login that could not be written down', async () => {
      const { password } = PasswordView.parse((await (await api.as('sys')).post('/organisation/units/44/contacts/gdlead/password')).body);
      const may = (words: string) => api.owner.query(`${words} liandong_app`);
      const APPEND = 'execute on function append_audit(timestamptz, jsonb, text, text, text, text, text, jsonb, text)';
      await may(`revoke ${APPEND} from`);
      try {
        expect((await signIn(api.anonymous, 'gdlead', password)).body).toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
      } finally {
        await may(`grant ${APPEND} to`);
      }
      expect([(await signIn(api.anonymous, 'gdlead', password)).status, (await signIn(api.anonymous, 'gdlead', password)).body]).toEqual([200, expect.objectContaining({ code: 'PASSWORD_USED' })]);
    });

    it('tells its rules to who chooses one', async () => {
      expect((await (await api.as('cosign')).get('/session/password-rules')).body).toEqual({ profile: 'mlps3', least: 12, classes: 3, days: 90, history: 5 });
    });
  });

  describe('a session', () => {
    it('ends at the next request after its person was disabled, or has other roles, another unit or other dates; a name ends none', async () => {
      await switches(false, false);
      for (const [change, status] of [[`enabled = false`, 401], [`enabled = true`, 401], [`roles = '{clerk}'`, 401], [`unit_id = '65'`, 401], [`valid_until = '2000-01-01'`, 401], [`name = '新名字'`, 200], [`email = 'a@liandong.example'`, 200]] as const) {
        await api.owner.query(`update app_user set enabled = true, valid_until = null where id = 'u34'`);
        const own = await signedIn('u34');
        expect((await own.get('/worklist')).status).toBe(200);
        await api.owner.query(`update app_user set enabled = not enabled where id = 'u34' and $1`, [change === 'enabled = true']);
        await api.owner.query(`update app_user set ${change} where id = 'u34'`);
        expect([change, (await own.get('/worklist')).status]).toEqual([change, status]);
      }
    });

    it('that a request in flight wrote back after its end is worth nothing', async () => {
      const own = await signedIn('u35');
      const { rows: [kept] } = await api.owner.query<{ sid: string; sess: object; expire: Date }>(`select * from session where sess ->> 'userId' = 'u35'`);
      await api.owner.query(`update app_user set roles = '{clerk}' where id = 'u35'`);
      await api.owner.query('insert into session values ($1, $2, $3)', [kept?.sid, JSON.stringify(kept?.sess), kept?.expire]);
      expect((await own.get('/worklist')).status).toBe(401);
      expect((await (await signedIn('u35')).get('/session')).body).toMatchObject({ roles: ['clerk'] });
    });

    it('of an administrator ends after 15 idle minutes, of others after 30', async () => {
      const idle = (id: string) => api.owner.query(`update session set sess = jsonb_set(sess::jsonb, '{seen}', to_jsonb(extract(epoch from now()) * 1000 - 16 * 60000))::json where sess ->> 'userId' = $1`, [id]);
      const [aud, cosign] = [await signedIn('aud'), await signedIn('cosign')];
      await Promise.all([idle('aud'), idle('cosign')]);
      expect([(await aud.get('/session')).status, (await aud.get('/session')).status, (await cosign.get('/session')).status]).toEqual([401, 401, 200]);
    });

    it('is listed for its owner, who ends the others; another’s are not in it', async () => {
      const here = await signedIn('u36');
      const phone = await agent();
      await phone.post('/session').set('user-agent', 'a phone').send({ account: 'u36', password: PASSWORD });
      const { sessions } = OwnSessions.parse((await here.get('/session/own')).body);
      expect(sessions.map(({ isThis, agent: by }) => [isThis, by])).toEqual([[true, null], [false, 'a phone']]);
      const { rows } = await api.owner.query<{ sid: string }>('select sid from session');
      for (const { sid } of rows) expect(JSON.stringify(sessions)).not.toContain(sid);
      const stranger = await signedIn('u37');
      expect((await here.delete('/session/own/others')).body).toEqual({ ended: 1 });
      expect([(await here.get('/session')).status, (await phone.get('/session')).status, (await stranger.get('/session')).status]).toEqual([200, 401, 200]);
      expect((await trail('EndOtherSessions')).map(({ by, facts }) => [by, facts])).toEqual([['u36', { ended: 1 }]]);
    });
  });

  describe('a second factor', () => {
    const codeAt = (secret: string, steps = 0) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
    let secret = '';
    let recovery: string[] = [];

    it('is needed by who approves or administers, before anything else; not by a clerk', async () => {
      await switches(null, null);
      const director = await signedIn('director');
      expect((await director.get('/session')).body).toMatchObject({ due: ['second_factor'] });
      expect((await director.get('/worklist')).body).toMatchObject({ code: 'SECOND_FACTOR_DUE' });
      expect((await (await signedIn('u36')).get('/worklist')).status).toBe(200);
      expect((await director.post('/session/second-factor/confirmation').send({ code: '123456' })).body).toMatchObject({ code: 'NO_SECOND_FACTOR' });
      const offered = (await director.post('/session/second-factor')).body as { secret: string; uri: string };
      secret = offered.secret;
      expect(offered.uri).toMatch(/^otpauth:\/\/totp\/liandong:director\?secret=[A-Z2-7]{32}/);
      const wrong = (await codeAt(secret)) === '000000' ? '000001' : '000000';
      expect((await director.post('/session/second-factor/confirmation').send({ code: wrong })).body).toMatchObject({ code: 'WRONG_CODE' });
      recovery = RecoveryCodes.parse((await director.post('/session/second-factor/confirmation').send({ code: await codeAt(secret, -1) })).body).codes;
      expect([recovery.length, new Set(recovery).size]).toEqual([10, 10]);
      expect((await director.get('/worklist')).status).toBe(200);
      expect((await director.get('/session/second-factor')).body).toMatchObject({ isOn: true, isRequired: true, recoveryLeft: 10 });
    });

    it('is asked for after the password, one code once, none that is two steps old', async () => {
      expect((await signIn(api.anonymous, 'director')).body).toMatchObject({ code: 'CODE_REQUIRED' });
      expect((await signIn(api.anonymous, 'director', 'wrong')).body).toMatchObject({ code: 'WRONG_PASSWORD' });
      expect((await signIn(api.anonymous, 'director', PASSWORD, await codeAt(secret, -2))).body).toMatchObject({ code: 'WRONG_CODE' });
      await api.owner.query(`update second_factor set last_step = 0`);
      const code = await codeAt(secret);
      expect((await signIn(api.anonymous, 'director', PASSWORD, code)).status).toBe(200);
      expect((await signIn(api.anonymous, 'director', PASSWORD, code)).body).toMatchObject({ code: 'WRONG_CODE' });
      expect((await signIn(api.anonymous, 'director', PASSWORD, await codeAt(secret, -1))).body).toMatchObject({ code: 'WRONG_CODE' });
    });

    it('two at once with one code: one gets in', async () => {
      await api.owner.query(`update second_factor set last_step = 0`);
      await api.owner.query('delete from login_failure');
      const code = await codeAt(secret);
      const both = await Promise.all([1, 2].map(async () => (await signIn(api.anonymous, 'director', PASSWORD, code)).status));
      expect(both.sort()).toEqual([200, 401]);
    });

    it('has recovery codes, each good once; failures lock as wrong passwords do', async () => {
      await api.owner.query('delete from login_failure');
      const [first = '', second = ''] = recovery;
      expect((await signIn(api.anonymous, 'director', PASSWORD, first.toUpperCase())).status).toBe(200);
      for (let n = 0; n < 5; n++) expect((await signIn(api.anonymous, 'director', PASSWORD, first)).body).toMatchObject({ code: 'WRONG_CODE' });
      expect((await signIn(api.anonymous, 'director', PASSWORD, second)).status).toBe(429);
      await api.owner.query('delete from login_failure');
      const own = await signedIn('director', PASSWORD, second);
      expect((await own.get('/session/second-factor')).body).toMatchObject({ recoveryLeft: 8 });
    });

    it('is kept encrypted, and neither it nor its codes are in trail or log', async () => {
      const { rows } = await api.owner.query(`select (select jsonb_agg(audit) from audit)::text || (select jsonb_agg(second_factor) from second_factor)::text || (select jsonb_agg(recovery_code) from recovery_code)::text as all`);
      for (const each of [secret, ...recovery]) expect(JSON.stringify(rows) + api.logged.join('')).not.toContain(each);
    });

    it('is reset by the security administrator alone, never their own, and ends the sessions of its owner', async () => {
      await api.owner.query('delete from login_failure');
      await switches(false, false);
      const own = await signedIn('director', PASSWORD, recovery[2]);
      const reset = async (by: string, of = 'director') => (await (await signedIn(by)).post(`/security/accounts/${of}/second-factor/reset`)).status;
      for (const by of ['sys', 'aud', 'coord', 'leader']) expect([by, await reset(by)]).toEqual([by, 403]);
      expect([await reset('sec', 'absent'), await reset('sec', 'sec'), await reset('sec'), await reset('sec')]).toEqual([404, 404, 204, 404]);
      expect((await own.get('/session')).status).toBe(401);
      expect((await signIn(api.anonymous, 'director')).status).toBe(200);
      expect((await trail('ResetSecondFactor')).map(({ by, facts }) => [by, facts])).toEqual([['sec', { user: 'director' }]]);
    });
  });

  describe('a fresh login', () => {
    const launch = (who: Agent, key: string) => who.post('/cycles/2024/commands').set('idempotency-key', key).send({ type: 'CloseCycle' });

    it('is asked for before what is final, and the same command goes on after it', async () => {
      await switches(false, true);
      const coord = await signedIn('coord');
      await age('coord', 6);
      const asked = await launch(coord, 'fresh-1');
      expect([asked.status, asked.body]).toEqual([401, expect.objectContaining({ code: 'REAUTH', facts: { minutes: 5 } })]);
      expect((await coord.get('/worklist')).status).toBe(200);
      expect((await coord.get('/exports/items?cycle=2024')).body).toMatchObject({ code: 'REAUTH' });
      expect((await coord.get('/exports/items?cycle=2024&unit=44')).status).toBe(200);
      expect((await signIn(coord, 'coord')).status).toBe(200);
      const done = await launch(coord, 'fresh-1');
      expect(done.body).not.toMatchObject({ code: 'REAUTH' });
      await age('coord', 4);
      expect((await launch(coord, 'fresh-1')).body).toEqual(done.status === 200 ? done.body : expect.objectContaining({ code: (done.body as { code: string }).code }));
    });

    it('is asked for by the switch of the security administrator alone', async () => {
      const change = async (by: string, body: object) => (await (await signedIn(by)).post('/security/rules').send(body)).status;
      for (const by of ['sys', 'aud', 'coord']) expect([by, await change(by, { secondFactorRequired: false, freshLoginRequired: false })]).toEqual([by, 403]);
      expect(await change('sec', { secondFactorRequired: false, freshLoginRequired: false, isAdmin: true })).toBe(400);
      expect(await change('sec', { secondFactorRequired: false, freshLoginRequired: false })).toBe(200);
      const coord = await signedIn('coord');
      await age('coord', 6);
      expect((await launch(coord, 'fresh-2')).body).not.toMatchObject({ code: 'REAUTH' });
      expect((await trail('ChangeSecurityRules')).map(({ by, facts }) => [by, facts])).toEqual([['sec', { secondFactorRequired: false, freshLoginRequired: false }]]);
    });
  });
});
