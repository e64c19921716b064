import { heartbeat } from '@temporalio/activity';
import type { EmailChannel } from '#channels/email.js';
import type { ReminderActivities } from '#messages/reminder.messages.js';
import { markMessage, takeHanded, untilNextTry, type ChannelResult, type HandedMessage } from '#record/messages.js';
import type { RecordContext } from '#record/record-context.js';

/** Messages under way at once; an SMTP server takes a few connections of one client. */
const AT_ONCE = 10;
/** Retry with back-off for 24 h (N1): 1, 2, 4 … 60 minutes; the 29th attempt falls after a day. */
const MOST_ATTEMPTS = 29;
const MINUTE = 60_000;

/** Gives what is handed to its channel until none can be taken. A message that was taken twice carries the same Message-ID. */
export const deliverHanded =
  (record: RecordContext, email: EmailChannel): ReminderActivities['deliverHanded'] =>
  async () => {
    let sent = 0;
    for (;;) {
      const messages = await takeHanded(record, AT_ONCE);
      if (messages.length === 0) return { sent, retryInMs: await untilNextTry(record) };
      const attempts = await Promise.all(messages.map(async (message) => ({ id: message.id, result: await attempt(email, message) })));
      await Promise.all(attempts.map(({ id, result }) => markMessage(record, id, result)));
      sent += attempts.filter(({ result }) => result.state === 'sent').length;
      heartbeat({ sent });
    }
  };

async function attempt(email: EmailChannel, message: HandedMessage): Promise<ChannelResult> {
  const refusal = await email.send(message);
  if (!refusal) return { state: 'sent' };
  if (refusal.isFinal || message.attempts >= MOST_ATTEMPTS) return { state: 'failed', reason: refusal.reason };
  return { state: 'retry', reason: refusal.reason, afterMs: Math.min(2 ** (message.attempts - 1), 60) * MINUTE };
}
