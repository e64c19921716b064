import type pg from 'pg';
import type { AuditRow } from '../evidence.js';
import { audited } from '../checks/i6-audited.js';
import { AUDITS, RECEIPTS } from '../gather.js';
import type { Deed } from '../journal.js';
import type { World } from '../world.js';
import type { ReceiptRow } from '../evidence.js';

/** The last act of a person that the journal outside knows. */
const KNOWN = `outcome = 'accepted' and action <> 'Comment' and actor ->> 'kind' = 'user' and command_id not like 'rig/%'`;

/** What somebody with all rights over the database may do to the trail (S19), each undone before the next. */
const TAMPERED: readonly { readonly number: number; readonly what: string; readonly sql: readonly string[] }[] = [
  { number: 21, what: 'the superuser edits an audit row', sql: [`update audit set actor = jsonb_set(audit.actor, '{userId}', '"somebody-else"') where audit.id = (select max(a.id) from audit a where a.outcome = 'accepted' and a.actor ->> 'kind' = 'user' and a.command_id not like 'rig/%')`] },
  { number: 22, what: 'the tail of the audit trail is cut', sql: [`delete from audit where audit.id > (select max(a.id) - 3 from audit a)`] },
  {
    number: 23, what: 'a row is edited, and everything after it is written again', sql: [
      `create temporary table redone on commit drop as select * from audit where audit.id >= (select max(a.id) from audit a where ${KNOWN})`,
      `update redone set action = 'Comment', stream_id = 'asg/2024/t1-o1/11' where redone.id = (select min(r.id) from redone r)`,
      `delete from audit where audit.id in (select redone.id from redone)`, `insert into audit overriding system value select * from redone order by id`,
    ],
  },
];

/** Each in a transaction of its own that is never committed: what the checker sees in it. */
export async function tampered({ system }: World, deeds: readonly Deed[]): Promise<readonly { readonly number: number; readonly what: string; readonly red: 'I6'; readonly seen: readonly string[] }[]> {
  const client = await system.owner.connect();
  try {
    const before = await seen(client, deeds);
    const found = [];
    for (const { number, what, sql } of TAMPERED) {
      await client.query('begin');
      for (const each of sql) await client.query(each);
      const after = await seen(client, deeds);
      await client.query('rollback');
      found.push({ number, what, red: 'I6' as const, seen: before.length === 0 && after.length > 0 ? ['I6'] : [] });
    }
    return found;
  } finally {
    client.release();
  }
}

/** By what is known outside the database alone: a chain that was made anew to its end agrees with itself. */
async function seen(client: pg.PoolClient, deeds: readonly Deed[]): Promise<readonly string[]> {
  const audits = (await client.query<AuditRow>(AUDITS)).rows;
  const receipts = (await client.query<ReceiptRow>(RECEIPTS)).rows;
  return audited({ deeds, audits, receipts });
}
