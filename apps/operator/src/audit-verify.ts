import pg from 'pg';
import { verifyAudit } from '#record/anchors/verify-audit.js';
import { readAnchorFile } from '#storage/anchor-file.js';
import { readFlags, run, say } from './command.js';
import { findServers } from './connect.js';

const USAGE = 'npm run audit:verify -- [--json]';

/**
 * Proves the chain of every stream, and holds the record and its audit trail against the anchors in the database and
 * outside. Reads only. Lines for people, or with --json one line a difference and the sum last.
 */
async function main(): Promise<number> {
  const { json } = readFlags(USAGE, []);
  const servers = findServers();
  const { keys, anchorDir } = servers;
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  try {
    const outside = anchorDir === undefined ? undefined : await readAnchorFile(anchorDir);
    const { differences, anchors, streams, auditRows, lastAt, restores } = await verifyAudit(client, { outside, publicKey: keys?.signing.publicKey });
    const last = lastAt === null ? null : new Date(lastAt).toISOString();
    if (json) {
      for (const each of differences) say(JSON.stringify(each));
      say(JSON.stringify({ streams, anchors, auditRows, lastAnchor: last, outside: outside !== undefined, signed: keys !== undefined, restores, differences: differences.length }));
    } else {
      for (const { kind, about, detail } of differences) say(`✗ ${kind}  ${about}  ${detail}`);
      for (const { anchor, reason } of restores) say(`· 锚 anchor ${anchor}: 恢复 restored — ${reason}`);
      if (outside === undefined) say('· 未指定 ANCHOR_DIR，只查数据库内的锚 / no ANCHOR_DIR: only the anchors in the database');
      say(`${differences.length === 0 ? '✔' : '✗'} ${streams} 个事件流 streams，${anchors} 个锚 anchors（${last ?? '—'}），${auditRows} 条留痕 audit rows，${differences.length} 处不符 differences`);
    }
    return differences.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
}

run(main);
