import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from './cruise-tree.js';
import { trackedFiles } from './tracked-files.js';

const FOLDER = join(ROOT, 'libs', 'adr');
const PARTS = ['Status', 'Context', 'Decision', 'Consequences', 'Enforced by'];
const records = readdirSync(FOLDER).sort().map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

/** Heading to text. */
const partsOf = (text: string): [heading: string, text: string][] =>
  text.split(/^## /m).slice(1).map((part) => {
    const [heading = '', ...rest] = part.split('\n');
    return [heading.trim(), rest.join('\n').trim()];
  });

describe('decision records', () => {
  it('are numbered without a gap', () => {
    expect(records.length).toBeGreaterThanOrEqual(10);
    expect(records.map(({ name }) => /^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1])).toEqual(records.map((_, index) => String(index + 1).padStart(4, '0')));
  });
  it.each(records)('$name has its title and five parts', ({ name, text }) => {
    expect(text.split('\n')[0]).toMatch(new RegExp(`^# ${name.slice(0, 4)}\\. \\S`));
    expect(partsOf(text).map(([heading]) => heading)).toEqual(PARTS);
    expect(partsOf(text).filter(([, body]) => body.length < 10).map(([heading]) => heading)).toEqual([]);
  });
  it.each(records)('$name is about a page', ({ text }) => {
    expect(text.split('\n').length).toBeLessThanOrEqual(60);
  });
  it.each(records)('$name names only enforcers that are there', ({ text }) => {
    const [, enforced = ''] = partsOf(text).find(([heading]) => heading === 'Enforced by') ?? [];
    const names = [...enforced.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    const files = [...names.filter((name) => /^[\w./-]+\.(ts|tsx|mjs|json)$/.test(name)), ...names.filter((name) => /^(test|libs|apps|workflows|activities)\/[\w./-]*$/.test(name))];
    const known = new Set(trackedFiles().map((path) => basename(path)));
    expect(files.filter((name) => (name.includes('/') ? !existsSync(join(ROOT, name)) : !known.has(name)))).toEqual([]);
  });
});
