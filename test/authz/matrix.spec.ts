import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { runningApi, type RunningApi } from '#testing/running-api.js';
import type { FuzzFindings } from '../fuzz/fuzz.js';
import { fuzzApi } from '../fuzz/fuzz-api.js';
import { notAsFresh } from './fresh-policy.js';
import { authorisationMatrix, type Matrix } from './matrix.js';

jest.setTimeout(300_000);

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
  beforeAll(async () => {
    matrix = await authorisationMatrix(api, process.env['AUTHZ_CELLS'] === 'all');
    written('authz-matrix', matrix);
  });

  it('has at least 1,500 cells', () => expect(matrix.cells).toBeGreaterThanOrEqual(1_500));
  it('lets nobody do what they may not; what is not theirs is as if it were not there', () => expect(matrix.unexpectedAllow).toEqual([]));
  it('refuses nobody what they may', () => expect(matrix.unexpectedDeny).toEqual([]));
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
    findings = await fuzzApi(api, { cases: Number(process.env['FUZZ_CASES'] ?? 1_000), seed: Number(process.env['FUZZ_SEED'] ?? 1) });
    written('fuzz', findings);
  }, Number(process.env['FUZZ_MINUTES'] ?? 5) * 60_000);

  it('is never a server error', () => expect(findings.serverErrors).toEqual([]));
  it('is answered as the document says, without a stack trace', () => expect(findings.schemaViolations).toEqual([]));
  it('is nobody’s without a session, except what is for everybody', () => expect(findings.ignoredAuth).toEqual([]));
  it('gets as far as being done, for more than a third of the operations', () => expect([findings.cases >= 1_000, findings.reached.length > 50]).toEqual([true, true]));
});
