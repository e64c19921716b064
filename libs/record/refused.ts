import type pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import type { Instant } from '#domain/calendar/instant.js';
import type { Refusal } from '#domain/shared/refusal.js';
import type { Tried } from './record-context.js';

interface RefusedCommand {
  readonly stream: string;
  readonly commandId: string;
  readonly commandType: string;
  readonly actor: Actor;
  readonly source?: string;
}

/** A refusal changes nothing but the audit trail; of two attempts at one it has one row, whichever of them was committed. */
export async function refused(client: pg.PoolClient, { stream, commandId, commandType, actor, source }: RefusedCommand, at: Instant, refusal: Refusal, tried: Tried): Promise<{ refusal: Refusal }> {
  const isKnown = tried.refusedAt !== undefined && (await stands(client, { stream, commandId }, tried.refusedAt));
  tried.refusedAt = at;
  if (isKnown) return { refusal };
  await client.query({
    name: 'audit-refusal',
    text: `select append_audit(to_timestamp($1 / 1000.0), $2, $3, $4, $5, 'refused', $6, $7, $8)`,
    values: [at, actor, commandType, stream, commandId, refusal.code, refusal.facts, source ?? null],
  });
  return { refusal };
}

/** The same key may have been refused before, and heard of it: from this attempt on. */
const stands = async (client: pg.PoolClient, { stream, commandId }: Pick<RefusedCommand, 'stream' | 'commandId'>, from: number): Promise<boolean> =>
  (await client.query(`select from audit where audit.stream_id = $1 and audit.command_id = $2 and audit.outcome = 'refused' and audit.recorded_at >= to_timestamp($3 / 1000.0) limit 1`, [stream, commandId, from])).rowCount === 1;
