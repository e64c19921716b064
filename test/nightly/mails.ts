import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/** Rows of the ledger as somebody was told of them by mail: `gd@… asg/2024/… plan|T-30|2024-06-30`. */
export async function mailed(outboxDir: string): Promise<string[]> {
  const names = (await readdir(outboxDir).catch((): string[] => [])).filter((name) => name.endsWith('.json'));
  const mails = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(outboxDir, name), 'utf8')) as { to: string[]; text: string }));
  return mails.flatMap(({ to, text }) => [...text.matchAll(/(?:台账|ledger entry): (\S+ \S+)/g)].map(([, row]) => `${to.join()} ${row}`));
}
export const twice = (rows: readonly string[]): string[] => rows.filter((row, index) => rows.indexOf(row) !== index);

/** By whom and what they were told of, in a channel that leaves the house, as the record has it. */
export const told = async ({ owner }: { readonly owner: pg.Pool }, state: string): Promise<string[]> =>
  (await owner.query<{ row: string }>(
    `select app_user.email || ' ' || (line ->> 'assignment') || ' ' || (line ->> 'reminder') as row from message join app_user on app_user.id = message.recipient cross join jsonb_array_elements(message.lines) as line where message.channel = 'email' and message.state = $1`,
    [state],
  )).rows.map(({ row }) => row);

/** Reminders that are due and were neither sent nor suppressed. */
export const leftLying = async ({ owner }: { readonly owner: pg.Pool }): Promise<number> => (await owner.query(`select from reminder where reminder.state = 'armed' and reminder.due_at <= record_now()`)).rowCount ?? 0;
