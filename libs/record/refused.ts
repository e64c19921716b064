import type pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import type { Instant } from '#domain/calendar/instant.js';
import type { Refusal } from '#domain/shared/refusal.js';

interface RefusedCommand {
  readonly stream: string;
  readonly commandId: string;
  readonly commandType: string;
  readonly actor: Actor;
  readonly source?: string;
}

/** A refusal changes nothing but the audit trail. */
export async function refused(client: pg.PoolClient, { stream, commandId, commandType, actor, source }: RefusedCommand, at: Instant, refusal: Refusal): Promise<{ refusal: Refusal }> {
  await client.query({
    name: 'audit-refusal',
    text: `select append_audit(to_timestamp($1 / 1000.0), $2, $3, $4, $5, 'refused', $6, $7, $8)`,
    values: [at, actor, commandType, stream, commandId, refusal.code, refusal.facts, source ?? null],
  });
  return { refusal };
}
