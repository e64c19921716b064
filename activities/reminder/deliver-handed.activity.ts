import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { AT_ONCE, type Attempt, type Channel } from '#channels/channel.js';
import type { ReminderActivities } from '#messages/reminder.messages.js';
import { channelAnswered, channelFailed, giveUpWithChannel } from '#record/channel-states.js';
import { giveUpUnanswered, markMessage, readyChannels, RETRY_FOR_MS, takeHanded, untilNextTry, type ChannelResult, type HandedMessage } from '#record/messages.js';
import type { RecordContext } from '#record/record-context.js';
import type { Channels } from './channel-table.js';

const MINUTE = 60_000;
/** While a slow channel is busy, others are looked after again this often (ms). */
const LOOK_AGAIN_MS = 1_000;

/**
 * Gives what is handed to its channels until none can be taken: a lane a channel, side by side, so that one that is slow or
 * down holds nobody else up. A message that was taken twice carries the same id. Cancelled, for its time is over or its worker
 * stops, it takes nothing more, waits for the answers to what is under way, and fails: the next attempt goes on.
 */
export const deliverHanded =
  (record: RecordContext, channels: Channels): ReminderActivities['deliverHanded'] =>
  async () => {
    const stop = cancellationSignal();
    let sent = 0;
    const lanes = new Map<string, Promise<void>>();
    const open = (name: string): Promise<void> =>
      lane(record, { name, channels, stop, onSent: () => sent++ }).finally(() => lanes.delete(name));
    await giveUpWithChannel(record);
    for (;;) {
      if (!stop.aborted) for (const name of await readyChannels(record)) if (!lanes.has(name)) lanes.set(name, open(name));
      if (lanes.size === 0) {
        stop.throwIfAborted();
        return { sent, retryInMs: await untilNextTry(record) };
      }
      await soonest([...lanes.values()]);
      heartbeat({ sent });
    }
  };

interface Lane {
  readonly name: string;
  readonly channels: Channels;
  readonly stop: AbortSignal;
  readonly onSent: () => void;
}

/** One channel's messages, some at once, until none can be taken or it is to stop. Each turn asks what the channel is now, and takes tests first: somebody waits for them, and they pass an open circuit. */
async function lane(record: RecordContext, { name, channels, stop, onSent }: Lane): Promise<void> {
  while (!stop.aborted) {
    const channel = await channels.get(name);
    const way = { name, knowsRepeats: channel?.knowsRepeats ?? false };
    // Before each take: the lease of what another worker had under way may end while this lane runs.
    await giveUpUnanswered(record, way);
    const messages = [...(await takeHanded(record, way, AT_ONCE, { testsAlone: true })), ...(await takeHanded(record, way, AT_ONCE))];
    if (messages.length === 0) return;
    const attempts = await Promise.all(messages.map(async (message) => {
      const attempt = await send(channel, message);
      // At once: should the worker die while another still waits for its answer, this one is known.
      await markMessage(record, message.id, resultOf(attempt, message, way.knowsRepeats));
      if (attempt.state === 'sent') onSent();
      return attempt;
    }));
    const fault = attempts.find(isOfChannel);
    if (attempts.some((attempt) => !isOfChannel(attempt))) await channelAnswered(record, name);
    else if (fault) await channelFailed(record, name, fault.reason, attempts.length);
  }
}

/** A contact may name a channel that nobody has set up. */
const send = (channel: Channel | undefined, message: HandedMessage): Promise<Attempt> =>
  channel ? channel.send(message) : Promise.resolve({ state: 'refused', reason: 'NOT_SET_UP', isFinal: true, isOfChannel: false });

const isOfChannel = (attempt: Attempt): attempt is Exclude<Attempt, { state: 'sent' }> => attempt.state === 'unsure' || (attempt.state === 'refused' && attempt.isOfChannel);

/** Tried again after 1, 2, 4 … 60 minutes, for a day; what may have been taken, once more at most and only where the peer knows a repeat; given up, nobody knows of it. */
function resultOf(attempt: Attempt, { attempts, ageMs, isRepeat, isTest }: HandedMessage, knowsRepeats: boolean): ChannelResult {
  if (attempt.state === 'sent') return attempt;
  const { reason } = attempt;
  // Somebody looks on and wants to know: a test is tried once.
  if (isTest) return { state: attempt.state === 'unsure' || isRepeat ? 'unknown' : 'failed', reason };
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
