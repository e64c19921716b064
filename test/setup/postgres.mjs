import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One PostgreSQL for the run, unless the caller names one (`LIANDONG_TEST_POSTGRES`). */
export default async function setUp() {
  if (process.env.LIANDONG_TEST_POSTGRES) return;
  const { startPostgres } = await import('../../dist/libs/local-services/postgres.js');
  const dir = await mkdtemp(join(tmpdir(), 'liandong-test-pg-'));
  const started = await startPostgres({ dir });
  process.env.LIANDONG_TEST_POSTGRES = started.url;
  globalThis.liandongTestPostgres = { dir, ...started };
}
