import type { Channel } from '#channels/channel.js';
import { createChannel, type ChannelSettings } from '#channels/create-channels.js';
import type { Guard } from '#channels/guarded-post.js';
import type { Now } from '#channels/signed-post.js';
import type { KeyRing } from '#crypto/key-ring.js';
import { openSealed } from '#crypto/sealed-box.js';
import { readEntered, type KeptChannel } from '#record/entered-channels.js';
import type { RecordContext } from '#record/record-context.js';

/** By name; a map of what never changes is one as well. */
export interface Channels {
  get(name: string): Channel | undefined | Promise<Channel | undefined>;
}
interface Table {
  readonly record: RecordContext;
  /** Of the environment: they go before. */
  readonly own: ReadonlyMap<string, Channel>;
  /** Without keys nothing that was entered can be used. */
  readonly keys: Pick<KeyRing, 'keys'> | undefined;
  readonly guard: Guard;
  readonly now?: Now;
}

/** 渠道 of both sources as one table: of the environment, made once, and as administrators enter them, made anew for each version. */
export const channelTable = ({ record, own, keys, guard, now }: Table): Channels => {
  const made = new Map<string, { readonly version: number; readonly channel: Channel }>();
  return {
    get: async (name) => {
      const fixed = own.get(name);
      if (fixed) return fixed;
      const kept = await readEntered(record, name);
      const known = made.get(name);
      if (kept?.version === known?.version) return known?.channel;
      known?.channel.close();
      made.delete(name);
      if (!kept) return undefined;
      const channel = channelOf(name, kept, keys, guard, now);
      made.set(name, { version: kept.version, channel });
      return channel;
    },
  };
};

const channelOf = (name: string, { kind, url, keyId, sealed }: KeptChannel, keys: Table['keys'], guard: Guard, now?: Now): Channel => {
  try {
    if (!sealed || !keys) throw new Error('no key');
    const secrets = JSON.parse(openSealed(keys, sealed, name)) as { readonly token: string; readonly secret: string };
    // Of each kind its adapter takes what it knows; the schema of the entry has seen to it that it is there.
    return createChannel({ kind, ...(kind === 'webhook' || kind === 'sms' ? { url, keyId } : { baseUrl: url === '' ? undefined : url }), ...secrets } as ChannelSettings, guard, now);
  } catch (error) {
    return locked((error as Error).message);
  }
};

/** Its secrets do not open: a key that was taken out of the ring, or another ring. Set right, everything that waited goes out. */
const locked = (reason: string): Channel => ({ knowsRepeats: false, send: () => Promise.resolve({ state: 'refused', reason: `NO_KEY ${reason}`, isFinal: false, isOfChannel: true }), close: () => undefined });
