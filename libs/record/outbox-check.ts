import type pg from 'pg';

/** Something that stands on one side alone. */
export interface Unmatched {
  readonly side: 'message' | 'row' | 'mail';
  readonly about: string;
  readonly detail: string;
}
/** A mail that lies in the outbox folder: the key that it bears. */
export interface OutboxMail {
  readonly file: string;
  readonly key: string;
  readonly to: readonly string[];
}
export interface OutboxCheck {
  readonly messages: number;
  readonly rows: number;
  readonly mails: number;
  readonly unmatched: readonly Unmatched[];
}

/** Lines that the ledger answers for: that a list was made in the background it does not know. */
const LINES = `select message.id, message.channel, message.recipient, line ->> 'assignment' as assignment_id, split_part(line ->> 'reminder', '|', 1) as duty, split_part(line ->> 'reminder', '|', 2) as rule,
    split_part(line ->> 'reminder', '|', 3) as occurrence from message cross join jsonb_array_elements(message.lines) as line where message.kind <> 'exported_list'`;
const KEY = (table: string): string => `concat_ws(' ', ${table}.assignment_id, ${table}.duty, ${table}.rule, ${table}.occurrence)`;
const SAME = (a: string, b: string): string => ['assignment_id', 'duty', 'rule', 'occurrence'].map((column) => `${a}.${column} = ${b}.${column}`).join(' and ');

/** Each question with what it finds: a message, or a row of the ledger, that has nothing on the other side. */
const QUESTIONS: readonly { readonly side: Unmatched['side']; readonly sql: string }[] = [
  // A test of a channel tells of nothing; one with a line is held against the ledger like any other.
  { side: 'message', sql: `select message.id::text as about, 'it has no line' as detail from message where jsonb_array_length(message.lines) = 0 and message.kind <> 'test'` },
  {
    side: 'message',
    sql: `select line.id::text as about, 'no delivery to ' || line.recipient || ' by ' || line.channel || ' for its line ' || ${KEY('line')} as detail from (${LINES}) as line
      where not exists (select from delivery where delivery.message_id = line.id and delivery.recipient = line.recipient and delivery.channel = line.channel and ${SAME('delivery', 'line')})`,
  },
  {
    side: 'message',
    sql: `select line.id::text as about, 'no row of the ledger that went out for its line ' || ${KEY('line')} as detail from (${LINES}) as line
      where not exists (select from reminder where reminder.state = 'dispatched' and ${SAME('reminder', 'line')})`,
  },
  {
    side: 'message',
    sql: `select min(line.id::text) as about, count(*) || ' lines to ' || line.recipient || ' by ' || line.channel || ' for ' || ${KEY('line')} as detail from (${LINES}) as line
      group by line.recipient, line.channel, line.assignment_id, line.duty, line.rule, line.occurrence having count(*) > 1`,
  },
  {
    side: 'row',
    sql: `select ${KEY('delivery')} as about, 'message ' || delivery.message_id || ' to ' || delivery.recipient || ' by ' || delivery.channel || ' does not tell of it' as detail from delivery
      where not exists (select from (${LINES}) as line where line.id = delivery.message_id and line.recipient = delivery.recipient and line.channel = delivery.channel and ${SAME('line', 'delivery')})`,
  },
  { side: 'row', sql: `select ${KEY('reminder')} as about, 'it went out, and nobody has an in-app notice of it' as detail from reminder where reminder.state = 'dispatched' and not exists (select from delivery where delivery.channel = 'in_app' and ${SAME('delivery', 'reminder')})` },
];

/** Every message against the reminder ledger and back, and the mails of the outbox folder (where there is one) against both. One view of everything; reads only. */
export async function checkOutbox(client: pg.ClientBase, mails: readonly OutboxMail[] | null): Promise<OutboxCheck> {
  await client.query('begin isolation level repeatable read read only');
  try {
    const counts = await client.query<{ messages: number; rows: number }>(`select (select count(*)::int from message) as messages, (select count(*)::int from reminder where reminder.state = 'dispatched') as rows`);
    const unmatched: Unmatched[] = [];
    for (const { side, sql } of QUESTIONS) unmatched.push(...(await client.query<{ about: string; detail: string }>(`${sql} order by 1, 2`)).rows.map((row) => ({ side, ...row })));
    if (mails) unmatched.push(...(await ofMails(client, mails)));
    return { messages: counts.rows[0]?.messages ?? 0, rows: counts.rows[0]?.rows ?? 0, mails: mails?.length ?? 0, unmatched };
  } finally {
    await client.query('rollback');
  }
}

/** A mail is a message of the e-mail channel, to its recipient; one that is `sent` lies there. Handed or unknown may or may not. */
async function ofMails(client: pg.ClientBase, mails: readonly OutboxMail[]): Promise<Unmatched[]> {
  const { rows } = await client.query<{ id: string; state: string; recipient: string }>(`select message.id::text as id, message.state, message.recipient from message where message.channel = 'email'`);
  const known = new Map(rows.map((row) => [row.id, row]));
  const lying = new Set(mails.map(({ key }) => key));
  return [
    ...mails.filter(({ key }) => !known.has(key)).map(({ file, key, to }): Unmatched => ({ side: 'mail', about: file, detail: `no message ${key || '(no key)'} to ${to.join(', ')}` })),
    ...rows.filter(({ id, state }) => state === 'sent' && !lying.has(id)).map(({ id, recipient }): Unmatched => ({ side: 'message', about: id, detail: `sent to ${recipient} by e-mail, and no mail of it lies in the outbox` })),
  ];
}
