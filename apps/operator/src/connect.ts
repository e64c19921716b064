import { Client, Connection } from '@temporalio/client';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError, namedKeys, operatorEnvironment } from '#config/environment.js';
import { keysOfFile, type Keys } from '#config/keys.js';
import { temporalConnection, type TemporalConnection } from '#config/temporal.js';
import { dataConverterOf } from '#crypto/data-converter.js';
import { UsageError } from './command.js';

interface Servers {
  readonly databaseUrl: string;
  readonly temporal: TemporalConnection | undefined;
  /** Where a demo's mails lie; undefined where they leave. */
  readonly outboxDir?: string | undefined;
  readonly namespace: string;
  /** Those that the worker writes with. */
  readonly keys: Keys | undefined;
  /** Where the worker keeps the anchors. */
  readonly anchorDir: string | undefined;
}

/** DATABASE_URL and TEMPORAL_ADDRESS where they are named, else the servers of the `npm start` that runs on the data folder. */
export function findServers(): Servers {
  const environment = operatorEnvironment();
  const { DATABASE_URL, TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE: namespace, DATA_DIR, ANCHOR_DIR } = environment;
  const more = { namespace, keys: namedKeys(environment), anchorDir: ANCHOR_DIR };
  if (DATABASE_URL) return { databaseUrl: DATABASE_URL, temporal: temporalConnection(environment), ...more };
  const file = join(DATA_DIR, 'connections.json');
  if (!existsSync(file)) throw new UsageError(`请先运行 npm start，或指定 DATABASE_URL（及 TEMPORAL_ADDRESS）。/ Run npm start first, or name DATABASE_URL (and TEMPORAL_ADDRESS). No ${file}`);
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { databaseUrl: string; temporalAddress: string; outboxDir?: string; keysFile?: string; anchorDir?: string };
  return { databaseUrl: kept.databaseUrl, temporal: temporalConnection({ ...environment, TEMPORAL_ADDRESS: TEMPORAL_ADDRESS ?? kept.temporalAddress }), outboxDir: kept.outboxDir, ...more, keys: more.keys ?? keysIn(kept.keysFile), anchorDir: ANCHOR_DIR ?? kept.anchorDir };
}

export const keysIn = (file: string | undefined): Keys | undefined => {
  if (file === undefined) return undefined;
  const problems: string[] = [];
  const keys = keysOfFile(file, (words) => problems.push(words));
  if (problems.length > 0) throw new EnvironmentError(problems.join('\n'));
  return keys;
};

/** Undefined where no Temporal was named. One that does not answer is an error: half a check would look whole. */
export async function connectTemporal({ temporal, namespace, keys }: Servers): Promise<Client | undefined> {
  if (!temporal) return undefined;
  const connection = await Connection.connect(temporal);
  return new Client({ connection, namespace, dataConverter: dataConverterOf(keys) });
}
