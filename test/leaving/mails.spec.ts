import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { deliverHanded } from '#activities/reminder/deliver-handed.activity.js';
import { createEmailChannel } from '#channels/email.js';
import type { Channel } from '#channels/channel.js';
import { MESSAGE_KINDS } from '#domain/reminder/message.js';
import { MESSAGE_LANGUAGES } from '#domain/reminder/message-template.js';
import { dispatchDue } from '#record/dispatch.js';
import { smtpPeer, type SmtpPeer } from '#testing/channel-peers.js';
import { launched2024, type LaunchedCycle } from '#testing/cycle.js';
import { selfSigned } from '#testing/self-signed.js';
import { before, HOSTILE, plantEverywhere } from './hostile-record.js';
import { openDesk, type Desk } from './opened.js';

/** Each mail is opened. */
jest.setTimeout(300_000);

const PASSWORD = 'a-password-of-the-peer';
/** All that a mail has above its text, whatever stands in a subject or a name. */
const HEADERS = ['from', 'to', 'subject', 'message-id', 'x-liandong-key', 'auto-submitted', 'date', 'mime-version', 'content-type'].sort();
/** All that there is in its HTML: paragraphs and line ends. */
const ELEMENTS = ['html lang=zh-CN', 'html lang=en', 'head', 'body', 'p', 'br'];
const NEW_HEADERS = ['\r\nBcc: all@evil.example', '\nX-Evil: 1', '\r\n\r\n<script>alert(1)</script>', '\rCc: a@evil.example', '\u0085Bcc: b@evil.example', '\u2028Bcc: c@evil.example', '%0d%0aBcc: d@evil.example', '=?utf-8?Q?=0D=0ABcc=3A_e=40evil.example?='];

describe('a mail, of a record with a hostile text in every field', () => {
  let cycle: LaunchedCycle;
  let peer: SmtpPeer;
  let email: Channel;
  let desk: Desk;
  beforeAll(async () => {
    cycle = await launched2024();
    const tls = selfSigned();
    peer = await smtpPeer({ ...tls, secure: true, user: 'liandong', password: PASSWORD });
    email = createEmailChannel({ url: `smtps://liandong:${PASSWORD}@localhost:${peer.port}`, from: '联动 <liandong@example.test>', ca: tls.cert });
    // Names have no blank between two words here.
    await cycle.owner.query(`update app_user set name = '林 ' || name`);
    await plantEverywhere(cycle.database.ownerUrl);
    desk = await openDesk();
  });
  afterAll(async () => {
    await desk?.close();
    email?.close();
    await peer?.close();
    await cycle?.close();
  });

  const deliver = () => new MockActivityEnvironment().run(deliverHanded(cycle.record, new Map([['email', email]])));
  /** Everything that came since, each opened as a client without any policy opens it. */
  async function opened(): Promise<SmtpPeer['mails']> {
    const mails = peer.mails.splice(0);
    for (const { subject, html, headers, to } of mails) {
      const { fired, asked, elements } = await desk.open('mail.html', html);
      expect({ subject, fired, asked, unknown: elements.filter((each) => !ELEMENTS.includes(each)) }).toEqual({ subject, fired: 0, asked: [], unknown: [] });
      expect({ subject, to, headers: [...headers].sort() }).toEqual({ subject, to: expect.stringMatching(/^[a-z0-9-]+@example\.test$/), headers: HEADERS });
      expect(subject).not.toMatch(/[\r\n]/);
    }
    return mails;
  }

  it('as the dispatch writes it: of every task, unit and person', async () => {
    cycle.clock.to('2024-06-24', 9);
    await dispatchDue(cycle.record);
    // Of each province the clerk, of each department the director: the others get the same words.
    await cycle.owner.query(`update message set state = 'failed' where message.channel = 'email' and message.recipient !~ '^(c|d-)'`);
    await deliver();
    const mails = await opened();
    expect(mails.length).toBeGreaterThan(30);
    const texts = mails.map(({ text }) => text.replace(/\s/g, '')).join();
    for (const sign of ['<script>', 'onerror=', 'javascript:']) expect(texts).toContain(sign);
  });

  it('of every kind, in each language, by templates of somebody’s own: all hostile texts, and whatever begins a header', async () => {
    let count = 0;
    for (const language of MESSAGE_LANGUAGES) {
      for (const kind of MESSAGE_KINDS) {
        await cycle.owner.query(
          `insert into message_template (kind, language, version, subject, body, saved_by, saved_at) values ($1, $2, 1, $3, $4, 'coord', now())`,
          [kind, language, before(`{{title}} {{recipient}}${NEW_HEADERS[count % NEW_HEADERS.length]}`), before('{{lines}} {{recipient}} {{title}} {{why}} {{how_to_stop}}')],
        );
        const lines = HOSTILE.map((text, index) => ({ assignment: text, reminder: text, zh: text, en: text, otherwise: { zh: text, en: `${text} ${index}` } }));
        const title = `${before('')}${NEW_HEADERS[++count % NEW_HEADERS.length]}`;
        await cycle.owner.query(
          `insert into message (channel, recipient, kind, title, lines, created_at, state, language, template_version) values ('email', $1, $2, $3, $4, now(), 'handed', $5, 1)`,
          [`c${44}`, kind, JSON.stringify({ zh: title, en: title }), JSON.stringify(lines), language],
        );
      }
    }
    await cycle.owner.query(`update app_user set name = $1 where app_user.id = 'c44'`, [NEW_HEADERS.join('')]);
    await deliver();
    const mails = await opened();
    expect(mails).toHaveLength(MESSAGE_KINDS.length * MESSAGE_LANGUAGES.length);
    for (const { html } of mails) expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('goes to the one whose address it is, or to nobody', async () => {
    const message = (to: string) => ({ id: crypto.randomUUID(), to, subject: 'x', text: 'x', html: '<p>x</p>' });
    for (const to of ['gd@example.test, all@evil.example', 'gd@example.test\r\nBcc: all@evil.example', 'gd@example.test>\r\nRCPT TO:<all@evil.example', '<gd@example.test>,<all@evil.example>', 'x: gd@example.test, all@evil.example;']) {
      const attempt = await email.send(message(to));
      const went = peer.mails.splice(0).map((mail) => mail.to);
      expect([to, went.filter((each) => each.includes(','))]).toEqual([to, []]);
      expect([to, attempt.state, went.length]).toEqual([to, went.length === 0 ? 'refused' : 'sent', went.length]);
      expect([to, went.some((each) => each.endsWith('evil.example'))]).toEqual([to, false]);
    }
  });
});
