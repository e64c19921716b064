import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { PROJECTIONS } from './write.js';

describe('what follows from the events of an assignment', () => {
  it('is in the list of what verify and rebuild make anew, every table of it', () => {
    const text = readFileSync(new URL('write.ts', import.meta.url), 'utf8');
    const projected = /const projectionParts =(.*?)\n};\n/s.exec(text)?.[1] ?? '';
    const tables = [...projected.matchAll(/(?:insert into|delete from|update) (\w+)/g)].map(([, table]) => table).filter((table) => table !== 'set');
    expect(tables.length).toBeGreaterThan(6);
    expect([...new Set(tables)].sort()).toEqual(Object.keys(PROJECTIONS).sort());
  });
});
