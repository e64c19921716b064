import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const SRC = new URL('..', import.meta.url).pathname;
const sources = readdirSync(SRC, { recursive: true })
  .map(String)
  .filter((path) => /\.tsx?$/.test(path) && !/\.spec\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(SRC + path, 'utf8') }));

/** `const { data } = useQuery(`: what is taken out of each query that is read. */
const takenIn = (text: string): string[] => [...text.matchAll(/const (\{[^}]*\}|\w+) = use(?:Infinite)?Query\(/g)].map(([, taken = '']) => taken);

/** Without a session there is no shell; without demo accounts, no demo. */
const EXCEPTED = new Map([['components/Shell.tsx', 1], ['pages/LoginPage.tsx', 1]]);

/** Who the API cannot answer must not look at an outline for ever. */
describe('what a page reads', () => {
  it.each(sources.filter(({ text }) => takenIn(text).length > 0))('has a place for its error: $path', ({ path, text }) => {
    expect(takenIn(text).filter((taken) => !/\berror\b/.test(taken)).length).toBe(EXCEPTED.get(path) ?? 0);
  });

  it('is found by this test', () => {
    expect(sources.flatMap(({ text }) => takenIn(text)).length).toBeGreaterThan(40);
    expect(takenIn('const { data = [] } = useQuery(x)')).toEqual(['{ data = [] }']);
  });
});
