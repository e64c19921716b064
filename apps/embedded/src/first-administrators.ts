import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { EmbeddedEnvironment } from '#config/environment.js';
import type { Secrets } from './secrets.js';

const MIGRATE = fileURLToPath(new URL('../../operator/src/migrate.js', import.meta.url));

/** Outside the demo, what an operator's migration does for a new database: units, calendar and, where there is nobody yet, 三员 with a password each. Answers the lines that tell them. */
export async function firstAdministrators(ownerUrl: string, { recordPassword, appPassword }: Secrets, { CRYPTO_PROVIDER }: EmbeddedEnvironment): Promise<{ text: string; value: readonly string[] }> {
  const env = { PATH: process.env['PATH'], DATABASE_URL: ownerUrl, RECORD_DATABASE_PASSWORD: recordPassword, APP_DATABASE_PASSWORD: appPassword, CRYPTO_PROVIDER, LOG_LEVEL: 'error' };
  const { stdout } = await promisify(execFile)(process.execPath, [MIGRATE], { env });
  const lines = stdout.split('\n').filter(Boolean);
  return { text: lines.length > 0 ? '已建立 / made' : '已有 / there', value: lines };
}
