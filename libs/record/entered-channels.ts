import type { SealedText } from '#crypto/sealed-box.js';
import type { RecordContext } from './record-context.js';

/** A channel that was entered and is on, as the worker finds it: its secrets are still sealed. */
export interface KeptChannel {
  readonly version: number;
  readonly kind: string;
  readonly url: string;
  readonly keyId: string;
  readonly sealed: SealedText | null;
}

/** The newest version, asked at each turn of a lane: what is changed holds from the next message on. */
export async function readEntered(record: RecordContext, name: string): Promise<KeptChannel | undefined> {
  const { rows } = await record.pool.query<KeptChannel & { state: string }>({
    name: 'read-entered',
    text: `select channel_setting.version, channel_setting.kind, channel_setting.url, channel_setting.key_id as "keyId", channel_setting.state, channel_secret.sealed
      from channel_setting left join channel_secret on channel_secret.channel = channel_setting.channel where channel_setting.channel = $1 order by channel_setting.version desc limit 1`,
    values: [name],
  });
  return rows[0]?.state === 'on' ? rows[0] : undefined;
}
