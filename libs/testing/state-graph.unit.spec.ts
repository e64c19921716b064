import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { STATUSES } from '#domain/assignment/assignment.state.js';
import { asMermaid, exploreStates, type Edge } from './state-graph.js';

/** Section 5 of the feature document, by hand: code, state, what comes next. Revoke and OptOut go to cl from any open state. */
const SECTION_5 = {
  as: ['assigned', 'ak ap cl'],
  ak: ['acknowledged', 'dr so cl'],
  dr: ['drafted', 'so ir ak rt cl'],
  so: ['signed_off', 'ir ak rt cl'],
  ir: ['in_review', 'ap rt dr ak cl'],
  rt: ['returned', 'dr so cl'],
  ap: ['approved', 'cd rt cl'],
  cd: ['completion_declared', 'cl ap'],
  cl: ['closed', ''],
} as const;
type Code = keyof typeof SECTION_5;
const wanted = Object.values(SECTION_5).flatMap(([from, next]) => next.split(' ').filter(Boolean).map((code) => `${from} → ${SECTION_5[code as Code][0]}`));

describe('the state graph of the code', () => {
  let edges: readonly Edge[];
  beforeAll(async () => {
    edges = await exploreStates();
    // Seconds; minutes on a machine that does much else.
  }, 300_000);

  it('knows the states of section 5 and no other', () => {
    expect(STATUSES.filter((status) => status !== 'not_issued').sort()).toEqual(Object.values(SECTION_5).map(([name]) => name).sort());
  });
  it('goes where section 5 says, and nowhere else', () => {
    const gone = edges.map(({ from, to }) => `${from} → ${to}`);
    expect(gone.filter((edge) => !wanted.includes(edge))).toEqual([]);
    expect(wanted.filter((edge) => !gone.includes(edge))).toEqual([]);
  });
  it('stands in the README as it is', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(/<!-- state-graph -->\n```mermaid\n(.*?)\n```\n<!-- \/state-graph -->/s.exec(readme)?.[1]).toBe(asMermaid(edges));
  });
});
