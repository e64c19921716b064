import type { Actor } from '#domain/access/actor.js';
import type { By } from './channel-settings.js';
import { inTransaction, type RecordContext } from './record-context.js';

/** 只读维护: since when (epoch ms) and why nothing is written. */
export interface Maintenance {
  readonly sinceMs: number;
  readonly reason: string;
}

/** By whom the trigger on every held table raises (migration `AddMaintenance`). */
const HELD = 'LD001';

/**
 * From its commit nothing of the work is written, by whichever process: it waits for the writes that have begun, and those that come
 * are held. Begun again it has another reason, and the same beginning.
 */
export const beginMaintenance = (record: RecordContext, reason: string, by: By): Promise<void> =>
  inTransaction(record, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtext('maintenance'))`);
    await client.query(
      `insert into maintenance (began_at, reason, began_by) values (record_now(), $1, $2) on conflict ((true)) where ended_at is null do update set reason = excluded.reason`, [reason, nameOf(by.actor)]);
    await audit(client, by, 'BeginMaintenance', { reason });
  });

/** Writes go on, and what waits for its channel may go: the relay tells the dispatch, as after the quiet hours. False where there was none. */
export const endMaintenance = (record: RecordContext, by: By): Promise<boolean> =>
  inTransaction(record, async (client) => {
    const { rowCount } = await client.query('update maintenance set ended_at = record_now(), ended_by = $1 where maintenance.ended_at is null', [nameOf(by.actor)]);
    if (rowCount === 0) return false;
    await client.query(`update message set not_before = coalesce(to_timestamp($1::float8 / 1000.0), record_now()) where message.state = 'handed' and message.not_before is null`, [(await record.clock?.()) ?? null]);
    await audit(client, by, 'EndMaintenance', {});
    return true;
  });

/** Of an error: that a write was held by it, and of what it says of itself; undefined: it is of another kind. */
export const maintenanceOf = (error: unknown): Maintenance | undefined => {
  if (!(error instanceof Error)) return undefined;
  const { code, detail, driverError } = error as Error & { code?: unknown; detail?: unknown; driverError?: unknown };
  if (code === HELD && typeof detail === 'string') return JSON.parse(detail) as Maintenance;
  return driverError === undefined || driverError === error ? undefined : maintenanceOf(driverError);
};

/** Of an act, what the trail says of it. */
export interface HeldAct {
  readonly stream: string;
  readonly commandId: string;
  readonly actor: Actor;
  readonly body: { readonly type: string };
  readonly source?: string;
}

/** A person's act that was held stands in the trail like any other refusal. What the clock does comes again by itself, and again: it does not. */
export async function writeHeld(record: RecordContext, { stream, commandId, actor, body, source }: HeldAct, error: unknown): Promise<boolean> {
  const held = maintenanceOf(error);
  if (!held || actor.kind === 'system') return false;
  await record.pool.query(`select append_audit(coalesce(to_timestamp($1::float8 / 1000.0), record_now()), $2, $3, $4, $5, 'refused', 'MAINTENANCE', $6, $7)`, [(await record.clock?.()) ?? null, actor, body.type, stream, commandId, held, source ?? null]);
  return true;
}

const nameOf = (actor: Actor): string => (actor.kind === 'user' ? actor.userId : actor.kind);

/** Every browser hears of it: anything may look otherwise now. */
const audit = async (client: { query(text: string, values: unknown[]): Promise<unknown> }, { actor, source }: By, action: string, facts: object): Promise<void> => {
  await client.query(`select append_audit(record_now(), $1, $2, null, null, 'accepted', null, $3, $4), pg_notify('liandong_changed', '*')`, [JSON.stringify(actor), action, JSON.stringify(facts), source]);
};
