import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { holderOfRole } from '#persistence/seed/people.js';
import { apiProcess } from '#testing/api-process.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';
import type { FuzzFindings } from '../fuzz/fuzz.js';
import { fuzzApi } from '../fuzz/fuzz-api.js';
import { digest, fieldsTooMany, pollutedQueries, routed, spellings, type Attacks } from './attacks.js';
import { notAsFresh } from './fresh-policy.js';
import { authorisationMatrix, type Matrix } from './matrix.js';
import { LISTED, NARROWED, Rows, withoutPolicies } from './rows.js';
import { acted, COMMENT, overheard, scene, sweep, type Scene } from './sweep.js';
import { originOf } from './variants.js';

jest.setTimeout(300_000);

/** Planted: for the application everybody may look at everything. */
const NO_FILTER = { file: 'apps/api/src/platform/visibility.ts', find: 'if (SEES_ALL.some((role) => roles.includes(role))) return', put: 'if (unit) return' };
/** What then tells of another province, with both walls down. */
const LEAKING = ['/assignments/{id}', '/assignments/{id}/threads', '/assignments/{id}/reminders', '/assignments/{id}/case-file', '/search', '/exports/{list}'];
const LEAD = CATALOGUE_2024.tasks.find(({ code }) => code === 't07');
/** Of a department without a part in what the rows are about. */
const OTHER_REVIEWER = holderOfRole(CATALOGUE_2024.tasks.find(({ leadDepartment, code }) => code !== 't07' && ![LEAD?.leadDepartment, ...(LEAD?.supportingDepartments ?? [])].includes(leadDepartment))?.leadDepartment ?? '', 'reviewer').id;
/** Spellings that the server takes for the plain one; others are nobody's. */
const SAME_ADDRESS = ['HEAD', 'trailing /', 'asked for as another'];
const CASES = Number(process.env['FUZZ_CASES'] ?? 1_000);
let api: RunningApi;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.close());

const written = (name: string, what: object): void => {
  mkdirSync('dist/artefacts', { recursive: true });
  writeFileSync(`dist/artefacts/${name}.json`, JSON.stringify(what));
};

describe('the matrix of authorisation: every route and command × role × own, another’s, absent, wrong state', () => {
  let matrix: Matrix;
  const attacks: Attacks[] = [];
  beforeAll(async () => {
    matrix = await authorisationMatrix(api, process.env['AUTHZ_CELLS'] === 'all');
  });
  // Attacks are cells like the others; the bound below is of the matrix alone.
  afterAll(() => written('authz-matrix', { ...matrix, cells: [matrix, ...attacks].reduce((sum, { cells }) => sum + cells, 0), unexpectedAllow: [matrix, ...attacks].flatMap(({ unexpectedAllow }) => unexpectedAllow) }));
  const counted = (made: Attacks): number => {
    attacks.push(made);
    return made.cells;
  };

  it('takes no field more than a command has, and changes nothing for it (S7)', async () => {
    const before = await digest(api);
    const fields = await fieldsTooMany(api);
    expect([counted(fields) > 400, fields.unexpectedAllow, await digest(api)]).toEqual([true, [], before]);
  });
  it('takes no filter for a list or an object', async () => {
    const queries = await pollutedQueries(api);
    expect([counted(queries) > 300, queries.unexpectedAllow]).toEqual([true, []]);
  });
  it('says the same to every spelling of an address (S4)', async () => {
    const spelt = await spellings(api);
    expect([counted(spelt) > 2_000, spelt.unexpectedAllow]).toEqual([true, []]);
  });
  it('answers whoever may in each spelling that is the same address to the server', async () => {
    const statuses = await routed(api);
    expect(Object.keys(statuses).length).toBeGreaterThan(10);
    expect(Object.entries(statuses).filter(([, status]) => status !== 404)).toEqual(SAME_ADDRESS.map((variant) => [variant, 200]));
  });
  it('has at least 1,500 cells', () => expect(matrix.cells).toBeGreaterThanOrEqual(1_500));
  it('lets nobody do what they may not; what is not theirs is as if it were not there', () => expect(matrix.unexpectedAllow).toEqual([]));
  it('refuses nobody what they may', () => expect(matrix.unexpectedDeny).toEqual([]));
  it('shows a stranger not a byte of another province, by either wall alone (S2)', async () => {
    const url = `${await originOf(api)}/api/v1`;
    const [clerk, leader] = [await api.cookieOf('xj'), await api.cookieOf('xjlead')];
    let asked: Scene | undefined;
    const own = 'asg/2024/t07-o1/65';
    expect(await overheard(url, clerk, own, async () => (asked = await scene(api)), () => acted(api, 'xj', own, COMMENT))).toEqual({ heardOwn: true, theirs: undefined });
    if (!asked) throw new Error('there is no scene');
    expect([asked.missing, asked.urls.length > 120]).toEqual([[], true]);
    expect(await sweep(url, clerk, asked)).toEqual({ leaks: [], faults: [] });
    // The application asks for everybody's: the database alone says no.
    const careless = await apiProcess(api, [NO_FILTER]);
    try {
      expect(await sweep(careless.url, leader, asked)).toEqual({ leaks: [], faults: [] });
      await withoutPolicies(api, Object.keys(NARROWED), async () => {
        const { leaks } = await sweep(careless.url, leader, { urls: asked?.urls.filter(([route, below]) => LEAKING.includes(route) && (route === '/exports/{list}' ? below.startsWith('/exports/items') : !below.includes('t07'))) ?? [] });
        expect(LEAKING.filter((route) => !leaks.some((leak) => leak.route === route))).toEqual([]);
      });
    } finally {
      await careless.kill();
    }
  });
  it('narrows every table to its reader, with all filters left out; one table without its policy is found (S3)', async () => {
    const before = await digest(api);
    const rows = await Rows.of(api);
    try {
      expect(Object.entries(await rows.withoutReader()).filter(([, count]) => count > 0)).toEqual([]);
      for (const reader of ['xj', 'gd', 'u4401']) expect([reader, await rows.wrongFor(reader)]).toEqual([reader, []]);
      expect(await rows.wrongFor(OTHER_REVIEWER, Object.keys(NARROWED).filter((table) => !LISTED.includes(table)))).toEqual([]);
      for (const table of Object.keys(NARROWED)) await withoutPolicies(api, [table], async () => expect((await rows.wrongFor('xj', [table])).join()).toContain(`${table}: shows`));
    } finally {
      await rows.end();
    }
    expect(await digest(api)).toBe(before);
  });
  it('asks for a fresh login before what is final, a rule, a grant or a whole export, and before nothing else', async () => {
    const { asked, wrong } = await notAsFresh(api);
    expect([asked > 150, wrong]).toEqual([true, []]);
  });
  it('knows every route and command of the running application', () => expect(matrix.missingRoutes).toEqual([]));
});

// After the matrix: what is asked here changes what is there.
describe('whatever is asked of every operation of the document', () => {
  let findings: FuzzFindings;
  beforeAll(async () => {
    findings = await fuzzApi(api, { cases: CASES, seed: Number(process.env['FUZZ_SEED'] ?? 1) });
    written('fuzz', findings);
  }, Number(process.env['FUZZ_MINUTES'] ?? 5) * 60_000);

  it('is never a server error', () => expect(findings.serverErrors).toEqual([]));
  it('is answered as the document says, without a stack trace', () => expect(findings.schemaViolations).toEqual([]));
  it('is nobody’s without a session, except what is for everybody', () => expect(findings.ignoredAuth).toEqual([]));
  it('is asked as often as was wanted, and gets as far as being done for more than a third of the operations', () => {
    expect(findings.cases).toBe(CASES);
    // Fewer do not come to each operation often enough.
    const third = CASES < 1_000 ? 0 : Math.max(50, findings.operations / 3);
    expect(findings.reached.length).toBeGreaterThan(third);
  });
});
