import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CancelledFailure } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { AT_ONCE, type Attempt, type Channel, type ChannelMessage } from '#channels/channel.js';
import { createEmailChannel } from '#channels/email.js';
import { smtpPeer, type SmtpPeer } from '#testing/channel-peers.js';
import { dispatchDue, earliestArmed } from '#record/dispatch.js';
import type { ReminderActivities } from '#messages/reminder.messages.js';
import { handAgain } from '#record/messages.js';
import { eventually } from '#testing/eventually.js';
import { launched2024, person, type LaunchedCycle } from '#testing/cycle.js';
import { selfSigned } from '#testing/self-signed.js';
import { deliverHanded } from './deliver-handed.activity.js';
import { dispatchDue as dispatchDueActivity } from './dispatch-due.activity.js';

/** A peer that answers as it is told, and what it took. */
class Answering implements Channel {
  answer: Attempt = { state: 'sent' };
  readonly taken: ChannelMessage[] = [];
  /** What happens elsewhere while a message is under way. */
  meanwhile: (message: ChannelMessage) => Promise<unknown> = () => Promise.resolve();
  constructor(readonly knowsRepeats: boolean) {}
  async send(message: ChannelMessage): Promise<Attempt> {
    const { answer } = this;
    await this.meanwhile(message);
    if (answer.state === 'sent') this.taken.push(message);
    return answer;
  }
  close(): void {}
}
const LATER: Attempt = { state: 'refused', reason: '451 later', isFinal: false, isOfChannel: false };
const AWAY: Attempt = { state: 'refused', reason: 'ECONNREFUSED', isFinal: false, isOfChannel: true };
const FINAL: Attempt = { state: 'refused', reason: '550 unknown', isFinal: true, isOfChannel: false };
const UNSURE: Attempt = { state: 'unsure', reason: 'cut' };
const PASSWORD = 'a-password-of-the-peer';

describe('what is handed to the channels', () => {
  let cycle: LaunchedCycle;
  let peer: SmtpPeer;
  let email: Channel;
  beforeAll(async () => {
    cycle = await launched2024();
    const tls = selfSigned();
    peer = await smtpPeer({ ...tls, secure: true, user: 'liandong', password: PASSWORD });
    email = createEmailChannel({ url: `smtps://liandong:${PASSWORD}@localhost:${peer.port}`, from: 'liandong@example.test', ca: tls.cert });
  });
  afterAll(async () => {
    email.close();
    await peer.close();
    await cycle.close();
  });
  beforeEach(async () => {
    await cycle.owner.query('delete from delivery');
    await cycle.owner.query('delete from message');
    await cycle.owner.query('delete from channel_state');
    peer.mails.splice(0);
    await hand('email');
  });
  const hand = (channel: string, recipient = 'c44', count = 1) =>
    cycle.owner.query(
      `insert into message (channel, recipient, kind, title, lines, created_at, state)
       select $1, $2, 'deadline', '{"zh":"提醒","en":"Reminder"}', '[{"assignment":"asg/2024/t07-o1/44","reminder":"plan|T-1|2024-06-30","zh":"<b>一</b>","en":"one"}]', now(), 'handed' from generate_series(1, $3)`,
      [channel, recipient, count],
    );
  const deliver = (channels: Record<string, Channel>) => new MockActivityEnvironment().run(deliverHanded(cycle.record, new Map(Object.entries(channels)))) as Promise<{ sent: number; retryInMs: number | null }>;
  const dispatch = () => new MockActivityEnvironment().run(dispatchDueActivity(cycle.record)) as ReturnType<ReminderActivities['dispatchDue']>;
  const states = async () => (await cycle.owner.query<{ s: string }>(`select channel || ' ' || state as s from message order by 1`)).rows.map(({ s }) => s);
  const ready = () => cycle.owner.query(`update message set try_after = null, leased_until = case when leased_until is null then null else now() - interval '1 second' end`);

  it('nothing waits once the mail server has taken it, with its reason and ledger entry, and no markup of a name', async () => {
    expect(await deliver({ email })).toEqual({ sent: 1, retryInMs: null });
    expect(await states()).toEqual(['email sent']);
    const [mail] = peer.mails;
    expect(mail).toMatchObject({ to: 'c44@example.test', subject: '【联动】提醒', isEncrypted: true });
    expect(mail?.text).toContain('台账: asg/2024/t07-o1/44 plan|T-1|2024-06-30');
    expect(mail?.text).toContain('不能关闭');
    expect([mail?.html.includes('&lt;b&gt;一&lt;/b&gt;'), mail?.html.includes('<b>')]).toEqual([true, false]);
  });

  it('a mail server that takes it and breaks off gets one repeat with the same id, then it is unknown', async () => {
    await peer.become('cut');
    expect((await deliver({ email })).sent).toBe(0);
    expect(await states()).toEqual(['email handed']);
    await ready();
    await deliver({ email });
    expect(await states()).toEqual(['email unknown']);
    expect(peer.mails).toHaveLength(2);
    expect(peer.mails[1]?.id).toBe(peer.mails[0]?.id);
    await peer.become('take');
    await ready();
    await deliver({ email });
    expect(peer.mails).toHaveLength(2);
  });

  it('a worker that died after the peer took it: one repeat where the peer knows it as one, unknown where it does not', async () => {
    await hand('gd-robot', '44');
    // Taken by a worker that is no more; whether the peer was told, nobody knows.
    await cycle.owner.query(`update message set attempts = 1, leased_until = now() - interval '1 second'`);
    const robot = new Answering(false);
    await deliver({ email, 'gd-robot': robot });
    expect(await states()).toEqual(['email sent', 'gd-robot unknown']);
    expect([peer.mails.length, robot.taken]).toEqual([1, []]);
    await cycle.owner.query(`update message set state = 'handed', leased_until = now() - interval '1 second' where channel = 'email'`);
    await deliver({ email });
    // It died a second time: not a third mail.
    expect([(await states())[0], peer.mails.length]).toEqual(['email unknown', 1]);
  });

  it('what a dead worker had under way is not sent again by a lane that was running when its lease ended, nor a third time where it is known', async () => {
    const [robot, other] = [new Answering(false), new Answering(true)];
    await hand('gd-robot', '44');
    // The mail was a repeat already.
    const { rows } = await cycle.owner.query<{ id: string }>(`update message set attempts = 2, repeats = (channel = 'email')::int, leased_until = now() + interval '1 minute' returning id`);
    await hand('email');
    await hand('gd-robot', '44');
    robot.meanwhile = other.meanwhile = () => cycle.owner.query(`update message set leased_until = now() - interval '1 second' where id = any ($1) and state = 'handed'`, [rows.map(({ id }) => id)]);
    await deliver({ email: other, 'gd-robot': robot });
    expect(await states()).toEqual(['email sent', 'email unknown', 'gd-robot sent', 'gd-robot unknown']);
    expect([robot.taken.length, other.taken.length]).toEqual([1, 1]);
  });

  it('a message that another worker has in hand waits for its lease', async () => {
    await cycle.owner.query(`update message set leased_until = now() + interval '20 seconds'`);
    const { sent, retryInMs } = await deliver({ email });
    expect(sent).toBe(0);
    expect(retryInMs).toBeGreaterThan(10_000);
    expect(retryInMs).toBeLessThanOrEqual(20_000);
  });

  it('a refused message names the span until its next try, also to who asks before that', async () => {
    const busy = new Answering(true);
    busy.answer = LATER;
    const first = await deliver({ email: busy });
    expect(first.sent).toBe(0);
    expect(first.retryInMs).toBeGreaterThan(50_000);
    expect(first.retryInMs).toBeLessThanOrEqual(60_000);
    busy.answer = { state: 'sent' };
    expect((await deliver({ email: busy })).sent).toBe(0);
    await ready();
    expect(await deliver({ email: busy })).toEqual({ sent: 1, retryInMs: null });
  });

  it('it is tried for a day and then given up; a final refusal and a channel that nobody set up at once', async () => {
    const busy = new Answering(true);
    busy.answer = LATER;
    await cycle.owner.query(`update message set handed_at = now() - interval '23 hours 58 minutes'`);
    await deliver({ email: busy });
    expect(await states()).toEqual(['email handed']);
    await ready();
    await deliver({ email: busy });
    expect(await states()).toEqual(['email failed']);
    busy.answer = FINAL;
    await hand('email');
    await hand('nobodys', '44');
    expect(await deliver({ email: busy })).toEqual({ sent: 0, retryInMs: null });
    expect(await states()).toEqual(['email failed', 'email failed', 'nobodys failed']);
  });

  it('an answer that is not sure is no repeat where the peer knows none', async () => {
    const robot = new Answering(false);
    robot.answer = UNSURE;
    await hand('gd-robot', '44');
    await deliver({ email, 'gd-robot': robot });
    expect(await states()).toEqual(['email sent', 'gd-robot unknown']);
  });

  it('a channel that is down holds nobody else up; its circuit opens, lets one through to see, and closes', async () => {
    await hand('gd-hook', '44', 12);
    const hook = new Answering(true);
    hook.answer = AWAY;
    expect((await deliver({ email, 'gd-hook': hook })).sent).toBe(1);
    const circuit = async () => (await cycle.owner.query(`select failures >= 5 as broken, open_until > now() as open, failure from channel_state where channel = 'gd-hook'`)).rows[0] as unknown;
    expect(await circuit()).toEqual({ broken: true, open: true, failure: 'ECONNREFUSED' });
    await ready();
    hook.answer = { state: 'sent' };
    const held = await deliver({ email, 'gd-hook': hook });
    expect(held.sent).toBe(0);
    // A minute the first time, two when the one that was let through has failed.
    expect(held.retryInMs).toBeGreaterThan(10_000);
    expect(held.retryInMs).toBeLessThanOrEqual(60_000);
    await cycle.owner.query(`update channel_state set open_until = now() - interval '1 second'`);
    hook.answer = AWAY;
    await deliver({ email, 'gd-hook': hook });
    expect(await circuit()).toMatchObject({ broken: true, open: true });
    expect((await cycle.owner.query(`select failures, open_until > now() + interval '65 seconds' as longer from channel_state where channel = 'gd-hook'`)).rows).toEqual([{ failures: 6, longer: true }]);
    expect((await cycle.owner.query(`select count(*)::int as n from message where channel = 'gd-hook' and try_after is not null`)).rows).toEqual([{ n: 1 }]);
    await cycle.owner.query(`update channel_state set open_until = now() - interval '1 second'`);
    await ready();
    hook.answer = { state: 'sent' };
    expect((await deliver({ email, 'gd-hook': hook })).sent).toBe(12);
    expect(await circuit()).toMatchObject({ broken: false, failure: null });
  });

  it('what may have been taken before is unknown, not failed, when a repeat of it is refused for good or for a day', async () => {
    const busy = new Answering(true);
    for (const answer of [FINAL, LATER]) {
      await cycle.owner.query(`update message set state = 'handed', attempts = 1, repeats = 1, leased_until = null, try_after = null, handed_at = now() - interval '24 hours'`);
      busy.answer = answer;
      await deliver({ email: busy });
      expect(await states()).toEqual(['email unknown']);
    }
  });

  it('what waited a day for a channel that was down all day is in the failed list; what may have been taken is unknown', async () => {
    await hand('email', 'c45');
    await hand('email', 'l45');
    await cycle.owner.query(`update message set handed_at = now() - interval '25 hours', repeats = (recipient = 'c45')::int, leased_until = case recipient when 'l45' then now() - interval '1 hour' end`);
    await cycle.owner.query(`insert into channel_state (channel, kind, is_set_up, failures, failing_since, open_until, failure) values ('email', 'email', true, 9, now() - interval '25 hours', now() + interval '5 minutes', 'ECONNREFUSED')`);
    await hand('email');
    await deliver({ email });
    expect(await states()).toEqual(['email failed', 'email handed', 'email unknown', 'email unknown']);
  });

  it('a worker that died after it had handed rows on: the attempt after it finds none due, and says that messages wait', async () => {
    await cycle.owner.query(`update reminder set state = 'suppressed', suppressed_reason = 'fulfilled' where state = 'armed'`);
    await cycle.owner.query('delete from message');
    await cycle.owner.query(
      `insert into reminder (assignment_id, duty, rule, occurrence, due_at, addressees, alone, state, task_code, unit_id, lead_department) values ('asg/2024/t07-o1/44', 'died', 'T-1', '2024-06-30', to_timestamp($1 / 1000.0), '{unit:clerk}', true, 'armed', 't07', '44', 'dept-trademark')`,
      [cycle.clock.now],
    );
    // Its commits stand, its answer is lost.
    expect((await dispatchDue(cycle.record)).dispatched).toBe(1);
    expect(await dispatch()).toMatchObject({ dispatched: 1 });
    expect((await deliver({ email })).sent).toBe(1);
    expect(await dispatch()).toMatchObject({ dispatched: 0 });
  });

  it('a message that is handed again wakes the dispatch, which sets it free', async () => {
    await cycle.owner.query(`update reminder set state = 'suppressed', suppressed_reason = 'fulfilled' where state = 'armed'`);
    const { rows } = await cycle.owner.query<{ id: string }>(`update message set state = 'failed', attempts = 9, settled_at = now(), try_after = now() + interval '1 hour' returning id`);
    expect(await earliestArmed(cycle.record)).toBeNull();
    expect(await handAgain(cycle.record, rows[0]?.id ?? '', person('sys', 'bureau', 'system_admin'), '127.0.0.1')).toBe(true);
    expect(await earliestArmed(cycle.record)).toBe(cycle.clock.now);
    expect(await dispatch()).toMatchObject({ dispatched: expect.any(Number), nextDueAt: null });
    expect(await deliver({ email })).toEqual({ sent: 1, retryInMs: null });
    expect(await states()).toEqual(['email sent']);
  });

  it('cancelled it takes nothing more, waits for what is under way, and fails', async () => {
    const environment = new MockActivityEnvironment();
    const slow = new Answering(true);
    await hand('email', 'c44', 2 * AT_ONCE);
    slow.meanwhile = () => Promise.resolve(environment.cancel('WORKER_SHUTDOWN'));
    await expect(environment.run(deliverHanded(cycle.record, new Map([['email', slow]])))).rejects.toThrow(CancelledFailure);
    expect(slow.taken).toHaveLength(AT_ONCE);
    const { rows } = await cycle.owner.query(`select state, attempts, count(*)::int as n from message group by 1, 2 order by 1, 2`);
    expect(rows).toEqual([{ state: 'handed', attempts: 0, n: AT_ONCE + 1 }, { state: 'sent', attempts: 1, n: AT_ONCE }]);
  });

  it('an answer is written down while another message still waits for its own', async () => {
    const hanging = new Answering(true);
    let answer: () => void = () => undefined;
    const answers = new Promise<void>((resolve) => (answer = resolve));
    hanging.meanwhile = ({ to }) => (to === 'c44@example.test' ? answers : Promise.resolve());
    await hand('email', 'c45', AT_ONCE - 1);
    const delivered = deliver({ email: hanging });
    await eventually('the others are sent', async () => (await states()).filter((state) => state === 'email sent').length === AT_ONCE - 1);
    expect(await states()).toContain('email handed');
    answer();
    expect((await delivered).sent).toBe(AT_ONCE);
  });

  it('at night nothing leaves the house; the dispatch wakes for its end', async () => {
    await cycle.owner.query(`update reminder set state = 'suppressed', suppressed_reason = 'fulfilled' where state = 'armed'`);
    await cycle.owner.query('update message set not_before = to_timestamp($1 / 1000.0)', [cycle.clock.now + 3_600_000]);
    expect(await deliver({ email })).toEqual({ sent: 0, retryInMs: null });
    expect(await earliestArmed(cycle.record)).toBe(cycle.clock.now + 3_600_000);
    cycle.clock.now += 3_600_000;
    expect((await dispatchDue(cycle.record)).dispatched).toBe(1);
    expect((await deliver({ email })).sent).toBe(1);
  });
});
