import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { actionWord } from './words.js';

const ROOMS = ['../record', '../persistence/content'].map((room) => new URL(`${room}/`, import.meta.url).pathname);
/** Acts that go into the trail by their own name, outside the streams. */
const actsIn = (text: string): string[] => [...text.matchAll(/append_audit\([^']*'([A-Z]\w+)'/g), ...text.matchAll(/^export const (?:LOOKS|IDENTITY_ACTS) = \[(.*)\]/gm)].flatMap(([, names = '']) => names.split(/\W+/).filter(Boolean));
const acts = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => actsIn(readFileSync(room + file, 'utf8'))),
);

describe('words of the trail', () => {
  it('are found in the sources', () => expect(acts).toEqual(expect.arrayContaining(['IssueBulletin', 'SetPassword', 'EnrolSecondFactor', 'HandMessageAgain', 'ReadAudit', 'TakeCaseFile', 'TakeLetter', 'TakeExport'])));
  it.each([...new Set(acts)])('%s is said in both languages', (act) => {
    expect([actionWord(act).zh, actionWord(act).en]).not.toContain(act);
    expect(actionWord(act).zh).toMatch(/\p{Script=Han}/u);
  });
});
