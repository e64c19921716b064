import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { PASSWORD, runningApi, type RunningApi } from '#testing/running-api.js';
import { FrontDoor, HAS_NGINX } from './front-door.js';
import { HERE } from './places.js';
import { TlsDoor, type Door } from './tls-door.js';

const describeWithNginx = HAS_NGINX ? describe : describe.skip;
const credentials = { account: 'gd', password: PASSWORD };

let api: RunningApi;
const apis = async (): Promise<string[]> => [new URL(await api.app.getUrl()).origin];
beforeAll(async () => {
  api = await runningApi({ DEMO: false, HOST: '0.0.0.0' });
}, 120_000);
afterAll(() => api?.close());

/** The cookie is bound to TLS and to this host, comes back, and ends with the session. */
async function letsPeopleIn(door: Door): Promise<void> {
  const visitor = door.visitor();
  expect((await visitor.get('/api/v1/session')).status).toBe(401);
  const signedIn = await visitor.post('/api/v1/session').set('origin', door.origin).send(credentials);
  expect([signedIn.status, signedIn.headers['set-cookie']]).toEqual([200, [expect.stringMatching(/^__Host-liandong=.+; Path=\/; Expires=.+; HttpOnly; Secure; SameSite=Lax$/)]]);
  expect((await visitor.get('/api/v1/session')).body).toMatchObject({ account: 'gd', demo: false });
  expect((await visitor.get('/api/v1/worklist')).status).toBe(200);
  expect((await visitor.delete('/api/v1/session')).status).toBeLessThan(300);
  expect((await visitor.get('/api/v1/session')).status).toBe(401);
}

describe('whatever ends TLS before an API as a site has it', () => {
  let door: TlsDoor;
  beforeAll(async () => {
    door = await TlsDoor.open(await apis());
  });
  afterAll(() => door?.stop());

  it('lets people in, and keeps them in', () => letsPeopleIn(door));
});

describeWithNginx('the front door, before an API as a site has it (skipped where there is no nginx or openssl)', () => {
  let door: FrontDoor;
  beforeAll(async () => {
    door = await FrontDoor.open({ apis: await apis() });
  });
  afterAll(() => door?.stop());

  it('lets people in by TLS: the cookie is bound to it and to this host, comes back, and ends with the session', () => letsPeopleIn(door));
  it('holds whoever came by TLS to it, on pages, answers and refusals', async () => {
    for (const path of ['/', '/api/v1/health', '/api/v1/session']) expect([path, (await door.visitor().get(path)).headers['strict-transport-security']]).toEqual([path, 'max-age=31536000']);
  });
  it('sends a page that is asked for in plain on to TLS, and refuses a call of the API; its health it tells', async () => {
    const page = await fetch(`${door.plain}/assignments?of=mine`, { redirect: 'manual' });
    expect([page.status, page.headers.get('location'), page.headers.get('strict-transport-security')]).toEqual([308, `${door.origin}/assignments?of=mine`, null]);
    for (const more of [{}, { 'x-forwarded-proto': 'https' }]) {
      const call = await fetch(`${door.plain}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json', ...more }, body: JSON.stringify(credentials), redirect: 'manual' });
      expect([call.status, call.headers.get('set-cookie')]).toEqual([403, null]);
    }
    expect((await fetch(`${door.plain}/healthz`)).status).toBe(204);
  });
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('speaks %s', async (version) => {
    const socket = connect({ host: HERE, port: Number(new URL(door.origin).port), ca: door.ca, minVersion: version, maxVersion: version });
    await once(socket, 'secureConnect');
    expect([socket.getProtocol(), socket.getCipher().standardName]).toEqual([version, expect.stringMatching(/GCM|CHACHA20/)]);
    socket.destroy();
  });
  it('keeps what stands behind a question mark out of its log', async () => {
    await door.visitor().get('/api/v1/worklist?secret=hidden');
    await fetch(`${door.plain}/?secret=hidden`, { redirect: 'manual' });
    expect(door.log).toContain('"GET /api/v1/worklist HTTP/1.1"');
    expect(door.log).not.toContain('hidden');
  });
  it('does not open without a certificate, and says which is missing', async () => {
    await expect(FrontDoor.open({ apis: [`http://${HERE}:1`], hasCertificate: false })).rejects.toThrow(/cannot load certificate ".*\/tls\/certificate\.pem"/);
  });
});

describeWithNginx('who asks, as the front door tells the API (skipped where there is no nginx or openssl)', () => {
  let behind: Server;
  let heard: IncomingHttpHeaders = {};
  beforeAll(async () => {
    behind = createServer((request, response) => {
      heard = request.headers;
      response.end();
    }).listen(0, HERE);
    await once(behind, 'listening');
  });
  afterAll(() => void behind.close());

  it.each([
    ['nobody where no balancer is named', '192.0.2.1', HERE],
    ['a balancer that is named, which saw the last one', '127.0.0.0/8', '203.0.113.7'],
  ])('believes %s', async (_, trusted, who) => {
    const door = await FrontDoor.open({ apis: [`http://${HERE}:${(behind.address() as AddressInfo).port}`], variables: { WEB_TRUSTED_PROXY: trusted } });
    try {
      await door.visitor().get('/').set('x-forwarded-for', '198.51.100.1, 203.0.113.7').set('x-forwarded-proto', 'http');
      expect([heard['x-forwarded-for'], heard['x-forwarded-proto'], heard.host]).toEqual([who, 'https', new URL(door.origin).host]);
    } finally {
      await door.stop();
    }
  });
});
