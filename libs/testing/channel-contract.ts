import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Channel, ChannelMessage } from '#channels/channel.js';
import type { Peer } from './channel-peers.js';

export const MESSAGE: ChannelMessage = { id: '6f0c7d9a-0000-4000-8000-000000000001', to: 'gd@example.test', subject: '【联动】每日汇总：2 件待办理', text: '1. T07《<b>专利</b>》· 广东：报送本地计划\n2. 甲 & 乙', html: '<p>T07《&lt;b&gt;专利&lt;/b&gt;》</p>' };

export interface Scene {
  readonly peer: Peer;
  readonly channel: Channel;
  /** The same peer by a key or password that it does not know. */
  readonly stranger: Channel;
}

/** What every channel promises, against a peer that listens. */
export function channelContract(open: () => Promise<Scene>): void {
  let scene: Scene;
  beforeAll(async () => {
    scene = await open();
  });
  afterAll(async () => {
    scene.channel.close();
    scene.stranger.close();
    await scene.peer.close().catch(() => undefined);
  });

  it('hands a message over once, with its own words', async () => {
    await scene.peer.become('take');
    const before = scene.peer.taken.length;
    expect(await scene.channel.send(MESSAGE)).toEqual({ state: 'sent' });
    expect(scene.peer.taken).toHaveLength(before + 1);
    expect(scene.peer.taken.at(-1)?.words).toContain('每日汇总：2 件待办理');
  });

  it('tells a repeat by the same id, where it says so', async () => {
    await scene.channel.send(MESSAGE);
    const [first, second] = scene.peer.taken.slice(-2);
    expect(second?.id).toBe(first?.id);
    expect(second?.id.includes(MESSAGE.id)).toBe(scene.channel.knowsRepeats);
  });

  it('a peer that will never take it is final, one that is busy is not', async () => {
    await scene.peer.become('refuse');
    expect(await scene.channel.send(MESSAGE)).toMatchObject({ state: 'refused', isFinal: true });
    await scene.peer.become('busy');
    expect(await scene.channel.send(MESSAGE)).toMatchObject({ state: 'refused', isFinal: false });
    await scene.peer.become('take');
    expect(await scene.channel.send(MESSAGE)).toEqual({ state: 'sent' });
  });

  itFailsTruly(() => scene);
}

function itFailsTruly(sceneNow: () => Scene): void {
  it('a connection that ends after the peer took it is neither sent nor refused', async () => {
    await sceneNow().peer.become('cut');
    const before = sceneNow().peer.taken.length;
    expect(await sceneNow().channel.send(MESSAGE)).toMatchObject({ state: 'unsure' });
    expect(sceneNow().peer.taken).toHaveLength(before + 1);
    await sceneNow().peer.become('take');
    expect(await sceneNow().channel.send(MESSAGE)).toEqual({ state: 'sent' });
  });

  it('a peer that does not know us takes nothing, and what is said of it names no secret', async () => {
    const before = sceneNow().peer.taken.length;
    const attempt = await sceneNow().stranger.send(MESSAGE);
    expect(attempt).toMatchObject({ state: 'refused' });
    expect(sceneNow().peer.taken).toHaveLength(before);
    expect(JSON.stringify(attempt)).not.toContain('stranger');
  });

  it('a peer that is away is tried again', async () => {
    await sceneNow().peer.close();
    expect(await sceneNow().channel.send(MESSAGE)).toMatchObject({ state: 'refused', isFinal: false });
  });
}
