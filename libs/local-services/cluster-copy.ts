import type { Dirent } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { copyKept } from './kept-copy.js';

/** What a server makes anew, or must not find: its own log of changes is copied apart. */
const LEFT_OUT = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/|^postmaster\.(pid|opts)$|(^|\/)(pg_internal\.init|pgsql_tmp[^/]*)$/;
/** Changes that are held back for the copy, whatever the server would throw away meanwhile. */
const SLOT = 'liandong_backup';

/**
 * Copies the files of a server that runs, so that one started on them is what this one was at the end of the copy:
 * PostgreSQL's own way (pg_backup_start, pg_backup_stop), with the log of changes of that time. Answers that instant.
 */
export async function copyCluster({ url, cluster, to }: { url: string; cluster: string; to: string }): Promise<Date> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [SLOT]);
    await client.query(`select pg_backup_start('liandong', true)`);
    await copyFiles(cluster, to, '');
    const { rows: [end] } = await client.query<{ label: string; spaces: string; last: string; at: Date }>(`select stopped.labelfile as label, stopped.spcmapfile as spaces, pg_walfile_name(stopped.lsn) as last, clock_timestamp() as at from pg_backup_stop(false) as stopped`);
    const first = /\(file ([0-9A-F]{24})\)/.exec(end?.label ?? '')?.[1];
    if (!end || first === undefined) throw new Error(`pg_backup_stop told no first file: ${end?.label}`);
    // The last one is whole only when another is begun.
    await client.query('select pg_switch_wal()');
    await writeFile(join(to, 'backup_label'), end.label, { mode: 0o600 });
    if (end.spaces.trim() !== '') throw new Error('tablespaces are not copied');
    const changes = (await readdir(join(cluster, 'pg_wal'))).filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= end.last);
    for (const name of changes.sort()) await copyKept(join(cluster, 'pg_wal', name), join(to, 'pg_wal', name));
    return end.at;
  } finally {
    // The slot goes with its connection.
    await client.end();
  }
}

async function copyFiles(from: string, to: string, below: string): Promise<void> {
  await mkdir(join(to, below), { recursive: true, mode: 0o700 });
  for (const entry of await readdir(join(from, below), { withFileTypes: true }).catch(ifGone<Dirent[]>([]))) {
    const name = join(below, entry.name);
    if (LEFT_OUT.test(name)) continue;
    if (entry.isDirectory()) await copyFiles(from, to, name);
    // A table that was dropped meanwhile: the log of changes says so.
    else if (entry.isFile()) await copyKept(join(from, name), join(to, name)).catch(ifGone(undefined));
  }
}

const ifGone = <T>(instead: T) => (error: NodeJS.ErrnoException): T => {
  if (error.code === 'ENOENT') return instead;
  throw error;
};
