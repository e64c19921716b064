import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { asList } from '../in-memory-reminders.js';
import { rehearsedMessages } from '../rehearsed.js';
import { rehearse } from '../rehearsal.js';
import { CHARACTERS } from './all.js';

const golden = (name: string): string => new URL(`../../../test/fixtures/golden/${name}.txt`, import.meta.url).pathname;

describe('a year of one assignment', () => {
  // GOLDEN=write writes the lists anew: only where other notices are meant, and read the difference.
  it.each([...CHARACTERS])('$name: every notice by day, person and channel', async (character) => {
    const list = asList((await rehearse(character)).notices);
    if (process.env['GOLDEN'] === 'write') writeFileSync(golden(character.name), list);
    expect(existsSync(golden(character.name))).toBe(true);
    expect(list).toBe(readFileSync(golden(character.name), 'utf8'));
  });
  it.each([...CHARACTERS])('$name: the rehearsal of a cycle tells the same list', (character) => {
    expect(asList(rehearsedMessages(character))).toBe(readFileSync(golden(character.name), 'utf8'));
  });
  it('whoever acts in time hears less than whoever does not', async () => {
    const heard = await Promise.all(CHARACTERS.map(async (character) => [character.name, (await rehearse(character)).notices.length] as const));
    const { punctual = 0, silent = 0 } = Object.fromEntries(heard);
    expect(punctual).toBeGreaterThan(0);
    expect(silent).toBeGreaterThan(punctual);
  });
});
