import type { RunningApi } from '#testing/running-api.js';
import { openApi } from '../../apps/api/src/platform/open-api.js';
import { SecurityPolicy } from '../../apps/api/src/platform/security-policy.js';
import { ROUTES } from '../authz/route-policy.js';
import { operationsOf, type ApiDocument, type Operation } from './document.js';
import { fuzz, knownIn, type FuzzFindings } from './fuzz.js';

const PREFIX = '/api/v1';
/** A province's clerk, a department's reviewer, who steers, who keeps the system. */
const ROLES = ['gd', 'bureau', 'coord', 'sys'] as const;
const ASSIGNMENTS = ['asg/2024/t07-o1/44', 'asg/2024/t02-o1/44', 'asg/2024/t10-o1/44'];
/** By a session: what ends it, and what is for whoever signs in, is sent without one too. */
/** 只读维护 holds every other act for as long as it lasts. */
const LAST = ['post', 'delete'].map((method) => `${method} ${PREFIX}/maintenance`);
const PUBLIC = ROUTES.filter(({ who }) => who === 'public').map(({ route }) => route.replace(' ', ` ${PREFIX}`));

/** The document of the running application against the application. */
export async function fuzzApi(api: RunningApi, { cases, seed }: { cases: number; seed: number }): Promise<FuzzFindings> {
  const document = JSON.parse(JSON.stringify(openApi(api.app))) as ApiDocument;
  // How long ago somebody signed in is another question; in a long run every act would end there.
  await api.owner.query('insert into security_setting values (1, false, false) on conflict (id) do update set second_factor_required = false, fresh_login_required = false');
  api.app.get(SecurityPolicy).changed();
  for (const role of ROLES) api.forget(role);
  return fuzz({
    origin: await api.app.getUrl(), document, cases, seed, roles: ROLES, publicOnes: PUBLIC, last: LAST,
    known: knownIn(await answersOf(api, operationsOf(document))),
    signIn: (role) => api.cookieOf(role).catch(() => undefined),
  });
}

async function answersOf(api: RunningApi, operations: readonly Operation[]): Promise<{ resource: string; body: unknown }[]> {
  const found = [{ resource: 'assignments', body: ASSIGNMENTS.map((id) => ({ id })) }, { resource: '', body: { cycle: '2024', year: '2024' } }, { resource: 'cycles', body: { id: '2024' } }] as { resource: string; body: unknown }[];
  const lists = operations.filter(({ method, path }) => method === 'get' && !path.includes('{') && !/events|xlsx|\.ics/.test(path)).map(({ path }) => path.replace(PREFIX, ''));
  const parts = ASSIGNMENTS.flatMap((id) => ['', '/draft', '/threads', '/rounds', '/attachments'].map((part) => `/assignments/${encodeURIComponent(id)}${part}`));
  for (const role of ROLES) {
    const agent = await api.as(role);
    for (const url of [...lists, ...parts]) {
      const { status, body } = await agent.get(url).query({ cycle: '2024', year: '2024', q: 't07', by: 'task' });
      if (status === 200) found.push({ resource: url.split('/')[1] ?? '', body: body as unknown });
    }
    // Their sessions are the run's own from here on.
    api.forget(role);
  }
  return found;
}
