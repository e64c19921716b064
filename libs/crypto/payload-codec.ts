import type { Payload, PayloadCodec } from '@temporalio/common';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { KeyRing } from './key-ring.js';
import { PROVIDERS } from './providers.js';

const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';

/** A payload was encrypted with a key that this ring has not. */
export class UnknownKey extends Error {}

/**
 * What Temporal keeps of inputs, answers, signals and failures, encrypted: its database and its backups say nothing to
 * who reads them. Ids of workflows, names of types and search attributes pass by a codec: they hold codes alone.
 * A payload without encryption is read as it is: histories of before, and the saved ones of the replay test.
 */
export function createPayloadCodec(ring: KeyRing): PayloadCodec {
  const provider = PROVIDERS[ring.provider];
  const keyOf = (id: string): Buffer => {
    const key = Object.hasOwn(ring.keys, id) ? ring.keys[id] : undefined;
    if (key === undefined) throw new UnknownKey(`no key ${id}: keep old keys until nothing is left that was written with them`);
    return Buffer.from(key, 'base64');
  };
  return {
    encode: async (payloads) =>
      payloads.map((payload) => ({
        metadata: { encoding: Buffer.from(ENCODING), [KEY_ID]: Buffer.from(ring.write) },
        data: provider.encrypt(keyOf(ring.write), smaller(packed(payload)), ring.write),
      })),
    decode: async (payloads) =>
      payloads.map((payload) => {
        if (textOf(payload.metadata?.['encoding']) !== ENCODING) return payload;
        const id = textOf(payload.metadata?.[KEY_ID]);
        return unpacked(whole(provider.decrypt(keyOf(id), payload.data ?? new Uint8Array(), id)));
      }),
  };
}

const textOf = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

/** Ahead of what is compressed. What is not begins with the length of its metadata, whose first byte is 0. */
const COMPRESSED = Buffer.of(1);

/** Events are names and hashes over and over: compressed they are two fifths. Where nothing is won it stays as it is. */
const smaller = (bytes: Buffer): Buffer => {
  const compressed = Buffer.concat([COMPRESSED, deflateRawSync(bytes, { level: constants.Z_BEST_SPEED })]);
  return compressed.length < bytes.length ? compressed : bytes;
};
const whole = (bytes: Buffer): Buffer => (bytes[0] === COMPRESSED[0] ? inflateRawSync(bytes.subarray(1)) : bytes);

/** The length of the metadata, the metadata as JSON, the data: of nothing an array without bytes, where a workflow hands it over. */
const packed = ({ metadata, data }: Payload): Buffer => {
  const head = Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]))));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, Buffer.from(data ?? [])]);
};

const unpacked = (bytes: Buffer): Payload => {
  const end = 4 + bytes.readUInt32BE(0);
  const metadata = JSON.parse(bytes.subarray(4, end).toString('utf8')) as Record<string, string>;
  return { metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])), data: bytes.subarray(end) };
};
