import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail that arrived: its `Message-ID` is the message's key. */
export interface Mail {
  readonly at: number;
  readonly messageId: string;
  readonly to: string;
}

/** Takes every mail and notes it. `onTaken` hears of one before its sender hears `250`: a process may be killed in that window. */
export interface MailSink {
  readonly port: number;
  readonly mails: readonly Mail[];
  /** The next so many mails are taken, and the connection ends behind their `250`. */
  cutNext(count: number): void;
  onTaken: (mail: Mail) => Promise<void> | void;
  close(): Promise<void>;
}

export async function startMailSink(): Promise<MailSink> {
  const mails: Mail[] = [];
  let toCut = 0;
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], disableReverseLookup: true,
    onData: (stream, session, done) => {
      void (async () => {
        const { messageId = '' } = await simpleParser(stream);
        const mail = { at: Date.now(), messageId, to: session.envelope.rcptTo[0]?.address ?? '' };
        mails.push(mail);
        await sink.onTaken(mail);
        const isCut = toCut > 0;
        if (isCut) toCut -= 1;
        done();
        if (isCut) for (const connection of server.connections) (connection as unknown as { close(): void }).close();
      })().catch((error: Error) => done(error));
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const sink: MailSink = {
    port: (server.server.address() as AddressInfo).port,
    mails,
    cutNext: (count) => void (toCut = count),
    onTaken: () => undefined,
    close: () => new Promise((closed) => server.close(closed)),
  };
  return sink;
}
