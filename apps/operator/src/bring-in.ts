import { join } from 'node:path';
import pg from 'pg';
import { keysOf, type Keys } from '#config/keys.js';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import { LocalServiceError } from '#local-services/local-service-error.js';
import { migrationNames } from '#persistence/data-source.js';
import { clearMigrated, filledTables, movedTables, putRows, setSequences } from '#persistence/moved-rows.js';
import { ensureLogins, migrate } from '#persistence/migrate.js';
import { joined, tableDigests } from '#record/digest.js';
import { ANCHORS, checkMoved, copyFolders, FILES, filesIn, readTable, type Moved, type MovedSettings } from './moved-folder.js';

interface BringIn {
  /** Of this program. */
  readonly product: string;
  readonly from: string;
  readonly ownerUrl: string;
  readonly passwords: { readonly recordPassword: string; readonly appPassword: string };
  readonly filesDir: string;
  readonly anchorDir: string;
  /** What the new place is given, held against what the old one had. */
  readonly keys: Keys | undefined;
  readonly identityKey: string;
  readonly provider: string | undefined;
}
export interface BroughtIn {
  readonly takenAt: string;
  readonly digest: string;
  readonly rows: number;
  readonly files: number;
  readonly clockOffsetMs: number;
}

/** Makes an empty place what the old one was: every file is held against its sum before anything is written, and the digest before the commit. */
export async function bringIn({ product, from, ownerUrl, passwords, filesDir, anchorDir, ...given }: BringIn): Promise<BroughtIn> {
  const { about, settings } = await checkMoved(from);
  refuseOtherRelease(about, product);
  refuseOtherSettings(settings, given);
  for (const dir of [filesDir, anchorDir]) if ((await filesIn(dir)).length > 0) throw new LocalServiceError(`${dir} 不是空的，未迁入。请指定空目录。/ ${dir} is not empty: name an empty folder.`);
  await withClient(ownerUrl, refuseFilled);
  await ensureLogins(ownerUrl, passwords);
  await migrate(ownerUrl);
  const files = await withClient(ownerUrl, async (client) => {
    await client.query('begin');
    // Two at once: the second one finds what the first has written.
    await client.query(`select pg_advisory_xact_lock(hashtext('move-in'))`);
    await refuseFilled(client);
    await putTables(client, from, about);
    const copied = await copyFolders([[join(from, FILES), filesDir], [join(from, ANCHORS), anchorDir]]);
    await client.query('commit');
    return copied - (await filesIn(join(from, ANCHORS))).length;
  });
  const { takenAt, digest, clockOffsetMs } = about;
  return { takenAt, digest, rows: Object.values(about.tables).reduce((sum, { rows }) => sum + rows, 0), files, clockOffsetMs };
}

function refuseOtherRelease({ product, rules, migrations }: Moved, own: string): void {
  if (rules === RULES_VERSION && migrations.join() === migrationNames().join()) return;
  throw new LocalServiceError(
    `迁出的是 ${product} 版（规则 ${rules}，迁移 ${migrations.at(-1)}），本程序是 ${own} 版（规则 ${RULES_VERSION}，迁移 ${migrationNames().at(-1)}）：请以同一版本迁入，之后再升级。/ ` +
      `The folder is of release ${product} (rules ${rules}, migration ${migrations.at(-1)}), this program of ${own} (rules ${RULES_VERSION}, migration ${migrationNames().at(-1)}): move in with the same release, and upgrade afterwards.`,
  );
}

/** Without the same keys nothing that is sealed would open, and everybody's second factor would be forgotten. */
function refuseOtherSettings({ KEYS, IDENTITY_KEY, CRYPTO_PROVIDER }: MovedSettings, { keys, identityKey, provider }: Pick<BringIn, 'keys' | 'identityKey' | 'provider'>): void {
  const moved = keysOf(KEYS, (words) => {
    throw new LocalServiceError(`settings.env: KEYS: ${words}`);
  });
  const isAmong = moved && keys && moved.signing.publicKey === keys.signing.publicKey && Object.entries(moved.keys).every(([id, key]) => keys.keys[id] === key);
  const others = [...(isAmong ? [] : ['KEYS']), ...(identityKey === IDENTITY_KEY ? [] : ['IDENTITY_KEY']), ...(provider === undefined || provider === CRYPTO_PROVIDER ? [] : ['CRYPTO_PROVIDER'])];
  if (others.length > 0) throw new LocalServiceError(`${others.join('、')} 与原处不同，封存的内容将打不开：请用迁出目录里 settings.env 的值。/ ${others.join(', ')}: not as at the old place, so that what is sealed would not open. Take them from settings.env of the folder.`);
}

async function refuseFilled(client: pg.ClientBase): Promise<void> {
  const filled = await filledTables(client);
  if (filled.length > 0) throw new LocalServiceError(`数据库不是空的（${filled.slice(0, 5).join('、')}），未迁入：请另建空库，在 migrate 之前迁入。/ The database is not empty (${filled.slice(0, 5).join(', ')}): make an empty one and move in before migrate.`);
}

/** Every row as it was: the triggers of acts are not asked, for nobody acts; constraints are. Then all of it is read once more. */
async function putTables(client: pg.ClientBase, from: string, { tables: wanted, digest }: Moved): Promise<void> {
  await clearMigrated(client);
  const tables = await movedTables(client);
  for (const table of tables) await putRows(client, table, readTable(from, table.name));
  await setSequences(client);
  const digests = await tableDigests(client, tables.map(({ name }) => name));
  const other = tables.filter(({ name }) => digests.get(name)?.rows !== wanted[name]?.rows || digests.get(name)?.sum !== wanted[name]?.sum).map(({ name }) => name);
  if (other.length > 0 || joined(digests) !== digest) throw new LocalServiceError(`写入后与原处不同，已全部撤回：${other.join('、')}。/ What was written differs from the old place and was taken back: ${other.join(', ')}.`);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    // An open transaction goes with its connection.
    await client.end();
  }
}
