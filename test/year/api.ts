import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { randomUUID } from 'node:crypto';

interface Schema {
  readonly properties?: Readonly<Record<string, { readonly enum?: readonly unknown[]; readonly const?: unknown }>>;
  readonly oneOf?: readonly { readonly $ref?: string; readonly properties?: Schema['properties'] }[];
  readonly anyOf?: Schema['oneOf'];
}
interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
export interface Call {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const UNAUTHENTICATED = 401;
/** Busy, or a document not written within its time. */
const UNAVAILABLE = 503;
const MOST_TRIES = 5;

/** What the API refused: the story must expect it, or is wrong. */
export class Refused extends Error {
  constructor(what: string, readonly status: number, readonly body: { readonly code?: string; readonly facts?: unknown }) {
    super(`${what}: ${status} ${JSON.stringify(body)}`);
  }
}

/** The API as its document tells it: operations by id, bodies and answers held against their schemas. Nothing else is known. */
export class Api {
  private readonly cookies = new Map<string, string>();
  private readonly validators = new Map<string, ValidateFunction>();
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false });

  private constructor(
    private readonly origin: string,
    private readonly document: Document,
    private readonly password: string,
  ) {
    this.ajv.addSchema(document, 'api');
  }

  static async at(origin: string, password: string): Promise<Api> {
    return new Api(origin, (await (await fetch(`${origin}/docs-json`)).json()) as Document, password);
  }

  /** The verbs of every door of commands: what must be sent at least once. */
  get verbs(): readonly string[] {
    const unions = Object.entries(this.document.components.schemas).filter(([name]) => name.endsWith('Command')).flatMap(([, schema]) => schema.oneOf ?? schema.anyOf ?? []);
    const types = unions.map((each) => (each.$ref ? this.document.components.schemas[each.$ref.split('/').at(-1) ?? ''] : each)?.properties?.['type']).map((type) => type?.const ?? type?.enum?.[0]);
    return [...new Set(types.filter((type): type is string => typeof type === 'string'))].sort();
  }

  hasProperty(schema: string, property: string): boolean {
    return this.document.components.schemas[schema]?.properties?.[property] !== undefined;
  }

  has(operationId: string): boolean {
    return this.find(operationId) !== undefined;
  }

  private find(operationId: string): { path: string; method: string; operation: Operation } | undefined {
    for (const [path, methods] of Object.entries(this.document.paths)) for (const [method, operation] of Object.entries(methods)) if (operation.operationId === operationId) return { path, method, operation };
    return undefined;
  }

  async call<T>(account: string | null, operationId: string, call: Call = {}): Promise<T> {
    const { operation, response } = await this.send(account, operationId, call);
    if (account === null) this.cookies.set('', (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
    const answer: unknown = await response.json().catch(() => ({}));
    if (!response.ok) throw new Refused(`${account ?? ''} ${operationId} ${JSON.stringify(call.body ?? '')}`, response.status, answer as Refused['body']);
    const told = operation.responses[String(response.status)]?.content?.['application/json']?.schema;
    if (told) this.fits(`${operationId} answer`, told, answer);
    return answer as T;
  }

  /** A file as it is. */
  async file(account: string, operationId: string, call: Call = {}): Promise<Buffer> {
    const { operation, response } = await this.send(account, operationId, call);
    if (!response.ok) throw new Refused(`${account} ${operationId} ${JSON.stringify(call.path ?? {})}`, response.status, (await response.json().catch(() => ({}))) as Refused['body']);
    const type = response.headers.get('content-type') ?? '';
    if (!Object.keys(operation.responses['200']?.content ?? {}).includes(type)) throw new Error(`${operationId} answers ${type}, of which the document does not know`);
    return Buffer.from(await response.arrayBuffer());
  }

  private async send(account: string | null, operationId: string, { path = {}, query = {}, body, headers = {} }: Call): Promise<{ operation: Operation; response: Response }> {
    const found = this.find(operationId);
    if (!found) throw new Error(`the document has no ${operationId}`);
    const asked = found.operation.requestBody?.content['application/json']?.schema;
    if (asked && body) this.fits(`${operationId} body`, asked, body);
    const url = `${this.origin}${Object.entries(path).reduce((text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)), found.path)}?${new URLSearchParams(query).toString()}`;
    const method = found.method.toUpperCase();
    const ask = async (): Promise<Response> =>
      fetch(url, {
        method,
        headers: { ...(account ? { cookie: await this.cookieOf(account) } : {}), ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    // A connection that was kept open may just be closed by the other end; what only reads is asked for again.
    const response = await ask().catch((error: unknown) => {
      if (method !== 'GET') throw error;
      return ask();
    });
    return { operation: found.operation, response: await this.insisted(account, response, ask) };
  }

  /** What any client does: signs in again when the session has ended, and asks again, under the same key, where the API is busy. */
  private async insisted(account: string | null, first: Response, ask: () => Promise<Response>): Promise<Response> {
    let response = first;
    if (response.status === UNAUTHENTICATED && account) {
      // Months take longer than a session lasts without an act.
      this.cookies.delete(account);
      response = await ask();
    }
    for (let tries = 1; response.status === UNAVAILABLE && tries < MOST_TRIES; tries += 1) response = await ask();
    return response;
  }

  /** One act under a key of its own. */
  command<T>(account: string, operationId: string, path: Call['path'], body: object, headers: Readonly<Record<string, string>> = {}): Promise<T> {
    return this.call<T>(account, operationId, { ...(path ? { path } : {}), body, headers: { 'idempotency-key': randomUUID(), ...headers } });
  }

  private async cookieOf(account: string): Promise<string> {
    const known = this.cookies.get(account);
    if (known) return known;
    await this.call(null, 'Session_open', { body: { account, password: this.password } });
    const cookie = this.cookies.get('') ?? '';
    this.cookies.set(account, cookie);
    return cookie;
  }

  private fits(what: string, schema: object, value: unknown): void {
    const text = JSON.stringify(schema).replaceAll('"#/components', '"api#/components');
    const validate = this.validators.get(text) ?? this.ajv.compile(JSON.parse(text) as object);
    this.validators.set(text, validate);
    if (!validate(value)) throw new Error(`${what} does not fit the document: ${this.ajv.errorsText(validate.errors)}\n${JSON.stringify(value).slice(0, 500)}`);
  }
}
