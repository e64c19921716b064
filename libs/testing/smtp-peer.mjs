/**
 * A mail server of a test, a process of its own: TLS, a name and a password; what it does with the next mails is told by
 * its parent: `take`, `refuse`, `busy`, or `cut`: takes the mail and ends the connection without an answer. What it has
 * against everybody: `no_service` greets with 554, `no_sender` refuses the sender.
 */
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

const { key, cert, secure, user, password } = JSON.parse(process.argv[2] ?? '{}');
let mode = 'take';
process.on('message', (told) => {
  if (!told.mode) return;
  mode = told.mode;
  process.send({ mode });
});
/** The parent has it before the sender hears anything: the two come by different ways. */
const tell = (taken) => new Promise((resolve) => {
  const heard = (told) => {
    if (!told.heard) return;
    process.off('message', heard);
    resolve();
  };
  process.on('message', heard);
  process.send({ taken });
});
process.on('disconnect', () => process.exit(0));

const refusal = (responseCode, text) => Object.assign(new Error(text), { responseCode });
const server = new SMTPServer({
  key, cert, secure,
  authOptional: false,
  allowInsecureAuth: false,
  disableReverseLookup: true,
  onConnect: (_session, done) => done(mode === 'no_service' ? refusal(554, 'no service here') : null),
  onMailFrom: (_address, _session, done) => done(mode === 'no_sender' ? refusal(553, 'sender not allowed') : null),
  onAuth: (auth, _session, done) => (auth.username === user && auth.password === password ? done(null, { user }) : done(refusal(535, 'wrong password'))),
  onData: async (stream, session, done) => {
    const mail = await simpleParser(stream);
    if (mode === 'refuse') return done(refusal(550, 'no such box'));
    if (mode === 'busy') return done(refusal(451, 'later'));
    await tell({ id: mail.messageId, to: session.envelope.rcptTo.map(({ address }) => address).join(), headers: mail.headerLines.map(({ key: name }) => name), subject: mail.subject, text: mail.text, html: mail.html, key: mail.headers.get('x-liandong-key'), isEncrypted: session.secure });
    if (mode !== 'cut') return done();
    for (const connection of server.connections) connection._socket.destroy();
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => process.send({ port: server.server.address().port }));
