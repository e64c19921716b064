import fc from 'fast-check';
import { Agent, request } from 'node:http';
import { operationsOf, type ApiDocument } from './document.js';
import { Oracle, type FuzzAnswer } from './oracle.js';
import { Requests, type FuzzRequest, type Known } from './requests.js';

export interface FuzzRun {
  readonly origin: string;
  readonly document: ApiDocument;
  readonly cases: number;
  readonly seed: number;
  readonly known: Known;
  readonly roles: readonly string[];
  /** Operations (`get /api/v1/health`) that answer without a session. */
  readonly publicOnes: readonly string[];
  /** Operations by which everything else is rightly held: asked behind all others, one after the other. */
  readonly last: readonly string[];
  /** The cookie of a new session; undefined: the account takes none any more. */
  signIn(role: string): Promise<string | undefined>;
}

export interface FuzzFindings {
  readonly cases: number;
  /** How many the document has. */
  readonly operations: number;
  readonly serverErrors: readonly string[];
  readonly schemaViolations: readonly string[];
  readonly ignoredAuth: readonly string[];
  /** Operations that were done at least once: requests that are all refused at the door prove little. */
  readonly reached: readonly string[];
}

const AT_ONCE = 4;
const LONGEST_MS = 60_000;
/** Ends when the client leaves. */
const STREAM = 'text/event-stream';

/** Requests of every operation in turn, each answer held against the document. The same seed makes the same requests of the same known texts. */
export async function fuzz(run: FuzzRun): Promise<FuzzFindings> {
  const found = { serverErrors: new Set<string>(), schemaViolations: new Set<string>(), ignoredAuth: new Set<string>(), reached: new Set<string>() };
  const oracle = new Oracle(run.document);
  const client = new Client(run);
  const all = requestsOf(run);
  const isLast = ({ operation: { name } }: FuzzRequest): boolean => run.last.includes(name);
  const send = async (requests: Iterable<FuzzRequest>): Promise<void> => {
    for (const each of requests) {
      const { name } = each.operation;
      const answer = await client.ask(each);
      // A cookie of its own is a forged one.
      const who = each.headers['cookie'] === undefined ? each.who : undefined;
      const about = `${name} as ${who ?? 'nobody'}: ${answer.status}`;
      const example = `${about} ${answer.body.toString('utf8').slice(0, 200)} ← ${each.url.slice(0, 300)} ${JSON.stringify(each.headers).slice(0, 300)} ${(each.body ?? '').slice(0, 600)}`;
      if (answer.status >= 500 || answer.status === 0) found.serverErrors.add(example);
      const wrong = answer.status === 0 ? undefined : oracle.wrongIn(each.operation, answer);
      if (wrong !== undefined) found.schemaViolations.add(`${wrong}: ${example}`);
      if (answer.status < 300 && answer.status > 0) found.reached.add(name);
      if (who === undefined && answer.status < 400 && !run.publicOnes.includes(name)) found.ignoredAuth.add(example);
    }
  };
  const next = all.filter((each) => !isLast(each)).values();
  await Promise.all(Array.from({ length: AT_ONCE }, () => send(next)));
  await send(all.filter(isLast));
  client.close();
  return { cases: all.length, operations: operationsOf(run.document).length, serverErrors: [...found.serverErrors], schemaViolations: [...found.schemaViolations], ignoredAuth: [...found.ignoredAuth], reached: [...found.reached] };
}

function requestsOf({ document, known, roles, cases, seed }: FuzzRun): FuzzRequest[] {
  const requests = new Requests(document, known, roles);
  const operations = operationsOf(document);
  const each = Math.ceil(cases / operations.length);
  const drawn = operations.map((operation, index) => fc.sample(requests.of(operation), { numRuns: each, seed: seed + index }));
  return Array.from({ length: each }, (_, turn) => drawn.flatMap((of) => of[turn] ?? [])).flat().slice(0, cases);
}

class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  private readonly sessions = new Map<string, string | undefined>();

  constructor(private readonly run: FuzzRun) {}

  /** A session that another request has ended is begun anew. */
  async ask(asked: FuzzRequest): Promise<FuzzAnswer> {
    const { who } = asked;
    if (who === undefined || asked.headers['cookie'] !== undefined) return this.send(asked, undefined);
    if (!this.sessions.has(who)) this.sessions.set(who, await this.run.signIn(who));
    const answer = await this.send(asked, this.sessions.get(who));
    if (answer.status !== 401 || !answer.body.includes('"UNAUTHENTICATED"')) return answer;
    this.sessions.set(who, await this.run.signIn(who));
    return this.send(asked, this.sessions.get(who));
  }

  close(): void {
    this.agent.destroy();
  }

  /** Status 0: no answer at all. */
  private send({ operation, url, headers, body }: FuzzRequest, cookie: string | undefined): Promise<FuzzAnswer> {
    return new Promise((resolve) => {
      const lost = (why: Error): void => resolve({ status: 0, type: '', body: Buffer.from(why.message) });
      const hasBody = body !== undefined;
      const sent = request(`${this.run.origin}${url}`, {
        agent: this.agent, method: operation.method.toUpperCase(), timeout: LONGEST_MS,
        headers: { ...headers, ...(cookie === undefined ? {} : { cookie }), ...(hasBody ? { 'content-length': Buffer.byteLength(body) } : {}) },
      });
      sent.on('response', (response) => {
        const type = response.headers['content-type'] ?? '';
        const chunks: Buffer[] = [];
        if (type.startsWith(STREAM)) {
          resolve({ status: response.statusCode ?? 0, type, body: Buffer.alloc(0) });
          response.on('error', () => undefined);
          sent.destroy();
          return;
        }
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve({ status: response.statusCode ?? 0, type, body: Buffer.concat(chunks) })).on('error', lost);
      });
      sent.on('timeout', () => sent.destroy(new Error(`no answer in ${LONGEST_MS} ms`))).on('error', lost);
      sent.end(hasBody ? body : undefined);
    });
  }
}

/** Every text below a property, by its name and by its list's first part: what later requests may ask for. */
export function knownIn(answers: readonly { readonly resource: string; readonly body: unknown }[]): Known {
  const found: Record<string, Set<string>> = {};
  const keep = (name: string, value: string): void => {
    if (value === '' || value.length > 100) return;
    const texts = (found[name] ??= new Set());
    if (texts.size < 12) texts.add(value);
  };
  const walk = (resource: string, name: string, value: unknown): void => {
    if (typeof value === 'string') {
      keep(name, value);
      keep(`${resource}.${name}`, value);
    } else if (Array.isArray(value)) for (const each of value.slice(0, 30)) walk(resource, name, each);
    else if (value !== null && typeof value === 'object') for (const [key, each] of Object.entries(value)) walk(resource, key, each);
  };
  for (const { resource, body } of answers) walk(resource, '', body);
  return Object.fromEntries(Object.entries(found).map(([name, texts]) => [name, [...texts]]));
}
