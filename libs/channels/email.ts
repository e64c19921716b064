import nodemailer from 'nodemailer';

export interface EmailMessage {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
/** Why a message was not taken; `isFinal` where the peer said that it never will be. */
export interface ChannelRefusal {
  readonly reason: string;
  readonly isFinal: boolean;
}
export interface EmailChannel {
  /** Undefined once the peer has accepted it. The id is the `Message-ID` at every attempt. */
  send(message: EmailMessage): Promise<ChannelRefusal | undefined>;
  close(): void;
}

/** 5xx answers of SMTP are final, all else may pass by. */
const isFinal = (code: number | undefined): boolean => code !== undefined && code >= 500;

export const createEmailChannel = (smtpUrl: string, from: string): EmailChannel => {
  const options = new URL(smtpUrl);
  const transport = nodemailer.createTransport({
    pool: true,
    maxConnections: 5,
    host: options.hostname,
    port: Number(options.port || 25),
    secure: options.protocol === 'smtps:',
    ...(options.username ? { auth: { user: decodeURIComponent(options.username), pass: decodeURIComponent(options.password) } } : {}),
    // A peer that does not answer is tried again later; it must not hold the lane.
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  });
  const domain = from.split('@').at(-1)?.replace('>', '') ?? 'liandong';
  return {
    send: async ({ id, to, subject, text }) => {
      try {
        await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${domain}>`, headers: { 'X-Liandong-Key': id } });
        return undefined;
      } catch (error) {
        const { responseCode, code, message } = error as { responseCode?: number; code?: string; message: string };
        return { reason: [code, responseCode, message].filter(Boolean).join(' ').slice(0, 300), isFinal: isFinal(responseCode) };
      }
    },
    close: () => transport.close(),
  };
};
