import { heartbeat } from '@temporalio/activity';
import type { Attempt, Channel } from '#channels/channel.js';
import type { ReminderActivities } from '#messages/reminder.messages.js';
import { channelAnswered, channelFailed, giveUpWithChannel } from '#record/channel-states.js';
import { giveUpUnanswered, markMessages, readyChannels, RETRY_FOR_MS, takeHanded, untilNextTry, type ChannelResult, type HandedMessage } from '#record/messages.js';
import type { RecordContext } from '#record/record-context.js';

/** Messages of a channel under way at once; an SMTP server takes a few connections of one client. */
const AT_ONCE = 10;
const MINUTE = 60_000;
/** While a slow channel is busy, others are looked after again this often (ms). */
const LOOK_AGAIN_MS = 1_000;

/**
 * Gives what is handed to its channels until none can be taken: a lane a channel, side by side, so that one that is slow or
 * down holds nobody else up. A message that was taken twice carries the same id.
 */
export const deliverHanded =
  (record: RecordContext, channels: ReadonlyMap<string, Channel>): ReminderActivities['deliverHanded'] =>
  async () => {
    let sent = 0;
    const lanes = new Map<string, Promise<void>>();
    const open = (name: string): Promise<void> =>
      lane(record, name, channels.get(name), (count) => (sent += count)).finally(() => lanes.delete(name));
    await giveUpWithChannel(record);
    for (;;) {
      for (const name of await readyChannels(record)) if (!lanes.has(name)) lanes.set(name, open(name));
      if (lanes.size === 0) return { sent, retryInMs: await untilNextTry(record) };
      await soonest([...lanes.values()]);
      heartbeat({ sent });
    }
  };

/** One channel's messages, some at once, until none can be taken. */
async function lane(record: RecordContext, name: string, channel: Channel | undefined, progress: (sent: number) => void): Promise<void> {
  const knowsRepeats = channel?.knowsRepeats ?? false;
  for (;;) {
    // Before each take: the lease of what another worker had under way may end while this lane runs.
    await giveUpUnanswered(record, { name, knowsRepeats });
    const messages = await takeHanded(record, { name, knowsRepeats }, AT_ONCE);
    if (messages.length === 0) return;
    const attempts = await Promise.all(messages.map(async (message) => ({ message, attempt: await send(channel, message) })));
    await markMessages(record, attempts.map(({ message, attempt }) => ({ id: message.id, result: resultOf(attempt, message, knowsRepeats) })));
    const fault = attempts.map(({ attempt }) => attempt).find(isOfChannel);
    if (attempts.some(({ attempt }) => !isOfChannel(attempt))) await channelAnswered(record, name);
    else if (fault) await channelFailed(record, name, fault.reason, attempts.length);
    progress(attempts.filter(({ attempt }) => attempt.state === 'sent').length);
  }
}

/** A contact may name a channel that nobody has set up. */
const send = (channel: Channel | undefined, message: HandedMessage): Promise<Attempt> =>
  channel ? channel.send(message) : Promise.resolve({ state: 'refused', reason: 'NOT_SET_UP', isFinal: true, isOfChannel: false });

const isOfChannel = (attempt: Attempt): attempt is Exclude<Attempt, { state: 'sent' }> => attempt.state === 'unsure' || (attempt.state === 'refused' && attempt.isOfChannel);

/** Tried again after 1, 2, 4 … 60 minutes, for a day; what may have been taken, once more at most and only where the peer knows a repeat; given up, nobody knows of it. */
function resultOf(attempt: Attempt, { attempts, ageMs, isRepeat }: HandedMessage, knowsRepeats: boolean): ChannelResult {
  if (attempt.state === 'sent') return attempt;
  const { reason } = attempt;
  const afterMs = Math.min(2 ** (attempts - 1), 60) * MINUTE;
  if (attempt.state === 'unsure') return knowsRepeats && !isRepeat ? { state: 'retry', reason, afterMs, isRepeat: true } : { state: 'unknown', reason };
  return attempt.isFinal || ageMs + afterMs > RETRY_FOR_MS ? { state: isRepeat ? 'unknown' : 'failed', reason } : { state: 'retry', reason, afterMs };
}

async function soonest(lanes: readonly Promise<void>[]): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LOOK_AGAIN_MS);
  });
  await Promise.race([...lanes, again]).finally(() => clearTimeout(timer));
}
