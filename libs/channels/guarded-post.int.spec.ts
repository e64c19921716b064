import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { blockedBecause, BlockedAddressError, guardedPost, NoAnswerError, type Guard } from './guarded-post.js';

/** What listens inside, and must not be reached from an address that somebody wrote down. */
describe('an address that is written down', () => {
  let inside: Server;
  let port: number;
  let reached: string[] = [];
  beforeAll(async () => {
    inside = createServer((request, response) => {
      reached.push(request.url ?? '');
      if (request.url === '/away') response.writeHead(302, { location: '/secret' }).end();
      else if (request.url === '/long') response.end('x'.repeat(200_000));
      else if (request.url !== '/silent') response.end('{}');
    });
    inside.listen(0, '127.0.0.1');
    await once(inside, 'listening');
    port = (inside.address() as AddressInfo).port;
  });
  afterAll(() => {
    inside.closeAllConnections();
    inside.close();
  });
  beforeEach(() => {
    reached = [];
  });
  const post = (url: string, guard: Partial<Guard> = {}) => guardedPost(new URL(url), '{}', {}, { allowedHosts: [], timeoutMs: 400, ...guard });

  it.each(['127.0.0.1', '10.0.0.8', '172.16.3.4', '192.168.1.1', '169.254.169.254', '100.100.100.200', '0.0.0.0', '[::1]', '[fd00::1]', '[fe80::1]', '[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]', '2130706433', '0x7f.1', '0177.0.0.1'])('%s is not reached', async (host) => {
    await expect(post(`https://${host}:${port}/`)).rejects.toThrow(BlockedAddressError);
    expect(reached).toEqual([]);
  });

  it('a name that leads inside is not reached either, nor one of whose addresses only one does', async () => {
    for (const addresses of [['127.0.0.1'], ['93.184.216.34', '127.0.0.1'], ['::1']]) await expect(post(`https://hook.example:${port}/`, { resolve: () => Promise.resolve(addresses) })).rejects.toThrow(BlockedAddressError);
    expect(reached).toEqual([]);
  });

  it('a resolver that answers otherwise the second time is not asked a second time', async () => {
    let asked = 0;
    // 203.0.114.1 is public; nobody answers there.
    const resolve = () => Promise.resolve([++asked === 1 ? '203.0.114.1' : '127.0.0.1']);
    await expect(post(`https://rebinding.example:${port}/`, { resolve })).rejects.toThrow(NoAnswerError);
    expect([asked, reached]).toEqual([1, []]);
  });

  it('plain http is for hosts that are named as the house’s own; those may be private', async () => {
    const resolve = () => Promise.resolve(['127.0.0.1']);
    await expect(post(`http://hook.example:${port}/`, { resolve })).rejects.toThrow(BlockedAddressError);
    expect(await post(`http://gateway.inside:${port}/ok`, { resolve, allowedHosts: ['gateway.inside'] })).toEqual({ status: 200, body: '{}' });
    await expect(post(`http://other.inside:${port}/`, { resolve, allowedHosts: ['gateway.inside'] })).rejects.toThrow(BlockedAddressError);
    expect(reached).toEqual(['/ok']);
  });

  it('is looked at before anything is sent, by the same rule: what is refused says why, what is not known here is left to the sending', async () => {
    const own = { allowedHosts: ['gateway.inside', '10.0.0.8'], timeoutMs: 400 };
    const resolve = (addresses: readonly string[]) => ({ ...own, resolve: () => Promise.resolve(addresses) });
    const why = (url: string, guard: Guard = own) => blockedBecause(new URL(url), guard);
    expect([await why('https://169.254.169.254/'), await why('https://[::1]/'), await why('https://2130706433/'), await why('https://hook.example/', resolve(['127.0.0.1']))]).toEqual(Array(4).fill('not_public'));
    expect([await why('http://hook.example/', resolve(['93.184.216.34'])), await why('http://127.0.0.1/')]).toEqual(['not_https', 'not_https']);
    expect([await why('http://gateway.inside/', resolve(['10.1.1.1'])), await why('http://10.0.0.8/'), await why('https://hook.example/', resolve(['93.184.216.34']))]).toEqual([undefined, undefined, undefined]);
    expect([await why('https://hook.example/', { ...own, resolve: () => Promise.reject(new Error('ENOTFOUND')) }), await why('https://hook.example/', { ...own, resolve: () => new Promise(() => undefined) })]).toEqual([undefined, undefined]);
    expect(reached).toEqual([]);
  });

  it('a redirect is an answer and is not followed; a long answer and a silent peer end', async () => {
    const own = { allowedHosts: ['127.0.0.1'] };
    expect(await post(`http://127.0.0.1:${port}/away`, own)).toMatchObject({ status: 302 });
    expect(reached).toEqual(['/away']);
    await expect(post(`http://127.0.0.1:${port}/long`, own)).rejects.toThrow('too long');
    await expect(post(`http://127.0.0.1:${port}/silent`, own)).rejects.toMatchObject({ message: 'timeout', isSent: true });
  });
});
