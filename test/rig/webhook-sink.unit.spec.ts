import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Attempt } from '#channels/channel.js';
import { createChannel, type ChannelSettings } from '#channels/create-channels.js';
import { HOOK, startWebhookSink, type Fate, type WebhookSink } from './webhook-sink.js';

describe('the webhook’s peer', () => {
  let sink: WebhookSink;
  beforeEach(async () => {
    sink = await startWebhookSink();
  });
  afterEach(() => sink.close());

  /** As the worker sends, by what its settings say. */
  const send = (id: string, more: Partial<{ secret: string; keyId: string }> = {}): Promise<Attempt> => {
    const { allowedHosts, channels } = JSON.parse(sink.channels) as { allowedHosts: string[]; channels: Record<string, ChannelSettings> };
    return createChannel({ ...channels[HOOK], ...more } as ChannelSettings, { allowedHosts }).send({ id, to: '', subject: '题', text: `台账 ${id}`, html: '' });
  };
  const seen = (): (readonly [key: string, isSigned: boolean, fate: Fate])[] => sink.posts.map(({ key, isSigned, fate }) => [key, isSigned, fate]);

  it('takes what is signed, by its key and with its words', async () => {
    expect(await send('m1')).toEqual({ state: 'sent' });
    expect(seen()).toEqual([['m1', true, 'taken']]);
    expect(JSON.parse(sink.posts[0]?.body ?? '')).toEqual({ id: 'm1', subject: '题', text: '台账 m1' });
  });

  it.each([{ secret: 'a secret of somebody else, long enough' }, { keyId: 'rig-0' }])('refuses what is signed by another key: %j', async (more) => {
    expect(await send('m1', more)).toMatchObject({ state: 'refused', isFinal: true });
    expect(seen()).toEqual([['m1', false, 'refused']]);
  });

  it('does not take, takes without an answer, takes slowly, as it is told', async () => {
    sink.failNext('refused', 'cut', 'late');
    expect(await send('m1')).toMatchObject({ state: 'refused', isFinal: false });
    expect(await send('m1')).toMatchObject({ state: 'unsure' });
    expect(await send('m1')).toEqual({ state: 'sent' });
    expect(seen()).toEqual([['m1', true, 'refused'], ['m1', true, 'cut'], ['m1', true, 'late']]);
  });

  it('fails sometimes by a seed, and never at a third attempt', async () => {
    sink.failSometimes(1);
    const keys = Array.from({ length: 20 }, (_, index) => `m${index}`);
    for (let attempt = 0; attempt < 3; attempt++) await Promise.all(keys.map((key) => send(key)));
    expect(new Set(sink.posts.map(({ fate }) => fate))).toEqual(new Set(['taken', 'late', 'cut', 'refused']));
    expect(keys.map((key) => sink.posts.filter((post) => post.key === key)[2]?.fate)).toEqual(keys.map(() => 'taken'));
  });
});
