import type { RunningApi } from '#testing/running-api.js';
import { PARTS, VERBS } from './assignment-policy.js';
import { ALL, PRINCIPALS, type Principal } from './principals.js';
import { ROUTES } from './route-policy.js';
import { isLetThrough, originOf, sendRaw, variantsOf } from './variants.js';

/** Cells of the matrix that are no question of the right alone: how a request is spelt, and what else stands in it. */
export interface Attacks {
  readonly cells: number;
  readonly unexpectedAllow: readonly string[];
}

const OWN = encodeURIComponent('asg/2024/t07-o1/44');
const SEQUENCE = 999_999_999;
/** Of the demo's provinces one that has nothing to do with it. */
const STRANGER: Principal = 'other_clerk';
/** Accounts that stand for a department of the notice are found by the matrix alone. */
const isNamed = (principal: Principal): boolean => principal !== 'other_reviewer' && principal !== 'other_director';

interface Target {
  readonly method: string;
  readonly url: string;
  readonly body: object | undefined;
  readonly isPublic: boolean;
  /** Who may, and who may not. */
  readonly friend: Principal | undefined;
  readonly stranger: Principal | undefined;
}

const PART_URLS = (route: string, suffix = ''): string => (route.split(' ')[1] ?? '').replace('{id}', OWN).replace('{attachment}', 'absent').replace('{kind}/{format}', 'return-letter/docx') + suffix;

/** Every route once, with a body of each command. */
function targets(): Target[] {
  const routes = ROUTES.map(({ route, who, url, body }): Target => ({
    method: (route.split(' ')[0] ?? 'get').toUpperCase(), url: url ?? (route.split(' ')[1] ?? '').split('#')[0] ?? '', body, isPublic: who === 'public',
    friend: who === 'public' ? undefined : who.find(isNamed), stranger: who === 'public' ? undefined : ALL.find((each) => isNamed(each) && !who.includes(each)),
  }));
  const parts = PARTS.map(({ route, body, suffix }): Target => ({ method: (route.split(' ')[0] ?? '').toUpperCase(), url: PART_URLS(route, suffix), body, isPublic: false, friend: 'clerk', stranger: STRANGER }));
  const verbs = Object.entries(VERBS).map(([type, { body }]): Target => ({ method: 'POST', url: `/assignments/${OWN}/commands`, body: { type, expectedSequence: SEQUENCE, ...body }, isPublic: false, friend: 'clerk', stranger: STRANGER }));
  return [...routes, ...parts, ...verbs];
}

/** Ten spellings and more of every address (S4): who is refused the plain one is refused each. */
export async function spellings(api: RunningApi): Promise<Attacks> {
  const [origin, found] = [await originOf(api), { cells: 0, unexpectedAllow: [] as string[] }];
  const asked = new Set<string>();
  const read = new Set(targets().flatMap(({ method, url }) => (method === 'GET' ? [url] : [])));
  for (const { method, url, body, isPublic, stranger } of targets()) {
    if (isPublic || asked.has(`${method} ${url}`)) continue;
    asked.add(`${method} ${url}`);
    for (const principal of [undefined, stranger].filter((each, index) => index === 0 || each !== undefined)) {
      const cookie = principal && (await cookieOf(api, PRINCIPALS[principal]));
      for (const [variant, raw] of Object.entries(variantsOf(method, url))) {
        // A look at the same address has a right of its own.
        if (method !== 'GET' && read.has(url) && (raw.method === 'HEAD' || raw.method === 'GET') && raw.path.endsWith(url)) continue;
        const sent = raw.method === 'POST' || raw.method === 'PUT' ? JSON.stringify(body ?? {}) : undefined;
        const answer = await sendRaw(origin, { ...raw, headers: { ...raw.headers, 'idempotency-key': `variant-${found.cells}` } }, cookie, sent);
        found.cells += 1;
        if (isLetThrough(variant, answer)) found.unexpectedAllow.push(`${principal ?? 'nobody'} ${method} ${url} as ${variant}: ${answer.status} ${answer.body.slice(0, 80)}`);
      }
    }
  }
  return found;
}

/** Which spellings of a read are the plain one to the server: with a right to it they are answered like it, so that a refusal of them is one of the right. */
export async function routed(api: RunningApi): Promise<Readonly<Record<string, number>>> {
  const [origin, cookie] = [await originOf(api), await cookieOf(api, PRINCIPALS.clerk)];
  const statuses: Record<string, number> = {};
  for (const [variant, raw] of Object.entries(variantsOf('GET', `/assignments/${OWN}/threads?lang=zh`))) statuses[variant] = (await sendRaw(origin, raw, cookie)).status;
  return statuses;
}

/** What a body must never carry into a row (S7), as its text: a program that writes JSON leaves the last two out. */
const EXTRAS: readonly (readonly [string, string])[] = [['role', '"coordinator"'], ['status', '"closed"'], ['id', '"asg/2024/t07-o1/65"'], ['__proto__', '{"role":"coordinator"}'], ['constructor', '{"prototype":{"role":"coordinator"}}']];

/** Every body with a field more, from somebody who may send it: 400 that names the field. */
export async function fieldsTooMany(api: RunningApi): Promise<Attacks> {
  const [origin, found] = [await originOf(api), { cells: 0, unexpectedAllow: [] as string[] }];
  for (const { method, url, body, friend, isPublic } of targets()) {
    if (body === undefined || isNoJson(method, url) || (!isPublic && friend === undefined)) continue;
    const cookie = friend && (await cookieOf(api, PRINCIPALS[friend]));
    for (const [name, value] of EXTRAS.filter(([each]) => !Object.hasOwn(body, each))) {
      const text = JSON.stringify(body);
      const sent = `${text.slice(0, -1)}${text === '{}' ? '' : ','}"${name}":${value}}`;
      const answer = await sendRaw(origin, { method, path: `/api/v1${url}`, headers: { 'idempotency-key': `field-${found.cells}` } }, cookie, sent);
      found.cells += 1;
      if (answer.status !== 400 || !namedIn(answer.body).some((field) => field.split('.').at(-1) === name)) found.unexpectedAllow.push(`${friend ?? 'nobody'} ${method} ${url} ${(body as { type?: string }).type ?? ''} with ${name}: ${answer.status} ${answer.body.slice(0, 160)}`);
    }
  }
  return found;
}

const QUERIES = ['status=open&status=closed', 'status[$ne]=open', 'id[]=1', '__proto__[role]=x', 'constructor=x'];

/** Every address that is read, asked with a filter that is a list or an object (footgun of other query parsers): 400. */
export async function pollutedQueries(api: RunningApi): Promise<Attacks> {
  const [origin, found] = [await originOf(api), { cells: 0, unexpectedAllow: [] as string[] }];
  for (const { method, url, friend, isPublic } of targets()) {
    if (method !== 'GET' || (!isPublic && friend === undefined)) continue;
    const cookie = friend && (await cookieOf(api, PRINCIPALS[friend]));
    for (const query of QUERIES) {
      const answer = await sendRaw(origin, { method, path: `/api/v1${url}${url.includes('?') ? '&' : '?'}${query}` }, cookie);
      found.cells += 1;
      if (answer.status !== 400) found.unexpectedAllow.push(`${friend ?? 'nobody'} ${method} ${url} with ${query}: ${answer.status} ${answer.body.slice(0, 80)}`);
    }
  }
  return found;
}

/** All rows of all tables but those that a refusal is written to, in one number: what was refused has changed nothing. */
export async function digest(api: RunningApi): Promise<string> {
  const { rows } = await api.owner.query<{ name: string }>(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('audit', 'session', 'login_failure') order by 1`);
  // Whoever signs in leaves the hour of it.
  const parts = rows.map(({ name }) => `(select md5(coalesce(string_agg(md5(row::text), '' order by md5(row::text)), '')) from (select to_jsonb(${name}) - 'last_login_at' as row from ${name}) as each)`);
  return (await api.owner.query<{ all: string }>(`select md5(concat(${parts.join(', ')})) as all`)).rows[0]?.all ?? '';
}

/** Taken as they come, or without a body of their own. */
const isNoJson = (method: string, url: string): boolean => method === 'GET' || method === 'DELETE' || url.endsWith('/attachments') || url.startsWith('/exports/') || /catalogue-versions(\/[^/]+)?\/(files|xlsx)/.test(url);

const namedIn = (body: string): string[] => {
  try {
    return (JSON.parse(body) as { facts?: { fields?: string[] } }).facts?.fields ?? [];
  } catch {
    return [];
  }
};

const cookies = new WeakMap<RunningApi, Map<string, Promise<string>>>();
const cookieOf = (api: RunningApi, account: string): Promise<string> => {
  const known = cookies.get(api) ?? new Map<string, Promise<string>>();
  cookies.set(api, known);
  if (!known.has(account)) known.set(account, api.cookieOf(account));
  return known.get(account) as Promise<string>;
};
