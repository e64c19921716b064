import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import { pino } from 'pino';
import supertest from 'supertest';
import { SignOnBegun } from '#api-types/views/session.views.js';
import { freePort } from '#local-services/ports.js';
import { oidcPeer, type AtProvider, type OidcPeer } from '#testing/oidc-peer.js';
import { PASSWORD, runningApi, type RunningApi } from '#testing/running-api.js';
import { SecurityPolicy } from '../platform/security-policy.js';
import { Provider } from './provider.js';

const SITE = 'http://127.0.0.1:3999';
type Agent = ReturnType<typeof supertest.agent>;

describe('single sign-on', () => {
  let peer: OidcPeer;
  let api: RunningApi;
  beforeAll(async () => {
    peer = await oidcPeer(SITE, { secondFactor: ['mfa'] });
    api = await runningApi({ DEMO: false, OIDC: peer.settings, PASSWORD_ACCOUNTS: ['sys', 'coord'] });
    await switches(false, false);
  });
  afterAll(async () => {
    await api?.close();
    await peer?.close();
  });

  const switches = async (secondFactor: boolean, fresh: boolean) => {
    await api.owner.query('delete from security_setting');
    await api.owner.query('insert into security_setting values (1, $1, $2)', [secondFactor, fresh]);
    api.app.get(SecurityPolicy).changed();
  };
  const browser = async (): Promise<Agent> => supertest.agent(`${await api.app.getUrl()}/api/v1`);
  const begin = async (own: Agent, body: object = {}): Promise<URL> => new URL(SignOnBegun.parse((await own.post('/session/single-sign-on/beginnings').send(body)).body).url);
  const finish = (own: Agent, back: URL) => own.post('/session/single-sign-on').send({ answer: back.search });
  const come = async (own: Agent, who: AtProvider, body: object = {}) => finish(own, await peer.visit((await begin(own, body)).href, who));
  const trail = async () =>
    (await api.owner.query<{ action: string; outcome: string; code: string | null; by: string | null; kind: string; facts: Record<string, unknown> }>(`select action, outcome, code, actor ->> 'userId' as by, actor ->> 'kind' as kind, facts from audit where facts ->> 'signOn' = 'true' or action = 'BindSignOn' order by id`)).rows;
  const last = async () => (await trail()).at(-1);
  /** A refusal, and its row with the reason. */
  const refused = async (answer: supertest.Response, code: string, why: string | RegExp, by: string | null = null) => {
    expect([answer.status, answer.body]).toEqual([['SIGN_ON_REFUSED', 'WRONG_CODE'].includes(code) ? 401 : 403, expect.objectContaining({ code })]);
    expect(await last()).toMatchObject({ action: 'Login', outcome: 'refused', code, by, kind: by === null ? 'stranger' : 'user', facts: { why: typeof why === 'string' ? why : expect.stringMatching(why) } });
  };
  const isOut = async (own: Agent) => expect((await own.get('/session')).status).toBe(401);

  const boundTo = async (user: string) => (await api.owner.query<{ subject: string }>('select subject from sign_on_subject where user_id = $1', [user])).rows.map(({ subject }) => subject);

  it('is offered where it is set up, and lets a person in by the provider’s own pages, with a new session', async () => {
    const own = await browser();
    expect((await own.get('/session/ways')).body).toEqual({ passwords: false, signOn: true });
    const there = await begin(own, { to: '/worklist?box=done' });
    const asked = Object.fromEntries(there.searchParams);
    expect(asked).toMatchObject({ response_type: 'code', scope: 'openid profile', code_challenge_method: 'S256', redirect_uri: `${SITE}/login`, client_id: 'liandong' });
    for (const each of [asked['state'], asked['nonce'], asked['code_challenge']]) expect(each).toMatch(/^[\w-]{43}$/);
    const answer = await finish(own, await peer.visit(there.href, { account: 'gd' }));
    expect([answer.status, answer.body]).toEqual([200, { session: expect.objectContaining({ userId: 'gd', by: 'sign_on', due: [] }), to: '/worklist?box=done' }]);
    expect((await own.get('/worklist')).status).toBe(200);
    expect((await trail()).map(({ action, outcome, by, facts }) => [action, outcome, by, facts])).toEqual([
      ['BindSignOn', 'accepted', 'gd', { issuer: peer.settings.issuer, subject: 'subject-of-gd' }], ['Login', 'login', 'gd', { signOn: true }],
    ]);
    const { rows } = await api.owner.query<{ sid: string; sess: { by: string } }>(`select sid, sess from session where sess ->> 'userId' = 'gd'`);
    expect(rows.map(({ sess }) => sess.by)).toEqual(['sign_on']);
    await come(own, { account: 'gd' });
    const after = (await api.owner.query<{ sid: string }>(`select sid from session where sess ->> 'userId' = 'gd'`)).rows.map(({ sid }) => sid);
    expect([after.length, after.includes(rows[0]?.sid ?? '')]).toEqual([1, false]);
  });

  it('keeps an identity’s account, and an account’s identity; nobody registers by it, nobody disabled comes by it', async () => {
    const own = await browser();
    await refused(await come(own, { account: 'gd', subject: 'another' }), 'SIGN_ON_OTHER', 'bound to another identity', 'gd');
    // Whatever the provider calls them now: the subject is who they are.
    expect((await come(await browser(), { account: 'xj', subject: 'subject-of-gd' })).body).toMatchObject({ session: { userId: 'gd' } });
    await refused(await come(own, { account: 'nobody-here' }), 'SIGN_ON_UNKNOWN', 'no account');
    expect(await last()).toMatchObject({ facts: { subject: 'subject-of-nobody-here', account: 'nobody-here' } });
    await api.owner.query(`update app_user set enabled = false where id = 'xjlead'`);
    await refused(await come(own, { account: 'xjlead' }), 'SIGN_ON_UNKNOWN', 'disabled', 'xjlead');
    await api.owner.query(`update app_user set last_login_at = now() - interval '91 days', password_set_at = now() - interval '91 days' where id = 'u34'`);
    await refused(await come(own, { account: 'u34' }), 'ACCOUNT_UNUSED', 'unused', 'u34');
    await isOut(own);
    expect((await api.owner.query('select user_id from sign_on_subject order by 1')).rows).toEqual([{ user_id: 'gd' }]);
  });

  it('takes no answer that was forged, replayed, mixed up or sent elsewhere: each is in the trail', async () => {
    for (const [claim, why] of [['nonce', 'nonce'], ['iss', 'iss'], ['aud', 'aud'], ['azp', 'azp'], ['exp', 'exp'], ['alg', /alg/], ['kid', /key/], ['signature', /signature/]] as const) {
      const own = await browser();
      await peer.become(claim);
      await refused(await come(own, { account: 'gd' }), 'SIGN_ON_REFUSED', why);
      await isOut(own);
    }
    await peer.become('honest');
    const [victim, thief] = [await browser(), await browser()];
    const back = await peer.visit((await begin(victim)).href, { account: 'gd' });
    const with_ = (name: string, value: string | null): URL => {
      const url = new URL(back);
      if (value === null) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
      return url;
    };
    // A browser that never began; one that began another login; a state of nobody.
    await refused(await finish(thief, back), 'SIGN_ON_REFUSED', 'not begun here');
    const thiefs = (await begin(thief)).searchParams.get('state') ?? '';
    await refused(await finish(thief, back), 'SIGN_ON_REFUSED', /state/);
    await begin(thief);
    await refused(await finish(thief, with_('state', thiefs)), 'SIGN_ON_REFUSED', /state/);
    // A stolen code with the thief's own state: the proof key is another's.
    const state = (await begin(thief)).searchParams.get('state');
    await refused(await finish(thief, with_('state', state)), 'SIGN_ON_REFUSED', 'token invalid_grant');
    await isOut(thief);
    for (const [url, why] of [[with_('iss', 'https://other.example'), /iss/], [with_('iss', null), /iss/], [with_('code', null), /code/]] as const) {
      const own = await browser();
      const [fresh, mine] = [new URL(url), (await begin(own)).searchParams.get('state') ?? ''];
      fresh.searchParams.set('state', mine);
      await refused(await finish(own, fresh), 'SIGN_ON_REFUSED', why);
    }
    await isOut(victim);
  });

  it('writes down of the provider’s words what is a code, whoever sends them', async () => {
    for (const [error, why] of [['access_denied', 'answer access_denied'], ['\0x', 'answer unreadable'], ['x'.repeat(5_000), 'answer unreadable'], ['<b>', 'answer unreadable']] as const) {
      const own = await browser();
      const url = new URL(`${SITE}/login`);
      for (const [name, value] of [['error', error], ['state', (await begin(own)).searchParams.get('state') ?? ''], ['iss', peer.settings.issuer]] as const) url.searchParams.set(name, value);
      await refused(await finish(own, url), 'SIGN_ON_REFUSED', why);
    }
  });

  it('finds the account whatever its capitals', async () => {
    expect((await come(await browser(), { account: 'Bureau' })).body).toMatchObject({ session: { userId: 'bureau', account: 'bureau' } });
  });

  it('takes a code once, and none without a proof key', async () => {
    const own = await browser();
    const there = await begin(own);
    const cookie = own.jar.getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false } as never).toValueString();
    const back = await peer.visit(there.href, { account: 'xj' });
    expect((await finish(own, back)).status).toBe(200);
    await refused(await finish(own, back), 'SIGN_ON_REFUSED', 'not begun here');
    await refused(await api.anonymous.post('/session/single-sign-on').set('cookie', cookie).send({ answer: back.search }), 'SIGN_ON_REFUSED', 'token invalid_grant');
    const thief = await browser();
    const without = await begin(thief);
    for (const name of ['code_challenge', 'code_challenge_method']) without.searchParams.delete(name);
    await refused(await finish(thief, await peer.visit(without.href, { account: 'xj' })), 'SIGN_ON_REFUSED', 'token invalid_grant');
  });

  it('comes back to a page of this site alone', async () => {
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '']) {
      await refused(await (await browser()).post('/session/single-sign-on/beginnings').send({ to }), 'SIGN_ON_REFUSED', 'return path');
    }
    const elsewhere = await begin(await browser());
    elsewhere.searchParams.set('redirect_uri', 'https://evil.example/');
    await expect(peer.visit(elsewhere.href, { account: 'gd' })).rejects.toThrow(/invalid_redirect_uri|redirect_uri/);
  });

  it('asks for the person’s own second factor, unless the provider’s counts', async () => {
    await switches(true, false);
    const own = await browser();
    expect((await come(own, { account: 'director' })).body).toMatchObject({ session: { userId: 'director', due: ['second_factor'] } });
    expect((await come(await browser(), { account: 'director', amr: 'pwd' })).body).toMatchObject({ session: { due: ['second_factor'] } });
    const proven = await browser();
    expect((await come(proven, { account: 'director', amr: 'pwd,mfa' })).body).toMatchObject({ session: { due: [] } });
    expect([(await proven.get('/worklist')).status, (await proven.get('/session')).body]).toEqual([200, expect.objectContaining({ due: [] })]);
    const { secret } = (await own.post('/session/second-factor')).body as { secret: string };
    const at = (steps: number) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
    expect((await own.post('/session/second-factor/confirmation').send({ code: await at(-1) })).status).toBe(200);
    const again = await browser();
    expect((await come(again, { account: 'director' }, { to: '/rules' })).body).toMatchObject({ code: 'CODE_REQUIRED' });
    await isOut(again);
    await refused(await again.post('/session/single-sign-on/code').send({ code: '000000' }), 'WRONG_CODE', 'code', 'director');
    expect((await again.post('/session/single-sign-on/code').send({ code: await at(0) })).body).toMatchObject({ session: { userId: 'director', due: [] }, to: '/rules' });
    expect((await again.post('/session/single-sign-on/code').send({ code: await at(1) })).body).toMatchObject({ code: 'SIGN_ON_REFUSED' });
    expect((await (await browser()).post('/session/single-sign-on/code').send({ code: await at(1) })).body).toMatchObject({ code: 'SIGN_ON_REFUSED' });
    await switches(false, false);
  });

  it('binds an identity where its person is let in, and nowhere before', async () => {
    await api.owner.query('delete from login_failure');
    const sys = await browser();
    await sys.post('/session').send({ account: 'sys', password: PASSWORD });
    const { secret } = (await sys.post('/session/second-factor').send()).body as { secret: string };
    const at = (steps: number) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
    expect((await sys.post('/session/second-factor/confirmation').send({ code: await at(-1) })).status).toBe(200);
    const thief = await browser();
    expect((await come(thief, { account: 'sys', subject: 'a thief' })).body).toMatchObject({ code: 'CODE_REQUIRED' });
    await refused(await thief.post('/session/single-sign-on/code').send({ code: '000000' }), 'WRONG_CODE', 'code', 'sys');
    expect((await api.owner.query('select sum(count)::int as n from login_failure')).rows).toEqual([{ n: 2 }]);
    expect([await boundTo('sys'), (await trail()).filter(({ action, by }) => action === 'BindSignOn' && by === 'sys')]).toEqual([[], []]);
    const own = await browser();
    expect((await come(own, { account: 'sys' })).body).toMatchObject({ code: 'CODE_REQUIRED' });
    expect(await boundTo('sys')).toEqual([]);
    expect((await own.post('/session/single-sign-on/code').send({ code: await at(0) })).body).toMatchObject({ session: { userId: 'sys', by: 'sign_on' } });
    expect([await boundTo('sys'), (await trail()).slice(-2).map(({ action, by }) => [action, by])]).toEqual([['subject-of-sys'], [['BindSignOn', 'sys'], ['Login', 'sys']]]);
    // Whose identity is not theirs is not even asked for a code.
    await refused(await come(thief, { account: 'sys', subject: 'a thief' }), 'SIGN_ON_OTHER', 'bound to another identity', 'sys');
    await api.owner.query(`delete from second_factor where user_id = 'sys'`);
  });

  it('stays a session of the provider’s when its person changes the password here', async () => {
    await switches(true, true);
    await peer.become('auth_time');
    const own = await browser();
    const close = () => own.post('/cycles/2024/commands').set('idempotency-key', 'sso-2').send({ type: 'CloseCycle' });
    expect((await come(own, { account: 'coord2', amr: 'pwd,mfa' })).body).toMatchObject({ session: { by: 'sign_on', due: [] } });
    expect((await close()).body).toMatchObject({ code: 'REAUTH' });
    expect((await own.post('/session/password').send({ old: PASSWORD, next: 'Wind-und-Meer-8!' })).body).toMatchObject({ by: 'sign_on', due: [] });
    expect([(await close()).body, (await own.get('/session')).body]).toEqual([expect.objectContaining({ code: 'REAUTH' }), expect.objectContaining({ by: 'sign_on', due: [] })]);
    expect((await own.delete('/session/single-sign-on')).body).toEqual({ url: expect.stringContaining('/session/end') });
    await peer.become('honest');
    await switches(false, false);
  });

  it('is as old as the provider’s last question: a fresh login asks again, and takes nobody else', async () => {
    await switches(false, true);
    const own = await browser();
    const close = (key: string) => own.post('/cycles/2024/commands').set('idempotency-key', key).send({ type: 'CloseCycle' });
    await peer.become('auth_time');
    expect((await come(own, { account: 'coord' })).status).toBe(200);
    expect((await close('sso-1')).body).toMatchObject({ code: 'REAUTH' });
    const there = await begin(own, { fresh: true });
    expect(Object.fromEntries(there.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
    // It asked nobody.
    await refused(await finish(own, await peer.visit(there.href, { account: 'coord' })), 'SIGN_ON_REFUSED', 'auth_time');
    await peer.become('honest');
    await refused(await come(own, { account: 'leader' }, { fresh: true }), 'SIGN_ON_OTHER', 'somebody else', 'leader');
    expect(await boundTo('leader')).toEqual([]);
    expect((await close('sso-1')).body).toMatchObject({ code: 'REAUTH' });
    expect((await come(own, { account: 'coord' }, { fresh: true })).status).toBe(200);
    expect((await close('sso-1')).body).not.toMatchObject({ code: 'REAUTH' });
    // The session has ended meanwhile: it asks anew all the same.
    expect((await begin(await browser(), { fresh: true })).searchParams.get('prompt')).toBe('login');
    await switches(false, false);
  });

  it('leaves passwords to the administrator for emergencies: a coordinator who is named is none', async () => {
    const byPassword = async (account: string, password = PASSWORD) => (await (await browser()).post('/session').send({ account, password })).body as object;
    expect(await byPassword('sys')).toMatchObject({ userId: 'sys', by: 'password' });
    for (const account of ['sec', 'coord', 'u36']) expect([account, await byPassword(account)]).toEqual([account, expect.objectContaining({ code: 'PASSWORD_OFF' })]);
    expect(await byPassword('u36', 'wrong')).toMatchObject({ code: 'WRONG_PASSWORD' });
    const { rows } = await api.owner.query(`select actor ->> 'userId' as by from audit where code = 'PASSWORD_OFF' order by id`);
    expect(rows).toEqual([{ by: 'sec' }, { by: 'coord' }, { by: 'u36' }]);
  });

  it('ends here and at the provider', async () => {
    const own = await browser();
    await come(own, { account: 'u37' });
    const { url } = (await own.delete('/session/single-sign-on')).body as { url: string };
    expect(url).toBe(`${peer.settings.issuer}/session/end?post_logout_redirect_uri=${encodeURIComponent(`${SITE}/login`)}&client_id=liandong`);
    expect((await fetch(url)).status).toBe(200);
    await isOut(own);
    const sys = await browser();
    await sys.post('/session').send({ account: 'sys', password: PASSWORD });
    expect((await sys.delete('/session/single-sign-on')).body).toEqual({ url: null });
    await isOut(sys);
    // Begun by a provider that is set up no longer.
    const left = await browser();
    await come(left, { account: 'u37' });
    try {
      Object.assign(api.settings, { OIDC: undefined });
      const answer = await left.delete('/session/single-sign-on');
      expect([answer.status, answer.body]).toEqual([200, { url: null }]);
    } finally {
      Object.assign(api.settings, { OIDC: peer.settings });
    }
    await isOut(left);
    expect((await api.owner.query(`select count(*)::int as n from audit where action = 'Logout' and actor ->> 'userId' = 'u37'`)).rows).toEqual([{ n: 2 }]);
  });

  it('says so where the provider does not answer, asks and trusts no host but the provider’s own, and writes no secret anywhere', async () => {
    const said: string[] = [];
    let heard = 0;
    const other = (more: object) => new Provider({ ...api.settings, OIDC: { ...peer.settings, ...more } }, pino({ level: 'info' }, { write: (line: string) => void said.push(line) }));
    for (const [more, why] of [[{ issuer: `http://127.0.0.1:${await freePort()}` }, 'ECONNREFUSED'], [{ hosts: ['login.example'] }, 'none of OIDC_HOSTS'], [{ issuer: `${peer.settings.issuer}/other` }, 'unexpected HTTP response status code']] as const) {
      await expect(other(more).begin({ to: null, isFresh: false, who: null })).rejects.toMatchObject({ code: 'SIGN_ON_UNAVAILABLE', status: 503 });
      expect([said.length, said.at(-1)]).toEqual([(heard += 1), expect.stringContaining(why)]);
    }
    expect((await other({}).begin({ to: null, isFresh: false, who: null })).url).toContain(peer.settings.issuer);
    const { rows } = await api.owner.query(`select (select jsonb_agg(audit) from audit)::text || (select json_agg(session) from session)::text as all`);
    for (const secret of [peer.settings.clientSecret, 'eyJ']) expect(JSON.stringify(rows) + api.logged.join('') + said.join('')).not.toContain(secret);
  });
});
