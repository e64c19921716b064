import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { at, dayOf } from '#domain/calendar/day.js';
import { instant } from '#domain/calendar/instant.js';
import { MORNING } from '#domain/deadline/awaited.js';
import { kindOf, messageKey, quietUntil, type MessageKind } from '#domain/reminder/message.js';
import type { MessageLine } from '#domain/reminder/message-template.js';
import { recipientsOf, type Directory } from '#domain/reminder/recipients.js';
import { messageTitle } from '#domain/reminder/reminder-text.js';
import { addressedOf, type DueRow } from './dispatch-recipients.js';
import { LOST, lostUntil } from './lost-span.js';
import type { Way, Ways } from './message-ways.js';

/** Rows that are one message of one recipient in one channel. */
interface Composed extends Way {
  readonly key: string;
  readonly kind: MessageKind;
  readonly rows: DueRow[];
  /** What each row says. */
  readonly lines: MessageLine[];
  /** May have gone out before the database was set back. */
  readonly isLost: boolean;
}
/** A message that was begun a moment ago, by the rows before these, and that nobody has sent yet. */
interface Begun {
  readonly id: string;
  readonly rules: readonly string[];
  readonly lines: number;
}

export interface Messages {
  /** New ones. */
  readonly messages: readonly object[];
  /** Those that were begun before: what comes to them. */
  readonly longer: readonly { readonly id: string }[];
  readonly deliveries: readonly object[];
  /** Rows that reach nobody. */
  readonly gone: readonly DueRow[];
}

/** A message takes further lines this long (ms), as long as it is still here; what comes later is news of its own. */
const ONE_NOTICE_MS = 600_000;

/** The messages of these rows: every line is one row of the ledger, and each row has a delivery in each channel of its recipients. */
export async function composeMessages(client: pg.PoolClient, rows: readonly DueRow[], directory: Directory, ways: Ways, lineOf: (row: DueRow) => MessageLine, now: number): Promise<Messages> {
  const lost = await lostUntil(client);
  const composed = new Map<string, Composed>();
  const gone: DueRow[] = [];
  for (const row of rows) {
    const { persons } = recipientsOf(addressedOf(row), directory);
    if (persons.length === 0) gone.push(row);
    const line = lineOf(row);
    const dueAt = sentAs(row, now);
    const kind = kindOf({ ...row, dueAt });
    // Who is named by name is told alone: a group does not read it.
    const isPersonal = row.addressees.some((each) => each.startsWith('user:'));
    for (const way of [...persons.flatMap((person) => ways.person(person, kind)), ...(isPersonal ? [] : ways.units(persons, kind))]) {
      const isLost = way.channel !== 'in_app' && row.owed_ms <= lost;
      const key = messageKey(way.recipient, { ...row, dueAt }) + (isLost ? '|lost' : '');
      const id = `${way.channel}/${key}`;
      const message: Composed = composed.get(id) ?? { ...way, key, kind, rows: [], lines: [], isLost };
      message.rows.push(row);
      message.lines.push(line);
      composed.set(id, message);
    }
  }
  const all = [...composed.values()];
  const begun = await readBegun(client, all, now);
  const written = all.map((message) => writtenOf(message, begun.get(`${message.channel}/${message.key}`), ways, now));
  const [longer, messages] = [written.filter(({ isBegun }) => isBegun), written.filter(({ isBegun }) => !isBegun)].map((some) => some.map(({ row }) => row)) as [{ id: string }[], object[]];
  return { messages, longer, deliveries: written.flatMap(({ deliveries }) => deliveries), gone };
}

/** Digests of mornings that went by in an outage are one, of the day on which they go out. */
const sentAs = (row: DueRow, now: number): number => (row.alone ? row.due_ms : kindOf({ ...row, dueAt: row.due_ms }) === 'digest' ? Math.max(row.due_ms, at(dayOf(instant(now)), MORNING)) : row.due_ms);

/** By channel and key: a message that still takes lines; `gone`: one that was sent, so that another must be begun. */
async function readBegun(client: pg.PoolClient, composed: readonly Composed[], now: number): Promise<ReadonlyMap<string, Begun | 'gone'>> {
  const { rows } = await client.query<{ key: string; of: string; id: string; open: boolean; rules: string[]; lines: number }>({
    name: 'begun-messages',
    text: `select message.channel || '/' || message.key as of, message.id, array(select split_part(line ->> 'reminder', '|', 2) from jsonb_array_elements(message.lines) as line) as rules, jsonb_array_length(message.lines) as lines,
        message.created_at > to_timestamp(($2::float8 - ${ONE_NOTICE_MS}) / 1000.0) and (message.channel = 'in_app' or (message.state = 'handed' and message.attempts = 0 and message.leased_until is null)) as open
      from message where message.key = any ($1) for update`,
    values: [composed.map(({ key }) => key), now],
  });
  return new Map(rows.map(({ of, id, open, rules, lines }) => [of, open ? { id, rules, lines } : 'gone' as const]));
}

function writtenOf({ key, channel, recipient, kind, rows, lines, isLost }: Composed, begun: Begun | 'gone' | undefined, ways: Ways, now: number) {
  const open = typeof begun === 'object' ? begun : undefined;
  const id = open?.id ?? randomUUID();
  const rules = new Set([...(open?.rules ?? []), ...rows.map(({ rule }) => rule)]);
  const [rule = null] = rules.size === 1 ? rules : [null];
  const language = ways.language(recipient);
  const isInside = channel === 'in_app';
  return {
    isBegun: open !== undefined,
    row: {
      // The first of a key bears it; a second one, begun after the first had gone, is another.
      id, channel, recipient, kind, key: begun === 'gone' ? `${key}|${id}` : key, language, template_version: ways.template(kind, language),
      title: messageTitle(kind, rule, (open?.lines ?? 0) + rows.length), state: isInside ? 'sent' : isLost ? 'unknown' : 'handed', failure: isLost ? LOST : null, not_before: isInside || isLost ? null : quietUntil(instant(now)), lines,
    },
    deliveries: rows.map(({ assignment_id, duty, rule: own, occurrence }) => ({ assignment_id, duty, rule: own, occurrence, recipient, channel, message_id: id })),
  };
}
