import type supertest from 'supertest';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { holderOfRole } from '#persistence/seed/people.js';
import type { RunningApi } from '#testing/running-api.js';
import { openApi } from '../../apps/api/src/platform/open-api.js';
import { PARTS, roleOf, VERBS } from './assignment-policy.js';
import { ALL, CASES, PRINCIPALS, seatOf, type Case, type Principal } from './principals.js';
import { ROUTES } from './route-policy.js';

export interface Matrix {
  readonly cells: number;
  /** What somebody could do who may not, or what may and was refused: who, route, case, answer. */
  readonly unexpectedAllow: readonly string[];
  readonly unexpectedDeny: readonly string[];
  /** Routes and command types of the running application that no policy names. */
  readonly missingRoutes: readonly string[];
}

const PREFIX = '/api/v1';
/** Without answer until the client leaves. */
const STREAMS = ['get /events'];
/** Who signs out is gone for the cells to come. */
const LEAVING = ['delete /session', 'delete /session/single-sign-on'];
/** No last sequence of anything: whoever may is told so, and nothing happens. */
const SEQUENCE = 999_999_999;

type Answer = Pick<supertest.Response, 'status' | 'body'>;
const codeOf = ({ body }: Answer): string => (body as { code?: string } | undefined)?.code ?? '';
const isDenied = ({ status }: Answer): boolean => status === 401 || status === 403 || status === 404;

/** What `npm test` leaves to the whole matrix: twins of a role elsewhere, and the cities. */
const TWINS: readonly Principal[] = ['other_leader', 'other_director', 'city_clerk', 'city_leader', 'audit_admin'];

/** Every route and command × principal × case, asked of the running application, held against the policy written by hand. */
export async function authorisationMatrix(api: RunningApi, isWhole: boolean): Promise<Matrix> {
  const principals = ['nobody' as const, ...ALL.filter((each) => isWhole || !TWINS.includes(each))];
  const cases = CASES.filter((each) => isWhole || each !== 'city');
  const found = { cells: 0, unexpectedAllow: [] as string[], unexpectedDeny: [] as string[] };
  const { accounts, ids } = await scene(api);
  let keys = 0;
  const ask = async (principal: Principal | 'nobody', route: string, url: string, body: object | undefined): Promise<Answer> => {
    const [method = 'get'] = route.split(' ');
    const agent = principal === 'nobody' ? api.anonymous : await api.as(accounts[principal]);
    const request = agent[method as 'get'](url).set('idempotency-key', `authz-${(keys += 1)}`);
    if (url.endsWith('/attachments') && method === 'post') return request.set('content-type', 'application/octet-stream').set('file-name', 'x.exe').send(Buffer.from('MZ') as never);
    return body === undefined ? request.send() : request.send(body);
  };
  const hold = (about: string, may: boolean, answer: Answer, deniedAs?: number): void => {
    found.cells += 1;
    const line = `${about}: ${answer.status} ${codeOf(answer)}`;
    if (answer.status >= 500) found.unexpectedAllow.push(line);
    else if (may && isDenied(answer)) found.unexpectedDeny.push(line);
    else if (!may && (!isDenied(answer) || (deniedAs !== undefined && answer.status !== deniedAs))) found.unexpectedAllow.push(line);
  };

  for (const policy of ROUTES) {
    const url = policy.url ?? policy.route.split(' ')[1] ?? '';
    for (const principal of LEAVING.includes(policy.route) ? ['nobody' as const] : principals) {
      const may = policy.who === 'public' || (principal !== 'nobody' && policy.who.includes(principal));
      const answer = await ask(principal, policy.route, url, policy.body);
      // A wrong password is no refusal of the route; what is not there is none of the right.
      const isPassed = may && (policy.who === 'public' ? answer.status === 401 || (policy.isThere === false && answer.status === 404) : policy.isThere === false && (answer.status === 404 || codeOf(answer) === 'NO_PROXY'));
      hold(`${principal} ${policy.route}`, may, isPassed ? { ...answer, status: 200 } : answer, principal === 'nobody' ? 401 : undefined);
    }
  }
  for (const principal of principals) {
    for (const of of cases) {
      const seat = principal === 'nobody' ? undefined : seatOf(principal, of);
      const role = principal === 'nobody' ? '' : roleOf(principal);
      for (const { route, of: whose, body, suffix = '', isThere = true, isCostly = false } of PARTS) {
        if (isCostly && seat !== undefined && !isWhole) continue;
        const url = route.split(' ')[1]?.replace('{id}', encodeURIComponent(ids[of])).replace('{attachment}', 'absent').replace('{kind}/{format}', 'return-letter/docx') ?? '';
        const answer = await ask(principal, route, url + suffix, body);
        const may = seat !== undefined && (whose === 'sides' || (whose === 'unit') === (seat === 'unit'));
        hold(`${principal} ${route} ${of}`, may, may && !isThere && answer.status === 404 ? { ...answer, status: 200 } : answer, may ? undefined : principal === 'nobody' ? 401 : 404);
      }
      for (const [type, { who, body }] of Object.entries(VERBS)) {
        const answer = await ask(principal, 'post', `/assignments/${encodeURIComponent(ids[of])}/commands`, { type, expectedSequence: SEQUENCE, ...body });
        hold(`${principal} ${type} ${of}`, (who as readonly string[]).includes(`${seat}:${role}`), answer, principal === 'nobody' ? 401 : seat === undefined ? 404 : 403);
      }
    }
  }
  return { ...found, missingRoutes: missing(api) };
}

/** The demo's data with what the cases need: an assignment of each kind, one of them closed. */
async function scene(api: RunningApi): Promise<{ accounts: Record<Principal, string>; ids: Record<Case, string> }> {
  const lead = CATALOGUE_2024.tasks.find(({ code }) => code === 't07')?.leadDepartment;
  const tasks = CATALOGUE_2024.tasks.filter(({ obligations }) => obligations.some(({ mandatory, scope }) => mandatory && scope.kind === 'every_province'));
  const others = tasks.filter(({ leadDepartment, supportingDepartments }) => leadDepartment !== lead && !supportingDepartments.includes(lead ?? ''));
  const closing = tasks.find(({ code, leadDepartment }) => code !== 't07' && leadDepartment === lead);
  const other = others.find(({ leadDepartment }) => [closing, tasks.find(({ code }) => code === 't07')].every((task) => task?.leadDepartment !== leadDepartment && !task?.supportingDepartments.includes(leadDepartment)));
  if (!closing || !other) throw new Error('the catalogue has no two tasks of one department and one of another');
  const ids: Record<Case, string> = {
    own: 'asg/2024/t07-o1/44', other_province: 'asg/2024/t07-o1/65', city: 'asg/2024/t07-o2/4401', other_department: `asg/2024/${other.code}-o1/44`, wrong_state: `asg/2024/${closing.code}-o1/44`, absent: 'asg/2024/t99-o1/44',
  };
  const revoked = await (await api.as('coord')).post(`/assignments/${encodeURIComponent(ids.wrong_state)}/commands`).set('idempotency-key', 'authz-scene').send({ type: 'RevokeAssignment', reason: '核对权限' });
  if (revoked.status !== 200) throw new Error(`${ids.wrong_state} was not closed: ${revoked.text}`);
  return { accounts: { ...PRINCIPALS, other_reviewer: holderOfRole(other.leadDepartment, 'reviewer').id, other_director: holderOfRole(other.leadDepartment, 'director').id }, ids };
}

/** The running application's routes, a command type each, less what the policies name. */
function missing(api: RunningApi): string[] {
  const { paths, components } = openApi(api.app);
  const typesOf = (reference: string | undefined): string[] => {
    const schema = components?.schemas?.[reference?.split('/').at(-1) ?? ''] as { oneOf?: { $ref: string }[]; anyOf?: { $ref: string }[]; properties?: { type?: { enum?: string[] } } } | undefined;
    return (schema?.oneOf ?? schema?.anyOf)?.flatMap(({ $ref }) => typesOf($ref)) ?? schema?.properties?.type?.enum ?? [];
  };
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { requestBody?: { content?: Record<string, { schema?: { $ref?: string } }> } }>).flatMap(([method, { requestBody }]) => {
      const route = `${method} ${path.replace(PREFIX, '')}`;
      return path.endsWith('/commands') ? typesOf(requestBody?.content?.['application/json']?.schema?.$ref).map((type) => `${route}#${type}`) : [route];
    }),
  );
  const named = new Set([...ROUTES.map(({ route }) => route), ...PARTS.map(({ route }) => route), ...Object.keys(VERBS).map((type) => `post /assignments/{id}/commands#${type}`), ...STREAMS]);
  return routes.filter((route) => !named.has(route));
}
