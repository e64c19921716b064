import type pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import { sealFor, type BoxKey } from '#crypto/sealed-box.js';
import { writeEntered } from './channel-states.js';
import { inTransaction, type RecordContext } from './record-context.js';

/** What an administrator enters of a channel. `secrets` as the adapter takes them; undefined: those that are kept stay. */
export interface EnteredChannel {
  readonly kind: string;
  readonly url: string;
  readonly keyId: string;
  /** Whose alone it is; null: any unit may choose it. */
  readonly unit: string | null;
  readonly state: 'on' | 'off';
  readonly secrets?: Readonly<Record<string, string>> | undefined;
}
export type ChannelRefusal = 'CHANNEL_CHANGED' | 'CHANNEL_NAME_TAKEN' | 'CHANNEL_KIND_FIXED' | 'CHANNEL_SECRET_NEEDED' | 'CHANNEL_KEY_MISSING';
export interface By {
  readonly actor: Actor;
  readonly source: string | null;
}
interface Newest {
  readonly version: number;
  readonly kind: string;
  readonly url: string;
  readonly state: 'on' | 'off' | 'deleted';
}

/** One at a time: the version before is read and the next one written. */
const LOCK = `select pg_advisory_xact_lock(hashtext('channel_setting'))`;
/** Tests of a channel in a minute: a peer counts them too. */
const TESTS_AT_MOST = 3;

const newestOf = async (client: pg.PoolClient, name: string): Promise<Newest | undefined> => {
  const { rows } = await client.query<Newest>('select channel_setting.version, channel_setting.kind, channel_setting.url, channel_setting.state from channel_setting where channel_setting.channel = $1 order by channel_setting.version desc limit 1', [name]);
  return rows[0]?.state === 'deleted' ? undefined : rows[0];
};

/** Whoever gets what is posted: the secrets of a robot stand in its address. */
const isSamePlace = (a: string, b: string): boolean => a === b || (a !== '' && b !== '' && new URL(a).origin === new URL(b).origin);

/**
 * The version after the one that was changed (0: a new channel), with its row in the audit trail: names and kinds, never a
 * secret, which is sealed here for the worker and opened nowhere else. Secrets do not follow to another host unless they
 * are entered again.
 */
export const saveChannel = (record: RecordContext, name: string, basedOn: number, entered: EnteredChannel, by: By): Promise<ChannelRefusal | undefined> =>
  inTransaction(record, async (client) => {
    await client.query(LOCK);
    const [before, isOfEnvironment, boxKey] = [await newestOf(client, name), await isTaken(client, name), await boxKeyNow(client)];
    const refusal = refusalOf(basedOn, entered, before) ?? (isOfEnvironment ? 'CHANNEL_NAME_TAKEN' : undefined) ?? (entered.secrets && !boxKey ? 'CHANNEL_KEY_MISSING' : undefined);
    if (refusal) return refusal;
    const version = await write(client, name, entered, by);
    if (entered.secrets && boxKey) {
      await client.query('insert into channel_secret (channel, version, sealed) values ($1, $2, $3) on conflict (channel) do update set version = excluded.version, sealed = excluded.sealed', [name, version, JSON.stringify(sealFor(boxKey, JSON.stringify(entered.secrets), name))]);
    }
    await writeEntered(client, name);
    await audit(client, by, before ? 'ChangeChannel' : 'EnterChannel', { channel: name, kind: entered.kind, version, unit: entered.unit, state: entered.state, host: hostOf(entered.url), secretChanged: entered.secrets !== undefined });
    return undefined;
  });

const refusalOf = (basedOn: number, { kind, url, secrets }: EnteredChannel, before: Newest | undefined): ChannelRefusal | undefined => {
  if (basedOn === 0 && before) return 'CHANNEL_NAME_TAKEN';
  if (basedOn !== (before?.version ?? 0)) return 'CHANNEL_CHANGED';
  if (before && before.kind !== kind) return 'CHANNEL_KIND_FIXED';
  return secrets === undefined && !(before && isSamePlace(before.url, url)) ? 'CHANNEL_SECRET_NEEDED' : undefined;
};

/** Its secrets are gone with it; what waits for it fails and is in the failed list. Its versions stay. */
export const deleteChannel = (record: RecordContext, name: string, basedOn: number, by: By): Promise<ChannelRefusal | undefined> =>
  inTransaction(record, async (client) => {
    await client.query(LOCK);
    const before = await newestOf(client, name);
    if (before?.version !== basedOn) return 'CHANNEL_CHANGED';
    await client.query(
      `insert into channel_setting (channel, version, kind, url, key_id, unit, state, saved_by)
       select channel_setting.channel, channel_setting.version + 1, channel_setting.kind, channel_setting.url, channel_setting.key_id, channel_setting.unit, 'deleted', $3 from channel_setting where channel_setting.channel = $1 and channel_setting.version = $2`,
      [name, basedOn, userOf(by.actor)],
    );
    await client.query('delete from channel_secret where channel_secret.channel = $1', [name]);
    await writeEntered(client, name);
    await audit(client, by, 'DeleteChannel', { channel: name, kind: before.kind, version: basedOn + 1 });
    return undefined;
  });

const TEST_TITLE = { zh: '渠道测试', en: 'Test of a channel' };
/**
 * 测试消息: handed to the channel like any other message, of no row of the ledger. It waits until now, so that the relay tells
 * the dispatch of it. Refused: too many of the channel in this minute, or none is set up by this name.
 */
export const askTest = (record: RecordContext, name: string, by: By): Promise<string | 'CHANNEL_OFF' | 'TOO_MANY'> =>
  inTransaction(record, async (client) => {
    const { rows } = await client.query<{ recent: number }>(
      `select (select count(*)::int from message where message.kind = 'test' and message.channel = channel_state.channel and message.handed_at > now() - interval '1 minute') as recent
       from channel_state where channel_state.channel = $1 and channel_state.is_set_up for update`, [name]);
    if (!rows[0]) return 'CHANNEL_OFF';
    if (rows[0].recent >= TESTS_AT_MOST) return 'TOO_MANY';
    const asked = await client.query<{ id: string }>(
      `insert into message (channel, recipient, kind, title, lines, created_at, state, not_before) values ($1, $2, 'test', $3, '[]', coalesce(to_timestamp($4::float8 / 1000.0), record_now()), 'handed', coalesce(to_timestamp($4::float8 / 1000.0), record_now())) returning message.id`,
      [name, userOf(by.actor), JSON.stringify(TEST_TITLE), (await record.clock?.()) ?? null]);
    const id = asked.rows[0]?.id ?? '';
    await audit(client, by, 'TestChannel', { channel: name, message: id });
    return id;
  });

/** What the worker can reach and by which key it is told secrets: null where it has none of its own. */
export async function tellOfWorker(record: RecordContext, allowedHosts: readonly string[], boxKey: BoxKey | null): Promise<void> {
  await record.pool.query('insert into worker_told (allowed_hosts, box_key) values ($1, $2) on conflict (id) do update set allowed_hosts = excluded.allowed_hosts, box_key = excluded.box_key, told_at = now()', [allowedHosts, boxKey === null ? null : JSON.stringify(boxKey)]);
}

const isTaken = async (client: pg.PoolClient, name: string): Promise<boolean> => (await client.query('select from channel_state where channel_state.channel = $1 and channel_state.of_environment', [name])).rowCount === 1;
const boxKeyNow = async (client: pg.PoolClient): Promise<BoxKey | null> => (await client.query<{ key: BoxKey | null }>('select worker_told.box_key as key from worker_told')).rows[0]?.key ?? null;

const write = async (client: pg.PoolClient, name: string, { kind, url, keyId, unit, state, secrets }: EnteredChannel, { actor }: By): Promise<number> => {
  const { rows } = await client.query<{ version: number }>(
    `insert into channel_setting (channel, version, kind, url, key_id, unit, state, saved_by, secret_set_at)
     select $1, coalesce(max(channel_setting.version), 0) + 1, $2, $3, $4, $5, $6, $7, case when $8 then record_now() else (array_agg(channel_setting.secret_set_at order by channel_setting.version desc))[1] end
     from channel_setting where channel_setting.channel = $1 returning channel_setting.version`,
    [name, kind, url, keyId, unit, state, userOf(actor), secrets !== undefined],
  );
  return rows[0]?.version ?? 0;
};

const audit = (client: pg.PoolClient, { actor, source }: By, action: string, facts: object): Promise<unknown> => client.query(`select append_audit(record_now(), $1, $2, null, null, 'accepted', null, $3, $4)`, [JSON.stringify(actor), action, JSON.stringify(facts), source]);
const userOf = (actor: Actor): string => (actor.kind === 'user' ? actor.userId : '');
const hostOf = (url: string): string | null => (url === '' ? null : new URL(url).host);
