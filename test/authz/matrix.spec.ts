import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { runningApi, type RunningApi } from '#testing/running-api.js';
import { digest, fieldsTooMany, pollutedQueries, spellings } from './attacks.js';
import { notAsFresh } from './fresh-policy.js';
import { authorisationMatrix, type Matrix } from './matrix.js';

jest.setTimeout(300_000);

describe('the matrix of authorisation: every route and command × role × own, another’s, absent, wrong state', () => {
  let api: RunningApi;
  let matrix: Matrix;
  beforeAll(async () => {
    api = await runningApi();
    matrix = await authorisationMatrix(api, process.env['AUTHZ_CELLS'] === 'all');
    mkdirSync('dist/artefacts', { recursive: true });
    writeFileSync('dist/artefacts/authz-matrix.json', JSON.stringify(matrix));
  });
  afterAll(() => api.close());

  it('takes no field more than a command has, and changes nothing for it', async () => {
    const before = await digest(api);
    const { cells, unexpectedAllow } = await fieldsTooMany(api);
    expect([cells > 400, unexpectedAllow, await digest(api)]).toEqual([true, [], before]);
  });
  it('takes no filter for a list or an object', async () => {
    const { cells, unexpectedAllow } = await pollutedQueries(api);
    expect([cells > 300, unexpectedAllow]).toEqual([true, []]);
  });
  it('says the same to every spelling of an address', async () => {
    const { cells, unexpectedAllow } = await spellings(api);
    expect([cells > 2_000, unexpectedAllow]).toEqual([true, []]);
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
