import fc from 'fast-check';

const nested = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inside) => [inside], []);
/** Each has broken some service: what storage, a path, a log line or a page trips over. */
export const BAD_TEXTS: readonly string[] = [
  '', ' ', '\0', 'a\0b', '\ud800', '\udfff\ud800', '\r\nset-cookie: a=b', '\u202etxt.exe', '\ufeff', '\u2028', '\u0085', '\x1b[31m', '﷽'.repeat(50), 'e\u0301'.repeat(100),
  '..', '../../etc/passwd', '..%2f..%2f', '%00', '%', '%c0%ae', 'con', '__proto__', 'constructor', 'toString', 'null', 'undefined', 'NaN', 'true', "' or '1'='1", `"; drop table event; --`, '\\', '%_%', '${7*7}', '{{constructor.constructor("return 1")()}}',
  '<script>alert(1)</script>', '=cmd|calc!A1', '2024-02-30', '9999-12-31', '0000-01-01', '+275760-09-13T00:00:00.001Z', '-1', '1e3', '0x10', '９', '9'.repeat(400), 'x'.repeat(10_000), '长'.repeat(70_000), '('.repeat(5_000), 'a'.repeat(30_000) + '!',
];
const BAD_NUMBERS: readonly number[] = [-1, 0, -0, 0.5, 1e21, 1e308, 5e-324, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 63), 99_999_999_999];
const BAD_OTHERS: readonly unknown[] = [null, true, false, [], {}, [[]], [null], nested(300), Array.from({ length: 3_000 }, () => 1), JSON.parse('{"__proto__":{"role":"coordinator"},"constructor":{"prototype":{"role":"coordinator"}}}')];

export const badText: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...BAD_TEXTS), fc.string({ unit: 'binary', maxLength: 40 }));
const bad: fc.Arbitrary<unknown> = fc.oneof(badText, fc.constantFrom(...BAD_NUMBERS), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(...BAD_OTHERS));

type Change = { readonly at: number; readonly how: 'replace' | 'remove' | 'add' | 'repeat'; readonly by: unknown; readonly key: string };
const EXTRA_KEYS = ['__proto__', 'constructor', 'role', 'userId', 'unit', 'actor', 'isAdmin', 'expectedSequence', 'type', 'id', '', '\0', '长'.repeat(200)];
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({ at: fc.nat(), how: fc.constantFrom('replace' as const, 'replace' as const, 'replace' as const, 'remove' as const, 'add' as const, 'repeat' as const), by: bad, key: fc.constantFrom(...EXTRA_KEYS) }),
  { minLength: 1, maxLength: 2 },
);

/** The value with one place in it made wrong. */
export function changed(value: unknown, change: Change): unknown {
  const places = placesOf(value);
  return at(value, places[change.at % places.length] ?? [], change);
}

type Place = readonly (string | number)[];
const placesOf = (value: unknown, place: Place = []): Place[] => {
  if (value === null || typeof value !== 'object') return [place];
  const inside = Array.isArray(value) ? value.slice(0, 20).flatMap((each, index) => placesOf(each, [...place, index])) : Object.entries(value).flatMap(([key, each]) => placesOf(each, [...place, key]));
  return [place, ...inside];
};

const withKey = (value: object, key: string, by: unknown): object => Object.defineProperty({ ...value }, key, { value: by, enumerable: true, configurable: true, writable: true });

function at(value: unknown, [step, ...rest]: Place, change: Change): unknown {
  if (step === undefined) {
    if (change.how === 'add' && value !== null && typeof value === 'object' && !Array.isArray(value)) return withKey(value, change.key, change.by);
    if (change.how === 'repeat' && Array.isArray(value)) return Array.from({ length: 500 }, () => value[0] ?? change.by);
    return change.by;
  }
  if (Array.isArray(value)) return rest.length === 0 && change.how === 'remove' ? value.filter((_, index) => index !== step) : value.map((each, index) => (index === step ? at(each, rest, change) : each));
  const object = value as Record<string, unknown>;
  if (rest.length === 0 && change.how === 'remove') return Object.fromEntries(Object.entries(object).filter(([key]) => key !== step));
  return withKey(object, String(step), at(object[step], rest, change));
}
