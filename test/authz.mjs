/**
 * Who may do what, asked of the running application: `npm run authz:matrix`. Prints each surprise and ends with counts;
 * `--json`: as one last line. Exit 1 where anybody could do what they may not, or a route has no policy; or where a test failed
 * that counts nothing: what it said is shown.
 */
import { findingsOf, sayCounts } from './one-spec.mjs';

const { status, said, findings: matrix } = await findingsOf('authz-matrix', { project: 'integration', files: 'test/authz', name: 'the matrix of authorisation', variables: { AUTHZ_CELLS: 'all' } });
const surprises = Object.values(matrix).flatMap((lines) => (Array.isArray(lines) ? lines : []));
if (status !== 0 && surprises.length === 0) console.error(said);
for (const [kind, lines] of Object.entries(matrix)) if (Array.isArray(lines)) for (const line of lines) console.log(`${kind}: ${line}`);
sayCounts({ cells: matrix.cells, unexpectedAllow: matrix.unexpectedAllow.length, unexpectedDeny: matrix.unexpectedDeny.length, missingRoutes: matrix.missingRoutes.length }, process.argv.includes('--json'));
process.exitCode = status;
