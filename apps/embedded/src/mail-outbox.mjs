/**
 * The demo's post office: an SMTP server on loopback that sends nothing on. Each mail becomes two files in
 * OUTBOX_DIR, `<id>.eml` and `<id>.json` {id, at, from, to[], subject, text, messageId, headers}; the JSON is renamed
 * into place last, so a reader that sees it sees all of it. Prints `READY` when it listens.
 *
 *   OUTBOX_DIR=… SMTP_PORT=… node mail-outbox.mjs
 */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

const folder = process.env.OUTBOX_DIR;
const port = Number(process.env.SMTP_PORT);
if (!folder || !port) {
  console.error('OUTBOX_DIR, SMTP_PORT');
  process.exit(2);
}
await mkdir(folder, { recursive: true });

const whole = async (file, content) => {
  await writeFile(`${file}.tmp`, content, { mode: 0o600 });
  await rename(`${file}.tmp`, file);
};

const receive = async (stream, session) => {
  const parts = [];
  for await (const part of stream) parts.push(part);
  const source = Buffer.concat(parts);
  const mail = await simpleParser(source);
  const at = new Date().toISOString();
  // Names sort by arrival.
  const id = `${at.replace(/[-:.TZ]/g, '')}-${randomBytes(4).toString('hex')}`;
  await whole(join(folder, `${id}.eml`), source);
  const { mailFrom, rcptTo } = session.envelope;
  const letter = {
    id,
    at,
    from: mail.from?.text ?? (mailFrom ? mailFrom.address : ''),
    to: rcptTo.map((each) => each.address),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    messageId: mail.messageId ?? null,
    // As sent, by lower-case name: tests look at Reply-To and our own marks.
    headers: Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()])),
  };
  await whole(join(folder, `${id}.json`), JSON.stringify(letter, null, 2));
};

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  // No name look-up: the demo works without a net.
  disableReverseLookup: true,
  onData: (stream, session, callback) => receive(stream, session).then(() => callback(), callback),
});
server.on('error', (error) => {
  console.error(error.message);
  if (error.code === 'EADDRINUSE' || error.code === 'EACCES') process.exit(1);
});
server.listen(port, '127.0.0.1', () => console.log('READY'));
const stop = () => server.close(() => process.exit(0));
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
