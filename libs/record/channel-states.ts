import type pg from 'pg';
import { OPENS_AT } from './messages.js';
import type { RecordContext } from './record-context.js';

/** The circuit stays open 1, 2, 4 … minutes, at most so many; then one message is tried. */
const LONGEST_OPEN_MINUTES = 15;
/** What a channel that is down for a whole day was never given is given up with it (N1). */
const GIVEN_UP_AFTER = '24 hours';

/** Which channels the environment sets up, and of what kind, beside those that were entered: contacts and the system page read it. What is set up anew begins with a closed circuit. */
export async function writeChannels(record: RecordContext, kinds: ReadonlyMap<string, string>): Promise<void> {
  await record.pool.query(
    `with named as (select row.channel, row.kind from jsonb_to_recordset($1::jsonb) as row(channel text, kind text)),
      others as (update channel_state set is_set_up = false, of_environment = false where channel_state.channel not in (select named.channel from named))
     insert into channel_state (channel, kind, is_set_up, of_environment) select named.channel, named.kind, true, true from named
     on conflict (channel) do update set kind = excluded.kind, is_set_up = true, of_environment = true, unit = null, failures = 0, failing_since = null, open_until = null, failure = null`,
    [JSON.stringify([...kinds].map(([channel, kind]) => ({ channel, kind })))],
  );
  await writeEntered(record.pool);
}

/** As the newest version of what was entered has it; the environment goes before. `channel`: of that one alone. */
export async function writeEntered(client: Pick<pg.PoolClient, 'query'>, channel: string | null = null): Promise<void> {
  await client.query(
    `insert into channel_state (channel, kind, is_set_up, unit)
     select newest.channel, newest.kind, newest.state = 'on', newest.unit from (select distinct on (channel_setting.channel) channel_setting.* from channel_setting where $1::text is null or channel_setting.channel = $1 order by channel_setting.channel, channel_setting.version desc) as newest
     on conflict (channel) do update set kind = excluded.kind, is_set_up = excluded.is_set_up, unit = excluded.unit, failures = 0, failing_since = null, open_until = null, failure = null where not channel_state.of_environment`,
    [channel],
  );
}

/** The channel answered: its circuit closes. */
export async function channelAnswered(record: RecordContext, channel: string): Promise<void> {
  await record.pool.query('update channel_state set failures = 0, failing_since = null, open_until = null, failure = null where channel_state.channel = $1 and channel_state.failures > 0', [channel]);
}

/** The fault is the channel's: after some in a row nothing is given to it for a while, twice as long each time that it still fails. */
export async function channelFailed(record: RecordContext, channel: string, reason: string, times: number): Promise<void> {
  // Those of one batch open it once; from then on each counts that was let through to see.
  const failures = `case when channel_state.failures < ${OPENS_AT} then least(channel_state.failures + $3::int, ${OPENS_AT}) else channel_state.failures + 1 end`;
  const minutes = `least(power(2, least(greatest(channel_state.failures + 1 - ${OPENS_AT}, 0), 10)), ${LONGEST_OPEN_MINUTES})`;
  await record.pool.query(`insert into channel_state (channel, kind, is_set_up) values ($1, $1, true) on conflict do nothing`, [channel]);
  await record.pool.query(
    `update channel_state set failures = ${failures}, failing_since = coalesce(channel_state.failing_since, now()), failure = $2,
       open_until = case when ${failures} >= ${OPENS_AT} then now() + ${minutes} * interval '1 minute' end where channel_state.channel = $1`,
    [channel, reason, times],
  );
}

/** Messages that waited a day for a channel that was down all the while: they stand in the failed list, each with the channel's own words; one that may have been taken is `unknown`. */
export async function giveUpWithChannel(record: RecordContext): Promise<void> {
  await record.pool.query(
    `update message set state = case when message.repeats > 0 or message.leased_until is not null then 'unknown' else 'failed' end, settled_at = record_now(), leased_until = null, failure = coalesce(message.failure, channel_state.failure)
     from channel_state where channel_state.channel = message.channel and message.state = 'handed' and channel_state.failures >= ${OPENS_AT}
       and channel_state.failing_since < now() - interval '${GIVEN_UP_AFTER}' and message.handed_at < now() - interval '${GIVEN_UP_AFTER}' and (message.leased_until is null or message.leased_until < now())`,
  );
}
