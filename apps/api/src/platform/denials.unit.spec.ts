import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Denials } from './denials.js';
import type { ApiRequest, SignedIn } from './request.js';

const request = (path: string, method = 'GET') => ({ method, ip: '192.0.2.1', route: { path: `/api/v1${path}` } }) as unknown as ApiRequest;
const person = (userId: string): SignedIn => ({ userId, account: userId, name: userId, unit: '44', unitKind: 'province', cities: [], roles: ['clerk'] });

describe('what somebody may not', () => {
  afterEach(() => void jest.useRealTimers());

  it('is written once a minute, person and route, and then how often it was asked meanwhile', async () => {
    jest.useFakeTimers();
    const rows: unknown[] = [];
    const denials = new Denials({ denied: async (user: SignedIn, facts: object, source: string) => void rows.push([user.userId, facts, source]) } as never);
    const ask = (who: string, path: string, method?: string) => denials.write(request(path, method), person(who), ['audit_admin']);
    for (let n = 0; n < 501; n += 1) await ask('gd', '/audit/:id');
    await ask('xj', '/audit/:id');
    await ask('gd', '/security/rules', 'POST');
    await jest.advanceTimersByTimeAsync(60_000);
    await ask('gd', '/audit/:id');
    await jest.advanceTimersByTimeAsync(60_000);
    const [roles, route] = [['audit_admin'], 'get /api/v1/audit/:id'];
    expect(rows).toEqual([
      ['gd', { route, roles }, '192.0.2.1'], ['xj', { route, roles }, '192.0.2.1'], ['gd', { route: 'post /api/v1/security/rules', roles }, '192.0.2.1'],
      ['gd', { route, roles, again: 500 }, '192.0.2.1'], ['gd', { route, roles }, '192.0.2.1'],
    ]);
  });

  it('is answered as one that cannot be written, and tried anew, while the trail is away', async () => {
    let isAway = true;
    const rows: object[] = [];
    const denials = new Denials({ denied: async (_: SignedIn, facts: object) => {
      if (isAway) throw new Error('away');
      rows.push(facts);
    } } as never);
    const ask = () => denials.write(request('/audit'), person('gd'), ['audit_admin']);
    await expect(ask()).rejects.toThrow('away');
    isAway = false;
    await ask();
    expect(rows).toEqual([{ route: 'get /api/v1/audit', roles: ['audit_admin'] }]);
  });
});
