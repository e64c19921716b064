import type { AnchorPlace } from '#activities/operations/anchor.activity.js';
import { EnvironmentError, namedKeys, type WorkerEnvironment } from '#config/environment.js';
import { learnProvider, type RecordContext } from '#record/record-context.js';

/**
 * Where anchors go and what signs them; undefined where either is not named, which is said aloud. Keys of another provider
 * than the one that sealed the data would make anchors that nobody can hold against it: refused.
 */
export async function anchorPlace(record: RecordContext, environment: WorkerEnvironment, log: { warn: (fields: object, text: string) => void }): Promise<AnchorPlace | undefined> {
  const { ANCHOR_DIR: dir } = environment;
  const keys = namedKeys(environment);
  if (!keys) log.warn({}, 'no KEYS or KEYS_FILE: who reads the database of Temporal reads what workflows are told');
  if (!keys || dir === undefined) log.warn({}, 'no ANCHOR_DIR with keys: nothing outside the database proves what it held');
  const stored = await learnProvider(record);
  if (keys && keys.provider !== stored) {
    throw new EnvironmentError(`KEYS：密钥属于 ${keys.provider}，数据库选定的是 ${stored}；请用 npm run keys -- --new --provider ${stored} 生成。/ The keys are of ${keys.provider}, the database chose ${stored}: make others.`);
  }
  return keys && dir !== undefined ? { dir, keys } : undefined;
}
