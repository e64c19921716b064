import fc from 'fast-check';
import { schemaOf, type ApiDocument, type Operation, type Parameter, type Schema } from './document.js';
import { badText, changed, changes } from './poisons.js';

export interface FuzzRequest {
  readonly operation: Operation;
  /** A role of the run; undefined: without a session. */
  readonly who: string | undefined;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Texts that the system's own answers showed, by the name of their property: a request meets what is there. */
export type Known = Readonly<Record<string, readonly string[]>>;

const DATES = ['2024-03-01', '2024-05-31', '2024-12-31', '2025-02-28', '2023-01-01'];
/** By format: a pattern of these is long, and its own texts are of no calendar. */
const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: fc.constantFrom(...DATES), 'date-time': fc.constantFrom(...DATES).map((day) => `${day}T09:00:00.000Z`), uuid: fc.uuid(), email: fc.constantFrom('a@example.com', 'someone.else@example.org'), uri: fc.constantFrom('https://example.com/hook', 'http://127.0.0.1:1/x'),
};

/** Texts are not made from these; what one leaves out is refused, as a wrong one is. */
const LOOKAHEAD = /\(\?!(?:[^()]|\([^()]*\))*\)/g;

export class Requests {
  constructor(private readonly document: ApiDocument, private readonly known: Known, private readonly roles: readonly string[]) {}

  of(operation: Operation): fc.Arbitrary<FuzzRequest> {
    const parameters = operation.parameters ?? [];
    const paths = fc.tuple(...parameters.filter((each) => each.in === 'path').map((each) => this.pathText(operation, each).map((text) => [each.name, text] as const)));
    const queries = fc.tuple(...parameters.filter((each) => each.in === 'query').map((each) => this.queryText(each)));
    const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
    return fc
      .record({ who: fc.constantFrom<string | undefined>(...this.roles, ...this.roles, ...this.roles, undefined), values: paths, query: queries, extra: ODD_QUERY, key: KEYS, odd: ODD_HEADERS, body: type === undefined ? fc.constant(undefined) : this.body(type, content?.schema ?? {}) })
      .map(({ who, values, query, extra, key, odd, body }) => {
        const path = values.reduce((url, [name, text]) => url.replace(`{${name}}`, encoded(text)), operation.path);
        const search = [...query.filter((each) => each !== ''), ...(extra === '' ? [] : [extra])].join('&');
        return { operation, who, url: search === '' ? path : `${path}?${search}`, headers: { ...(type === undefined ? {} : { 'content-type': type }), 'idempotency-key': key, 'file-name': 'a.txt', ...odd }, body };
      });
  }

  private body(type: string, schema: Schema): fc.Arbitrary<string | undefined> {
    if (!type.includes('json')) return fc.oneof(badText, fc.constantFrom('PK\x03\x04', '%PDF-1.7\n', 'a,b\n1,2\n'));
    const valid = this.value(schema);
    const wrong = fc.tuple(valid, changes).map(([value, all]) => all.reduce<unknown>((before, change) => changed(before, change), value));
    return fc.oneof({ weight: 8, arbitrary: valid.map(text) }, { weight: 10, arbitrary: wrong.map(text) }, { weight: 1, arbitrary: fc.constantFrom('', '{', '[]', 'null', '{"a":1,"a":2}', '"x"', '\ufeff{}', '{"type":1e999}', 'x=1') });
  }

  private pathText(operation: Operation, { name }: Parameter): fc.Arbitrary<string> {
    const resource = operation.path.split('/')[3] ?? '';
    const there = this.known[`${resource}.${name}`] ?? this.known[name] ?? [];
    return there.length === 0 ? fc.oneof(fc.constantFrom('2024', '44', 'absent'), fc.uuid(), badText.filter((each) => each !== '')) : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...there) }, { weight: 1, arbitrary: badText.filter((each) => each !== '') });
  }

  private queryText({ name, required, schema = {} }: Parameter): fc.Arbitrary<string> {
    const there = this.known[name];
    const good = (there ? fc.constantFrom(...there) : this.value(schema)).map((value) => `${name}=${encoded(String(value))}`);
    const twice = fc.tuple(good, good).map((both) => both.join('&'));
    const wrong = badText.map((each) => `${name}=${encoded(each)}`);
    return fc.oneof({ weight: 8, arbitrary: good }, { weight: required ? 1 : 8, arbitrary: fc.constant('') }, { weight: 2, arbitrary: wrong }, { weight: 1, arbitrary: fc.oneof(twice, fc.constantFrom(`${name}[]=1`, `${name}[a]=1`, `${name}`, `${name}=%ff`, `${name}=%`)) });
  }

  /** What the schema takes, as far as a schema says it. */
  private value(schema: Schema, name = ''): fc.Arbitrary<unknown> {
    const is = schemaOf(this.document, schema);
    const choices = is.oneOf ?? is.anyOf;
    if (choices) return fc.oneof(...choices.map((each) => this.value(each, name)));
    if (is.allOf) return this.value(is.allOf[0] ?? {}, name);
    if (is.const !== undefined) return fc.constant(is.const);
    if (is.enum) return fc.constantFrom(...is.enum);
    const types = [is.type ?? 'string'].flat();
    return types.length > 1 ? fc.oneof(...types.map((type) => this.typed({ ...is, type }, type, name))) : this.typed(is, types[0] ?? 'string', name);
  }

  private typed(schema: Schema, type: string, name: string): fc.Arbitrary<unknown> {
    switch (type) {
      case 'object': return this.object(schema);
      case 'array': return fc.array(this.value(schema.items ?? {}, name), { minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)) });
      case 'integer': return fc.integer({ min: Math.max(schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1, -(2 ** 31)), max: Math.min(schema.maximum ?? 1_000, 2 ** 31) });
      case 'number': return fc.double({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000, noNaN: true });
      case 'boolean': return fc.boolean();
      case 'null': return fc.constant(null);
      default: return this.words(schema, name);
    }
  }

  private object({ properties = {}, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> {
    if (Object.keys(properties).length === 0 && typeof additionalProperties === 'object') return fc.dictionary(fc.constantFrom('a', 'goals', '44', 't07'), this.value(additionalProperties), { maxKeys: 3 });
    return fc.record(Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, this.value(each, key)])), { requiredKeys: [...required] });
  }

  private words({ format = '', pattern, minLength = 0, maxLength = 60 }: Schema, name: string): fc.Arbitrary<string> {
    const there = this.known[name] ?? [];
    const made = FORMATS[format] ?? (pattern === undefined ? fc.oneof(fc.constantFrom('核对', '请于期限内补充。', 'plain').map((each) => each.padEnd(minLength, '长').slice(0, maxLength)), fc.string({ unit: 'grapheme-composite', minLength, maxLength: Math.min(maxLength, minLength + 60) })) : fc.stringMatching(new RegExp(pattern.replace(LOOKAHEAD, ''))));
    return there.length === 0 ? made : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...there) }, made);
  }
}

const KEYS = fc.oneof({ weight: 9, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom('again', '', 'x'.repeat(2_000), '%00', "'") });
const ODD_QUERY = fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom('unknown=1', '__proto__[x]=1', 'constructor=1', '&&&', '=', '%', 'page=1&page=2', 'a'.repeat(4_000)) });
const ODD_HEADERS: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { 'content-type': 'text/plain' }, { 'content-type': 'application/xml' }, { 'content-type': 'multipart/form-data' }, { 'content-type': 'multipart/form-data; boundary=x' }, { 'content-type': 'application/json; charset=utf-7' }, { 'content-type': 'application/x-www-form-urlencoded' }, { 'content-type': '' }, { 'content-type': 'a'.repeat(500) },
      { 'content-encoding': 'gzip' }, { 'content-encoding': 'odd' }, { 'acting-for': 'gdlead' }, { 'acting-for': '%00' }, { 'acting-for': 'x'.repeat(500) }, { 'x-http-method-override': 'DELETE' }, { accept: 'application/xml' }, { 'accept-language': '*;q=9' }, { range: 'bytes=9-1' }, { 'if-none-match': '*' }, { 'x-forwarded-for': "1.1.1.1'--" }, { cookie: 'liandong=s%3Aabc.def' }, { 'file-name': '%00' }, { 'file-name': '..%2Fa' }, { 'file-name': '%ff' },
    ),
  },
);

const text = (value: unknown): string | undefined => JSON.stringify(value);
/** Longer than this the server's own parser refuses the line before the API sees it. */
const LONGEST_IN_URL = 300;
/** Half of a surrogate pair has no percent code: its three bytes as old programs write them. */
const encoded = (value: string): string => [...value].slice(0, LONGEST_IN_URL).map((each) => (/\p{Surrogate}/u.test(each) ? '%ed%a0%80' : encodeURIComponent(each))).join('');
