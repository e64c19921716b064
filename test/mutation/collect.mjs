/**
 * What the specs of the domain use of `@jest/globals`, without Jest: they only describe, so they can be collected once and run
 * as often as there are mutants. An act of Jest that is not here (a fake timer, a snapshot) ends the run with an import error.
 */
import { format } from 'node:util';
import { expect as jestExpect } from 'expect';
import fc from 'fast-check';

// A mutant that one run kills must not survive the next; and nobody reads the smallest example of how it died.
fc.configureGlobal({ seed: 2024, endOnFailure: true });

export const expect = jestExpect;

/** `{ id, file, before, run }` in the order of the files. */
export const tests = [];
const context = { file: '', titles: [], before: [] };

export async function collect(file, load) {
  context.file = file;
  await load();
}

export function describe(title, body) {
  const { titles, before } = context;
  Object.assign(context, { titles: [...titles, title], before });
  body();
  Object.assign(context, { titles, before });
}
describe.skip = () => undefined;

export function beforeEach(act) {
  context.before = [...context.before, act];
}

const ids = new Map();
export function it(title, run) {
  const name = [context.file, ...context.titles, title].join(' > ');
  const times = (ids.get(name) ?? 0) + 1;
  ids.set(name, times);
  const { file, before } = context;
  tests.push({ id: times === 1 ? name : `${name} #${times}`, file, before, run });
}
it.each = (rows) => (title, run) => {
  for (const row of rows) {
    const values = Array.isArray(row) ? row : [row];
    it(format(title, ...values.slice(0, title.split('%').length - 1)), () => run(...values));
  }
};
