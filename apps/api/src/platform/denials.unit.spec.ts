import { describe, expect, it } from '@jest/globals';
import { Denials } from './denials.js';
import type { ApiRequest, SignedIn } from './request.js';

const request = (path: string, method = 'GET') => ({ method, ip: '192.0.2.1', route: { path: `/api/v1${path}` } }) as unknown as ApiRequest;
const person = (userId: string): SignedIn => ({ userId, account: userId, name: userId, unit: '44', unitKind: 'province', cities: [], roles: ['clerk'] });

describe('what somebody may not', () => {
  it('is written once a minute, person and route, with how often it was asked in between', async () => {
    const rows: unknown[] = [];
    const denials = new Denials({ denied: async (user: SignedIn, facts: object, source: string) => void rows.push([user.userId, facts, source]) } as never);
    const ask = (who: string, path: string, at: number, method?: string) => denials.write(request(path, method), person(who), ['audit_admin'], at);
    for (let n = 0; n < 500; n += 1) await ask('gd', '/audit/:id', n);
    await ask('xj', '/audit/:id', 500);
    await ask('gd', '/security/rules', 500, 'POST');
    await ask('gd', '/audit/:id', 59_999);
    await ask('gd', '/audit/:id', 60_000);
    await ask('gd', '/audit/:id', 120_000);
    const roles = ['audit_admin'];
    expect(rows).toEqual([
      ['gd', { route: 'get /api/v1/audit/:id', roles }, '192.0.2.1'], ['xj', { route: 'get /api/v1/audit/:id', roles }, '192.0.2.1'], ['gd', { route: 'post /api/v1/security/rules', roles }, '192.0.2.1'],
      ['gd', { route: 'get /api/v1/audit/:id', roles, before: 500 }, '192.0.2.1'], ['gd', { route: 'get /api/v1/audit/:id', roles }, '192.0.2.1'],
    ]);
  });
});
