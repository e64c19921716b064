import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import supertest from 'supertest';
import { ErrorBody } from '#api-types/views/common.views.js';
import { heldOpen, rawAnswers, rawStatuses } from '#testing/raw-http.js';
import { PASSWORD, path, runningApi, type RunningApi } from '#testing/running-api.js';

const T07 = 'asg/2024/t07-o1/44';
/** Of every answer, whatever it is. */
const HEADERS = {
  'content-security-policy': "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self' data:;connect-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'origin-agent-cluster': '?1', 'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff', 'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen', 'x-frame-options': 'SAMEORIGIN', 'x-permitted-cross-domain-policies': 'none', 'x-xss-protection': '0',
};

describe('what the platform says', () => {
  let api: RunningApi;
  let gd: Awaited<ReturnType<RunningApi['as']>>;
  beforeAll(async () => {
    api = await runningApi();
    await mkdir(join(api.settings.WEB_DIR, 'assets'), { recursive: true });
    await writeFile(join(api.settings.WEB_DIR, 'index.html'), '<!doctype html><title>page</title>');
    await writeFile(join(api.settings.WEB_DIR, 'assets', 'a-1.js'), '1');
    gd = await api.as('gd');
  });
  afterAll(() => api.close());

  const command = (body: unknown) => gd.post(path(T07, '/commands')).set('idempotency-key', 'k-1').send(body as object);

  it.each([
    ['an unknown field', { type: 'AcknowledgeAssignment', more: 1 }, ['more']],
    ['a field of a wrong type', { type: 'SubmitProgress', percent: 'x', milestonesReached: [], text: '' }, ['percent']],
    ['a missing field', { type: 'RecallPlan' }, ['reason']],
    ['an unknown verb', { type: 'EatPlan' }, ['type']],
    ['a NUL in a text', { type: 'RecallPlan', reason: 'a\0b' }, ['body']],
  ])('names the fields of %s', async (_, body, fields) => {
    const answer = await command(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'BAD_REQUEST', facts: { fields } });
    expect(ErrorBody.safeParse(answer.body).success).toBe(true);
    expect(answer.headers['x-request-id']).toBe((answer.body as { requestId: string }).requestId);
  });

  it('says the same of a body that is no JSON, and of a query that is none', async () => {
    const noJson = await gd.post(path(T07, '/commands')).set('content-type', 'application/json').send('{');
    expect([noJson.status, noJson.body]).toEqual([400, expect.objectContaining({ code: 'BAD_REQUEST' })]);
    const query = await gd.get('/worklist?box=all&page=0');
    expect(query.body).toMatchObject({ code: 'BAD_REQUEST', facts: { fields: ['box', 'page'] } });
    const huge = await gd.put(path(T07, '/draft')).send({ baseVersion: 0, sections: [{ id: 'goals', text: 'x'.repeat(5_000_000) }] });
    expect([huge.status, huge.body]).toEqual([400, expect.objectContaining({ code: 'BAD_REQUEST' })]);
  });

  it.each([
    ['what the asker may not see', 'gd', 'get', '/organisation/units/a%00b/contacts'], ['what is not there', 'coord', 'get', '/organisation/units/%00/contacts'], ['a file of another’s', 'sys', 'get', `${path(T07)}/attachments/%00`],
    ['a command to it', 'coord', 'post', '/cycles/%00/commands'], ['no route', 'gd', 'get', '/%00'],
  ] as const)('answers 404 where a NUL is in the path: %s', async (_, account, method, url) => {
    const answer = await (await api.as(account))[method](url).set('idempotency-key', 'k-nul');
    expect([answer.status, answer.body]).toEqual([404, expect.objectContaining({ code: 'NOT_FOUND' })]);
  });

  it('refuses writes that a browser sends for another site', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }, { origin: 'null' }]) {
      const answer = await gd.post(path(T07, '/commands')).set(headers as Record<string, string>).set('idempotency-key', 'k-2').send({ type: 'AcknowledgeAssignment' });
      expect([headers, answer.status, (answer.body as { code: string }).code]).toEqual([headers, 403, 'FORBIDDEN']);
    }
    const host = new URL(await api.app.getUrl()).host;
    const own = await gd.post(path(T07, '/commands')).set({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }).set('idempotency-key', 'k-3').send({ type: 'AcknowledgeAssignment' });
    expect((own.body as { code: string }).code).toBe('WRONG_STATE');
  });

  it('answers 404 in words for what is no route, and pages for what is a page', async () => {
    const answer = await gd.get('/no-such-thing');
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([404, 'NOT_FOUND']);
    const site = supertest(await api.app.getUrl());
    const page = await site.get('/assignments/asg/2024/t07-o1/44').set('accept', 'text/html');
    expect([page.status, page.text, page.headers['cache-control']]).toEqual([200, expect.stringContaining('page'), 'no-cache']);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect((await site.get('/assets/a-1.js')).headers['cache-control']).toContain('immutable');
    expect((await site.get('/assets/gone.js')).status).toBe(404);
    expect((await site.get('/docs')).status).toBe(200);
  });

  it('has the same headers on a page, an answer, a refusal and a download, and opens none of them to another origin', async () => {
    const site = supertest(await api.app.getUrl());
    const evil = { origin: 'https://evil.example' };
    const [page, answer, refusal, download] = [await site.get('/overview').set(evil), await gd.get('/worklist').set(evil), await gd.get('/audit').set(evil), await (await api.as('coord')).get('/catalogue-versions/template/xlsx').set(evil)];
    for (const { headers } of [page, answer, refusal, download]) {
      expect(headers).toMatchObject(HEADERS);
      expect(Object.keys(headers).filter((name) => /^(access-control-|x-powered-by|server$)/.test(name))).toEqual([]);
    }
    expect([page, answer, refusal, download].map(({ status, headers }) => [status, headers['cache-control']])).toEqual([[200, 'no-cache'], [200, 'no-store'], [403, 'no-store'], [200, 'no-store']]);
    expect(download.headers['content-disposition']).toMatch(/^attachment; /);
  });

  it('gives each login a session of another number, of 192 bits', async () => {
    const [one = '', other = ''] = [await api.cookieOf('xj'), await api.cookieOf('xj')];
    for (const cookie of [one, other]) expect(decodeURIComponent(cookie)).toMatch(/^liandong=s:[\w-]{32}\.[\w+/]{43}$/);
    expect(one.slice(0, 40)).not.toBe(other.slice(0, 40));
  });

  it('writes no body, query or cookie into the log, and each line is one, whatever stands in an address', async () => {
    await command({ type: 'RecallPlan', reason: '不可入日志' });
    await gd.get('/worklist?task=secret-task');
    await gd.get('/worklist%0d%0a%1b%5b31mforged');
    const log = api.logged.join('');
    for (const line of log.trimEnd().split('\n')) expect(JSON.parse(line)).toMatchObject({ time: expect.any(Number) });
    expect(['\r', '\u001b'].filter((sign) => log.includes(sign))).toEqual([]);
    expect(log).toContain('/worklist');
    expect(log).not.toMatch(/不可入日志|secret-task|liandong=/);
  });

  it('says in the log of a request neither who asks nor about whom', async () => {
    const before = api.logged.length;
    await gd.get('/worklist');
    const sys = await api.as('sys');
    await sys.post('/organisation/units/44/contacts/zhang.san/password');
    await sys.post('/security/accounts/zhang.san/second-factor/reset');
    const lines = api.logged.slice(before).map((line) => JSON.parse(line) as { path?: string });
    expect(lines.flatMap(({ path }) => (path?.includes('user') ? [path] : []))).toEqual(['/api/v1/organisation/units/44/contacts/:user/password', '/api/v1/security/accounts/:user/second-factor/reset']);
    expect(JSON.stringify(lines)).not.toMatch(/zhang\.san|"user"|"gd"|"sys"/);
  });

  describe('whoever wears it out', () => {
    const body = (text: string, more: readonly string[] = []) => ['POST /api/v1/session HTTP/1.1', 'host: x', 'connection: close', 'content-type: application/json', ...more, `content-length: ${Buffer.byteLength(text)}`, '', text].join('\r\n');
    const framed = (...lines: readonly string[]) => ['POST /api/v1/session HTTP/1.1', 'host: x', 'content-type: application/json', ...lines].join('\r\n');
    const SMUGGLED = '0\r\n\r\nGET /api/v1/health HTTP/1.1\r\nhost: x\r\n\r\n';

    it.each<[string, string, number[]]>([
      ['lists 100,000 deep', body(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), [400]],
      ['objects 100,000 deep', body(`${'{"account":'.repeat(100_000)}1${'}'.repeat(100_000)}`), [400]],
      ['100,000 deep, never closed', body('['.repeat(100_000)), [400]],
      ['a number of a million digits', body(`{"account":${'9'.repeat(1_000_000)}}`), [400]],
      ['a header of 100 kB', body('{}', [`x-long: ${'x'.repeat(100_000)}`]), [431]],
      ['5,000 headers', body('{}', Array.from({ length: 5_000 }, (_, index) => `x-${index}: 1`)), [431]],
      // Refused when the rest has come; who never sends it is cut off, as below.
      ['100 MB, as announced, of which a tenth comes', framed('content-length: 104857600', '', 'x'.repeat(10_000_000)), []],
      ['a body by its length and by parts', framed('content-length: 6', 'transfer-encoding: chunked', '', SMUGGLED), [400]],
      ['two lengths', framed('content-length: 2', 'content-length: 44', '', SMUGGLED), [400]],
      ['an encoding that is none', framed('transfer-encoding: xchunked', '', SMUGGLED), [400]],
      ['an encoding twice', framed('transfer-encoding: chunked, identity', '', SMUGGLED), [400]],
      ['a name with a space before its colon', framed('content-length : 2', '', '{}'), [400]],
      ['a length below nothing', framed('content-length: -1', '', '{}'), [400]],
      ['a part of more than there is', framed('transfer-encoding: chunked', '', 'ffffffffffffffffff\r\nx\r\n'), [400]],
      ['a part whose size is no number', framed('transfer-encoding: chunked', '', 'zz\r\n{}\r\n'), [400]],
      ['no HTTP', '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03', [400]],
    ])('by %s is refused once, and nobody else notices', async (_, text, statuses) => {
      expect(await rawStatuses(api.app, text)).toEqual(statuses);
      expect((await gd.get('/worklist')).status).toBe(200);
    });

    it('(somebody who only signs in wrongly is told so, by the same way of asking)', async () => {
      expect(await rawStatuses(api.app, body('{"account":"nobody","password":"wrong"}'))).toEqual([401]);
      expect(await rawStatuses(api.app, body('['.repeat(100_000)))).toEqual([400]);
    });

    it('with two hundred streams and a hundred bodies that never end keeps nobody from work', async () => {
      const cookie = await api.cookieOf('gd');
      const streams = await Promise.all(Array.from({ length: 200 }, () => heldOpen(api.app, ['GET /api/v1/events HTTP/1.1', 'host: x', `cookie: ${cookie}`, '', ''].join('\r\n'), 'text/event-stream')));
      const slow = await Promise.all(Array.from({ length: 100 }, () => heldOpen(api.app, framed('content-length: 4000000', '', '{"account":"'))));
      for (let left = 20; left > 0; left -= 1) {
        expect([(await api.anonymous.get('/health')).status, (await gd.get('/worklist')).status, (await command({ type: 'RecallPlan' })).status]).toEqual([200, 200, 400]);
      }
      for (const socket of [...streams, ...slow]) socket.destroy();
      // Whoever never ends is cut off by the server itself.
      const { headersTimeout, requestTimeout } = api.app.getHttpServer() as Server;
      expect([headersTimeout > 0 && headersTimeout <= 60_000, requestTimeout > 0 && requestTimeout <= 300_000]).toEqual([true, true]);
    });
  });

  describe('while the audit trail cannot be written', () => {
    const APPEND = 'append_audit(timestamptz, jsonb, text, text, text, text, text, jsonb, text)';
    it.each([
      ['the runtime logins may not any more', `revoke execute on function ${APPEND} from liandong_record, liandong_app`, `grant execute on function ${APPEND} to liandong_record, liandong_app`],
      ['its table is gone', 'alter table audit rename to audit_gone', 'alter table audit_gone rename to audit'],
      ['its function is gone', `alter function ${APPEND} rename to append_gone`, `alter function append_gone(timestamptz, jsonb, text, text, text, text, text, jsonb, text) rename to append_audit`],
      ['its table takes no more rows', `alter table audit add constraint full_up check (recorded_at < '2000-01-01') not valid`, 'alter table audit drop constraint full_up'],
    ])('(%s) acts, refusals and sign-ins answer 503, reading goes on, and afterwards all of it', async (_, close, open) => {
      const key = `audit-${close.length}`;
      const comment = () => gd.post(path(T07, '/commands')).set('idempotency-key', key).send({ type: 'Comment', audience: 'all', about: null, text: '请核对。', mentions: [] });
      const events = async () => (await api.owner.query('select count(*)::int as n from event where command_id = $1', [key])).rows as { n: number }[];
      await api.owner.query(close);
      try {
        const act = await comment();
        expect([act.status, act.body, act.headers['retry-after']]).toEqual([503, expect.objectContaining({ code: 'AUDIT_UNAVAILABLE' }), '2']);
        expect(await events()).toEqual([{ n: 0 }]);
        expect((await command({ type: 'AcknowledgeAssignment' })).body).toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
        expect((await api.anonymous.post('/session').send({ account: 'gd', password: PASSWORD })).body).toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
        expect([(await gd.get('/worklist')).status, (await gd.get(path(T07))).status]).toEqual([200, 200]);
      } finally {
        await api.owner.query(open);
      }
      expect((await comment()).status).toBe(200);
      expect(await events()).toEqual([{ n: 1 }]);
      expect((await command({ type: 'AcknowledgeAssignment' })).status).toBe(409);
    });
  });

  it('lets no look hold a connection for more than half a minute', async () => {
    const [limit] = (await api.databases.read.query('show statement_timeout')) as { statement_timeout: string }[];
    expect(limit).toEqual({ statement_timeout: '30s' });
  });

  it('answers 503 while the database is away, and goes on when it is back', async () => {
    const name = new URL(api.database.ownerUrl).pathname.slice(1);
    const cluster = new pg.Client({ connectionString: api.database.ownerUrl.replace(`/${name}`, '/postgres') });
    await cluster.connect();
    await cluster.query(`alter database ${name} connection limit 0`);
    await cluster.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    const act = await command({ type: 'RecallPlan', reason: 'x' });
    expect([act.status, act.body]).toEqual([503, expect.objectContaining({ code: 'UNAVAILABLE' })]);
    expect((await gd.get('/worklist')).status).toBe(503);
    expect((await api.anonymous.get('/health')).body).toEqual({ status: 'degraded', database: false });
    await cluster.query(`alter database ${name} connection limit -1`);
    await cluster.end();
    expect((await gd.get('/worklist')).status).toBe(200);
    expect((await api.anonymous.get('/health')).body).toEqual({ status: 'ok', database: true });
  });
});

describe('outside the demo', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi({ DEMO: false });
    for (const folder of ['assets', '.git']) await mkdir(join(api.settings.WEB_DIR, folder), { recursive: true });
    for (const file of ['index.html', 'assets/a-1.js', '.git/config', '.env']) await writeFile(join(api.settings.WEB_DIR, file), `content of ${file}`);
  });
  afterAll(() => api.close());

  it('there is no documentation, no list of files, no hidden file and no TRACE', async () => {
    const site = supertest(await api.app.getUrl());
    expect((await site.get('/assets/a-1.js')).status).toBe(200);
    for (const path of ['/docs', '/docs/', '/docs-json', '/docs-yaml', '/assets', '/assets/']) expect([path, (await site.get(path)).text]).toEqual([path, expect.not.stringMatching(/a-1\.js|swagger|openapi/i)]);
    for (const path of ['/docs', '/docs-json', '/docs-yaml']) expect([path, (await site.get(path)).status]).toEqual([path, 404]);
    // As they are: a client tidies up the last ones before it sends them.
    const raw = (path: string) => rawAnswers(api.app, [`GET ${path} HTTP/1.1`, 'host: x', 'connection: close', '', ''].join('\r\n'));
    expect(await raw('/assets/a-1.js')).toMatch(/^HTTP\/1\.1 200 .*content of assets/s);
    for (const path of ['/.git/config', '/.env', '/%2egit/config', '/assets/../.env', '/assets/%2e%2e/.env', '/assets/..%2f.env']) expect([path, await raw(path)]).toEqual([path, expect.stringMatching(/^HTTP\/1\.1 (?!.*content of \.)/s)]);
    for (const path of ['/', '/api/v1/health']) expect([path, (await site.trace(path).set('cookie', 'canary=1')).status]).toEqual([path, 404]);
  });
});
