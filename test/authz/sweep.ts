import { EXPORTED_LISTS } from '#api-types/export-words.js';
import { unzipped } from '#testing/document-files.js';
import { path, type RunningApi } from '#testing/running-api.js';
import { openApi } from '../../apps/api/src/platform/open-api.js';

/** Whose things are looked for, and words that only they have. */
const VICTIM = '44';
const CANARY = 'canary-of-guangdong';
const THEIRS = /asg(\/|%2F)\d{4}(\/|%2F)[^/%"]+(\/|%2F)44/;
const OF_THEM = ['asg/2024/t02-o1/44', 'asg/2024/t07-o1/44', 'asg/2024/t07-o2/4401'];
/** A read with another's ids in it, and what it told of theirs. */
export interface Leak {
  readonly route: string;
  readonly url: string;
  readonly found: string;
}

export interface Scene {
  /** Addresses by the route of the document that each is of. */
  readonly urls: readonly (readonly [route: string, url: string])[];
  /** Routes of the document that no address stands for. */
  readonly missing: readonly string[];
}

/** Values of a query that a route's own schema asks for, or that name the victim. */
const QUERY: Readonly<Record<string, string>> = {
  cycle: '2024', year: '2024', unit: VICTIM, q: '专利', by: 'unit', metric: 't07-k1', duty: 'completion', dueOn: '2025-01-20', asOf: '2024-03-28', from: '2023', with: 'catalogue/eeeeee', token: 'none', against: '1', kind: 'sum',
};
/** A filter by unit that the head of the file repeats is no leak of it: exports are asked for whole. */
const EXPORTS = Object.keys(EXPORTED_LISTS).map((list) => `/exports/${list}?cycle=2024&by=unit&year=2024&lang=zh&metric=t07-k1`);

/** What the victim has that can be looked at: a file, a comment, a case, a letter; and an address for each read of the application. */
export async function scene(api: RunningApi): Promise<Scene> {
  const [t02 = ''] = OF_THEM;
  const send = (account: string, id: string, body: object) => acted(api, account, id, body);
  const uploaded = await (await api.as('gd')).post(path(t02, '/attachments')).set('content-type', 'application/octet-stream').set('file-name', `${CANARY}.pdf`).send(Buffer.from(`%PDF-1.7\n${CANARY}`) as never);
  const said = await send('gd', t02, COMMENT);
  const opened = await send('coord', t02, { type: 'OpenSupervision', level: 'blue', criteria: CANARY, reason: '' });
  for (const [what, { status, text }] of Object.entries({ uploaded, said, opened })) if (status !== 200) throw new Error(`${what}: ${status} ${text}`);
  const { rows } = await api.owner.query<{ id: string }>('select supervision_case.id from supervision_case where supervision_case.assignment_id = $1', [t02]);
  const fill: Readonly<Record<string, readonly string[]>> = {
    unit: [VICTIM], user: ['gd'], attachment: [(uploaded.body as { id: string }).id], caseId: rows.map(({ id }) => id), kind: ['issue-letter', 'return-letter', 'receipt'], format: ['pdf', 'docx'], run: ['1'], list: [],
  };
  const urls: (readonly [string, string])[] = [];
  const missing: string[] = [];
  for (const [full, methods] of Object.entries(openApi(api.app).paths)) {
    const route = full.replace('/api/v1', '');
    const { get } = methods as { get?: { parameters?: { in: string; name: string }[] } };
    if (!get || route === '/events') continue;
    const made = route === '/exports/{list}' ? EXPORTS : filled(route, { ...fill, id: idsOf(route) }).map((url) => url + queryOf((get.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name)));
    if (made.length === 0) missing.push(route);
    urls.push(...made.map((url) => [route, url] as const));
  }
  return { urls, missing };
}

export const acted = async (api: RunningApi, account: string, id: string, body: object) => (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', `sweep-${JSON.stringify(body).length}-${id}`).send(body);
export const COMMENT = { type: 'Comment', audience: 'all', about: null, text: CANARY, mentions: [] };

const idsOf = (route: string): readonly string[] => {
  if (route.startsWith('/assignments/')) return OF_THEM;
  if (route.startsWith('/cycles/')) return ['cycle/2024'];
  return route.startsWith('/catalogue-versions/') ? ['catalogue/ffffff'] : ['00000000-0000-4000-8000-000000000000'];
};
const filled = (route: string, values: Readonly<Record<string, readonly string[]>>): string[] => {
  const name = /\{(\w+)\}/.exec(route)?.[1];
  return name === undefined ? [route] : (values[name] ?? []).flatMap((value) => filled(route.replace(`{${name}}`, encodeURIComponent(value)), values));
};
const queryOf = (names: readonly string[]): string => {
  const known = names.flatMap((name) => (QUERY[name] === undefined ? [] : [`${name}=${encodeURIComponent(QUERY[name])}`]));
  return known.length > 0 ? `?${known.join('&')}` : '';
};

/** Every read with the victim's ids, by a stranger (S2): which answers hold a byte of theirs. 5xx is no refusal. */
export async function sweep(url: string, cookie: string, { urls }: Pick<Scene, 'urls'>): Promise<{ leaks: readonly Leak[]; faults: readonly string[] }> {
  const [leaks, faults]: [Leak[], string[]] = [[], []];
  for (const [route, below] of urls) {
    const answer = await fetch(url + below, { headers: { cookie } });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.status >= 500) faults.push(`${below}: ${answer.status} ${bytes.toString('utf8').slice(0, 200)}`);
    const found = answer.status === 200 ? theirsIn(bytes, route) : undefined;
    if (found !== undefined) leaks.push({ route, url: below, found });
  }
  return { leaks, faults };
}

/** What one person hears of changes while `others` act, up to a change of their own; an id of the victim's, if any. */
export async function overheard(url: string, cookie: string, own: string, others: () => Promise<unknown>, act: () => Promise<unknown>): Promise<{ heardOwn: boolean; theirs: string | undefined }> {
  const closing = new AbortController();
  const answer = await fetch(`${url}/events`, { headers: { cookie }, signal: closing.signal });
  const reader = answer.body?.getReader();
  let text = '';
  const decoder = new TextDecoder();
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let done = false; !done && !isSo(); ) {
      const piece = await reader?.read();
      done = piece?.done ?? true;
      text += decoder.decode(piece?.value, { stream: true });
    }
  };
  // Only who is heard has begun to listen.
  await until(() => text.includes('heartbeat'));
  await others();
  await act();
  await until(() => text.includes(own));
  closing.abort();
  return { heardOwn: text.includes(own), theirs: THEIRS.exec(text)?.[0] };
}

/** A zip is read part by part: docx, xlsx and case files alike. */
const theirsIn = (bytes: Buffer, route: string): string | undefined => {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const texts = isZip ? [...unzipped(bytes).values()].map((each) => each.toString('utf8')) : [bytes.toString('utf8')];
  const words = route === '/exports/{list}' ? [CANARY, '广东'] : [CANARY];
  for (const text of texts) {
    const found = words.find((word) => text.includes(word)) ?? THEIRS.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return bytes.subarray(0, 4).toString('latin1') === '%PDF' ? 'a PDF' : undefined;
};
