import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { ChannelRefusal, EmailChannel } from '#channels/email.js';
import { launched2024, type LaunchedCycle } from '#testing/cycle.js';
import { deliverHanded } from './deliver-handed.activity.js';

/** One peer: what it answers, and what it took. */
class Peer implements EmailChannel {
  refusal: ChannelRefusal | undefined;
  readonly taken: string[] = [];
  send({ to }: { to: string }): Promise<ChannelRefusal | undefined> {
    if (!this.refusal) this.taken.push(to);
    return Promise.resolve(this.refusal);
  }
  close(): void {}
}

describe('what is handed to the e-mail channel', () => {
  let cycle: LaunchedCycle;
  beforeAll(async () => {
    cycle = await launched2024();
  });
  afterAll(() => cycle.close());
  beforeEach(async () => {
    await cycle.owner.query('delete from message');
    await cycle.owner.query(`insert into message (channel, recipient, kind, title, lines, created_at, state) values ('email', 'c44', 'alone', '{"zh":"提醒","en":"Reminder"}', '[{"zh":"一"}]', now(), 'handed')`);
  });
  const deliver = (peer: Peer) => new MockActivityEnvironment().run(deliverHanded(cycle.record, peer)) as Promise<{ sent: number; retryInMs: number | null }>;

  it('nothing waits once the peer has taken it', async () => {
    const peer = new Peer();
    expect(await deliver(peer)).toEqual({ sent: 1, retryInMs: null });
    expect(peer.taken).toEqual(['c44@example.test']);
  });

  it('a refused message names the span until its next try, also to who asks before that', async () => {
    const peer = new Peer();
    peer.refusal = { reason: '451 later', isFinal: false };
    const first = await deliver(peer);
    expect(first.sent).toBe(0);
    expect(first.retryInMs).toBeGreaterThan(50_000);
    expect(first.retryInMs).toBeLessThanOrEqual(60_000);
    peer.refusal = undefined;
    const early = await deliver(peer);
    expect(early.sent).toBe(0);
    expect(early.retryInMs).toBeGreaterThan(40_000);
    await cycle.owner.query(`update message set try_after = now()`);
    expect(await deliver(peer)).toEqual({ sent: 1, retryInMs: null });
  });

  it('a message that a dead worker had taken waits for its lease', async () => {
    await cycle.owner.query(`update message set leased_until = now() + interval '20 seconds'`);
    const { sent, retryInMs } = await deliver(new Peer());
    expect(sent).toBe(0);
    expect(retryInMs).toBeGreaterThan(10_000);
    expect(retryInMs).toBeLessThanOrEqual(20_000);
  });

  it('a final refusal waits for nothing', async () => {
    const peer = new Peer();
    peer.refusal = { reason: '550 unknown', isFinal: true };
    expect(await deliver(peer)).toEqual({ sent: 0, retryInMs: null });
    expect((await cycle.owner.query('select state from message')).rows).toEqual([{ state: 'failed' }]);
  });
});
