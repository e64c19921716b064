import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { checkOutbox, type OutboxMail } from '#record/outbox-check.js';
import { readFlags, run, say } from './command.js';
import { findServers } from './connect.js';

const USAGE = 'npm run outbox:check -- [--json]';

/**
 * Holds every message against the reminder ledger and back; of a demo also the mails of its outbox folder. Reads only.
 * Lines for people, or with `--json` one line a thing unmatched and the sum last. Exit code 1 where something is.
 */
async function main(): Promise<number> {
  const { json } = readFlags(USAGE, []);
  const { databaseUrl, outboxDir } = findServers();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { unmatched, messages, rows, mails } = await checkOutbox(client, await mailsIn(outboxDir));
    if (json) {
      for (const each of unmatched) say(JSON.stringify(each));
      say(JSON.stringify({ messages, rows, unmatched: unmatched.length }));
    } else {
      for (const { side, about, detail } of unmatched) say(`✗ ${side}  ${about}  ${detail}`);
      say(`${unmatched.length === 0 ? '✔' : '✗'} ${messages} 条消息 messages，${rows} 行台账已发 ledger rows sent，${mails} 封邮件在发件箱 mails in the outbox，${unmatched.length} 处不符 unmatched`);
    }
    return unmatched.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
}

/** Null where mails really leave and there is no folder. */
async function mailsIn(dir: string | undefined): Promise<OutboxMail[] | null> {
  if (dir === undefined) return null;
  const names = await readdir(dir).catch(() => null);
  if (!names) return null;
  return Promise.all(
    names.filter((name) => name.endsWith('.json')).map(async (file) => {
      const { to, headers } = JSON.parse(await readFile(join(dir, file), 'utf8')) as { to: string[]; headers: Record<string, string> };
      return { file, to, key: headers['x-liandong-key'] ?? '' };
    }),
  );
}

run(main);
