import { PassThrough, pipeline } from 'node:stream';
import { rootCertificates } from 'node:tls';
import nodemailer from 'nodemailer';
import { AT_ONCE, reasonOf, type Attempt, type Channel } from './channel.js';

export interface EmailSettings {
  /** `smtp://` begins in clear and goes over to TLS where the peer offers it, `smtps://` is TLS from the first byte; name and password in it. */
  readonly url: string;
  readonly from: string;
  /** A certificate authority besides those that Node knows, PEM. */
  readonly ca?: string | undefined;
}

interface SmtpError {
  readonly responseCode?: number;
  readonly code?: string;
  /** To which command the peer gave its answer. */
  readonly command?: string;
  readonly message: string;
}

/** The server's own trouble, whatever the mail. */
const SERVICE_CLOSING = 421;

/** What the peer says of a recipient or a text; of the sender, who is the same in every mail, it says it of all. */
const isOfMail = ({ code, command }: SmtpError): boolean => (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM';

/** 5xx answers about a mail are final, all else may pass by: a greeting, a login, the sender; without an answer to the text itself nobody knows. */
const attemptOf = (error: SmtpError, isTextSent: boolean): Attempt => {
  const { responseCode, code, message } = error;
  const reason = reasonOf(code, responseCode, message);
  if (responseCode === undefined) return isTextSent ? { state: 'unsure', reason } : { state: 'refused', reason, isFinal: false, isOfChannel: true };
  const isOfChannel = responseCode === SERVICE_CLOSING || !isOfMail(error);
  return { state: 'refused', reason, isFinal: responseCode >= 500 && !isOfChannel, isOfChannel };
};

/** Whose certificates are believed: those that Node knows and our own. Given alone, ours would take their place. */
export const authorities = (own: string): string[] => [...rootCertificates, own];

export const createEmailChannel = ({ url, from, ca }: EmailSettings): Channel => {
  const options = new URL(url);
  const hasPassword = options.username !== '';
  const transport = nodemailer.createTransport({
    pool: true,
    // No more mails are handed to it at once: none waits in here while its lease runs out.
    maxConnections: AT_ONCE,
    host: options.hostname,
    port: Number(options.port || (options.protocol === 'smtps:' ? 465 : 25)),
    secure: options.protocol === 'smtps:',
    // A password never goes out in clear.
    requireTLS: hasPassword,
    ...(ca === undefined ? {} : { tls: { ca: authorities(ca) } }),
    ...(hasPassword ? { auth: { user: decodeURIComponent(options.username), pass: decodeURIComponent(options.password) } } : {}),
    // A peer that does not answer is tried again later; it must not hold the lane.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Of mails under way those whose text the peer has been given to the last byte.
  const textSent = new Set<string>();
  transport.use('stream', (mail, done) => {
    const id = mail.data.messageId ?? '';
    // The last of all, and it holds nothing: what flows through it has gone to the peer, not into somebody's buffer.
    mail.message.processFunc((text) => pipeline(text, new PassThrough({ highWaterMark: 0, flush: (ended) => (textSent.add(id), ended()) }), () => undefined));
    done();
  });
  const domain = from.split('@').at(-1)?.replace('>', '') ?? 'liandong';
  return {
    knowsRepeats: true,
    send: async ({ id, to, subject, text, html }) => {
      const messageId = `<${id}@${domain}>`;
      try {
        // As one address, whatever stands in it: a comma begins no second one.
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, html, messageId, headers: { 'X-Liandong-Key': id, 'Auto-Submitted': 'auto-generated' } });
        return { state: 'sent' };
      } catch (error) {
        return attemptOf(error as SmtpError, textSent.has(messageId));
      } finally {
        textSent.delete(messageId);
      }
    },
    close: () => transport.close(),
  };
};
