import { createHmac } from 'node:crypto';
import { reasonOf, type Attempt, type Channel, type ChannelMessage } from './channel.js';
import { BlockedAddressError, guardedPost, NoAnswerError, type Answer, type Guard } from './guarded-post.js';

export interface SignedSettings {
  readonly url: string;
  /** Which of the receiver's keys the signature is by, so that keys can be changed. */
  readonly keyId: string;
  readonly secret: string;
}

/** `v1=` and HMAC-SHA256, hex, over the timestamp (seconds since 1970), a point and the body as sent. */
export const signatureOf = (secret: string, timestamp: string, body: string): string => `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/** The clock of signatures, epoch ms. */
export type Now = () => number;

/** An attempt by HTTP: what the peer's status says, where its body has not said more. */
export async function attemptPost(url: URL, body: string, headers: Readonly<Record<string, string>>, guard: Guard, judge: (answer: Answer) => Attempt = byStatus): Promise<Attempt> {
  try {
    return judge(await guardedPost(url, body, headers, guard));
  } catch (error) {
    // Every message would fare the same, until the address or the hosts that are allowed are set right.
    if (error instanceof BlockedAddressError) return { state: 'refused', reason: reasonOf('BLOCKED', error.message), isFinal: false, isOfChannel: true };
    if (error instanceof NoAnswerError) return error.isSent ? { state: 'unsure', reason: reasonOf(error.message) } : { state: 'refused', reason: reasonOf('UNREACHABLE', error.message), isFinal: false, isOfChannel: true };
    throw error;
  }
}

/** Asked too often and what went wrong over there may pass by; what is wrong with the request stays wrong, a redirect too. */
export const byStatus = ({ status, body }: Answer): Attempt => {
  if (status >= 200 && status < 300) return { state: 'sent' };
  const passesBy = status >= 500 || status === 429 || status === 408;
  return { state: 'refused', reason: reasonOf(status, body), isFinal: !passesBy, isOfChannel: passesBy };
};

/** JSON to an address of ours or of a partner, signed; the receiver drops a repeat by its key. */
const signedPost = (settings: SignedSettings, guard: Guard, now: Now, knowsRepeats: boolean, bodyOf: (message: ChannelMessage) => object): Channel => ({
  knowsRepeats,
  send: (message) => {
    const timestamp = String(Math.floor(now() / 1000));
    const body = JSON.stringify(bodyOf(message));
    const headers = { 'idempotency-key': message.id, 'x-liandong-key-id': settings.keyId, 'x-liandong-timestamp': timestamp, 'x-liandong-signature': signatureOf(settings.secret, timestamp, body) };
    return attemptPost(new URL(settings.url), body, headers, guard);
  },
  close: () => undefined,
});

/** 签名 webhook: the receiver is a program and gets the words as they are. */
export const createWebhook = (settings: SignedSettings, guard: Guard, now: Now): Channel => signedPost(settings, guard, now, true, ({ id, subject, text }) => ({ id, subject, text }));

/** A text message is short: what it is about, and that more stands inside. */
const SMS_LENGTH = 140;
/** 短信 by an operator's HTTP gateway. Whether it drops a repeat is not known of every gateway, so none is made without being asked. */
export const createSms = (settings: SignedSettings, guard: Guard, now: Now): Channel => signedPost(settings, guard, now, false, ({ id, to, subject }) => ({ id, to, text: `${subject.slice(0, SMS_LENGTH)} 详见联动系统。` }));
