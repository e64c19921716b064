import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningApi, type RunningApi } from '#testing/running-api.js';
import { openApi } from './open-api.js';

/** Open on purpose: signing in and out, and health. */
const PUBLIC = ['get /api/v1/health', 'post /api/v1/session', 'delete /api/v1/session', 'get /api/v1/session/demo-accounts', 'post /api/v1/session/demo'];

describe('who may enter', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  it('answers 401 on every route without a session, but for the open ones', async () => {
    const routes = Object.entries(openApi(api.app).paths).flatMap(([path, methods]) => Object.keys(methods as object).map((method) => `${method} ${path}`));
    expect(routes.length).toBeGreaterThan(20);
    expect(routes).toEqual(expect.arrayContaining(PUBLIC));
    for (const route of routes.filter((each) => !PUBLIC.includes(each))) {
      const [method = 'get', path = ''] = route.split(' ');
      const answer = await api.anonymous[method as 'get'](path.replace('/api/v1', '').replace(/\{\w+\}/g, 'asg%2F2024%2Ft07-o1%2F44')).send();
      expect([route, answer.status, (answer.body as { code?: string }).code]).toEqual([route, 401, 'UNAUTHENTICATED']);
    }
  });
});
