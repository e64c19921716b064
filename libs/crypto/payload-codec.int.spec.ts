import { describe, expect, it } from '@jest/globals';
import { ApplicationFailure, defaultPayloadConverter, type Payload } from '@temporalio/common';
import { failureConverter } from './failure-converter.cjs';
import { newKeyRing, rotated, type KeyRing } from './key-ring.js';
import { createPayloadCodec, UnknownKey } from './payload-codec.js';
import { CRYPTO_NAMES } from './provider.js';
import { PROVIDERS } from './providers.js';

const CANARY = '金丝雀-4711';
const payload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const valueOf = (one: Payload | undefined): unknown => defaultPayloadConverter.fromPayload(one ?? {});
const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString('utf8');
const metadataOf = (one: Payload | undefined): Record<string, string> => Object.fromEntries(Object.entries(one?.metadata ?? {}).map(([name, value]) => [name, text(value)]));
const all = (one: Payload): string => [JSON.stringify(metadataOf(one)), text(one.data)].join();

/** As the codec wrote it before it compressed. */
const uncompressed = ({ metadata, data }: Payload, ring: KeyRing): Payload => {
  const head = Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]))));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  const bytes = Buffer.concat([length, head, Buffer.from(data ?? [])]);
  return { metadata: { encoding: Buffer.from('binary/encrypted'), 'encryption-key-id': Buffer.from(ring.write) }, data: PROVIDERS[ring.provider].encrypt(Buffer.from(ring.keys[ring.write] ?? '', 'base64'), bytes, ring.write) };
};

describe.each([...CRYPTO_NAMES])('the codec with provider %s', (name) => {
  const ring = newKeyRing(name);
  const codec = createPayloadCodec(ring);

  it('gives back what it was given, metadata too, and shows only the id of its key', async () => {
    const given = [payload({ text: CANARY }), payload(undefined), { metadata: { encoding: Buffer.from('binary/plain'), more: Buffer.from(CANARY) }, data: Buffer.alloc(3, 1) }];
    const encoded = await codec.encode(given);
    expect([given.map(all).join().split(CANARY).length, encoded.map(all).join().includes(CANARY)]).toEqual([3, false]);
    expect(encoded.map(metadataOf)).toEqual(given.map(() => ({ encoding: 'binary/encrypted', 'encryption-key-id': 'k1' })));
    const decoded = await codec.decode(encoded);
    expect(decoded.map(all)).toEqual(given.map(all));
  });

  it('takes nothing as a workflow hands it over at its end, its bytes an array', async () => {
    const nothing = { ...payload(undefined), data: [] as unknown as Uint8Array };
    const [sealed = {}] = await codec.encode([nothing]);
    expect(valueOf((await codec.decode([sealed]))[0])).toBeUndefined();
  });

  it('writes what says the same over and over in less than a third, and reads what was written without that before', async () => {
    const events = Array.from({ length: 20 }, (_, sequence) => ({ stream: 'asg/2024/t1-o1/11', sequence, type: 'ReviewDecided', actor: { kind: 'user', unit: 'finance', roles: ['reviewer'] }, text: CANARY }));
    const given = payload({ events });
    const [sealed = {}] = await codec.encode([given]);
    expect(sealed.data?.length).toBeLessThan((given.data?.length ?? 0) / 3);
    expect(valueOf((await codec.decode([sealed]))[0])).toEqual({ events });
    expect(valueOf((await codec.decode([uncompressed(given, ring)]))[0])).toEqual({ events });
  });

  it('reads what was written in plain before', async () => {
    expect(valueOf((await codec.decode([payload({ text: CANARY })]))[0])).toEqual({ text: CANARY });
  });

  it('after a rotation writes with the new key and reads with the old; without the old it says which it wants', async () => {
    const [before] = await codec.encode([payload(CANARY)]);
    const next = rotated(ring);
    const [after] = await createPayloadCodec(next).encode([payload(CANARY)]);
    expect(metadataOf(after)).toMatchObject({ 'encryption-key-id': 'k2' });
    for (const each of [before, after]) expect(valueOf((await createPayloadCodec(next).decode([each ?? {}]))[0])).toBe(CANARY);
    const forgotten = { ...next, keys: { k2: next.keys['k2'] ?? '' } };
    await expect(createPayloadCodec(forgotten).decode([before ?? {}])).rejects.toThrow(UnknownKey);
    await expect(createPayloadCodec(forgotten).decode([before ?? {}])).rejects.toThrow('k1');
    // A name that every object has is no key.
    await expect(codec.decode([{ ...before, metadata: { ...before?.metadata, 'encryption-key-id': Buffer.from('constructor') } }])).rejects.toThrow(UnknownKey);
  });

  it('refuses a payload that was altered, or stands under the id of another key', async () => {
    const [sealed] = await createPayloadCodec(rotated(ring)).encode([payload(CANARY)]);
    const data = Buffer.from(sealed?.data ?? []);
    data[data.length - 1] = (data.at(-1) ?? 0) ^ 1;
    await expect(createPayloadCodec(rotated(ring)).decode([{ ...sealed, data }])).rejects.toThrow();
    await expect(createPayloadCodec({ ...ring, keys: { ...ring.keys, k2: ring.keys['k1'] ?? '' } }).decode([sealed ?? {}])).rejects.toThrow();
  });
});

describe('a failure', () => {
  it('has message and stack in a payload, where the codec finds them', () => {
    const failure = failureConverter.errorToFailure(ApplicationFailure.nonRetryable(CANARY), defaultPayloadConverter);
    expect([failure.message, failure.stackTrace]).toEqual(['Encoded failure', '']);
    expect(failureConverter.failureToError(failure, defaultPayloadConverter)).toMatchObject({ message: CANARY });
  });
});
