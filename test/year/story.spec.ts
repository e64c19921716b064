import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import pg from 'pg';
import { deliverHanded } from '#activities/reminder/deliver-handed.activity.js';
import type { Channel } from '#channels/channel.js';
import { createEmailChannel } from '#channels/email.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import type { DueRule } from '#domain/deadline/due-rule.js';
import { dispatchDue } from '#record/dispatch.js';
import { executeTimed } from '#record/execute-timed.js';
import { checkOutbox } from '#record/outbox-check.js';
import { createRecord, type RecordContext } from '#record/record-context.js';
import { composeSupervisionNotice } from '#record/supervision-notice.js';
import { verifyRecord } from '#record/verify.js';
import { instantOf } from '#testing/assignment-scene.js';
import { smtpPeer, type SmtpPeer } from '#testing/channel-peers.js';
import { docxOf, pdfOf, zipOf } from '#testing/document-files.js';
import { PASSWORD, runningApi, type RunningApi } from '#testing/running-api.js';
import { selfSigned } from '#testing/self-signed.js';
import { Api } from './api.js';
import { allAssignments, faultOf, faultsOfCaseFile, openDocuments } from './documents.js';
import { faultsOfCheck, faultsOfMail, strayMail } from './outbox.js';
import { Player } from './player.js';
import { EVENTFUL, SECTION_4, STORY } from './story.js';

const MINUTES = 60_000;
/** A story's morning: what is due at nine is over. */
const HOUR = 10;
const TLS = selfSigned();
const LOGIN = { user: 'liandong', password: 'a-password-of-the-peer' };

/** The year's story on API and record alone, without Temporal: in a minute it tells whether the story is one. */
describe('the story of a year', () => {
  let running: RunningApi;
  let record: RecordContext;
  let peer: SmtpPeer;
  let email: Channel;
  let deliver: () => Promise<unknown>;
  const streams = [...new Set(STORY.flatMap((step) => ('on' in step ? [step.on] : [])))];
  beforeAll(async () => {
    running = await runningApi();
    record = createRecord(running.database.recordUrl, { max: 2 });
    peer = await smtpPeer({ ...TLS, ...LOGIN, secure: true });
    email = createEmailChannel({ url: `smtps://${LOGIN.user}:${LOGIN.password}@localhost:${peer.port}`, from: 'liandong@example.test', ca: TLS.cert });
    deliver = () => new MockActivityEnvironment().run(deliverHanded(record, new Map([['email', email]])));
  }, 2 * MINUTES);
  afterAll(async () => {
    email?.close();
    await peer?.close();
    await record?.pool.end();
    await running?.close();
  });

  const setClock = (at: number): Promise<unknown> => running.owner.query('update demo_clock set offset_ms = $1', [at - Date.now()]);
  /** The instants of the story's assignments pass in their order, as a worker would let them. */
  const walkTo = async (day: string): Promise<void> => {
    const target = instantOf(day, HOUR);
    for (;;) {
      const { rows } = await running.owner.query<{ id: AssignmentId; at: number; rule: DueRule; occurrence: string; sequence: number }>(
        `select stream.id, (due ->> 'at')::float8 as at, due ->> 'rule' as rule, due ->> 'occurrence' as occurrence, stream.sequence
         from stream cross join jsonb_array_elements(stream.state -> 'instants') as due
         where stream.id = any ($1) and not stream.closed and stream.next_due_at is not null and (due ->> 'at')::float8 <= $2 order by 2, 1 limit 1`,
        [streams, target],
      );
      const [due] = rows;
      if (!due) break;
      await setClock(due.at + 1_000);
      await executeTimed(record, { assignment: due.id, rule: due.rule, occurrence: due.occurrence, after: due.sequence });
    }
    await setClock(target);
    await dispatchDue(record);
    await deliver();
  };

  it('is accepted word for word, with every verb of section 4, and the record is what its events say', async () => {
    const api = await Api.at(await running.app.getUrl(), PASSWORD);
    const player = new Player(api, walkTo);
    // One reader has English.
    await api.call('u33', 'NoticeSettings_save', { body: { language: 'en', muted: [] } });
    await player.play(STORY);
    const client = new pg.Client({ connectionString: running.database.ownerUrl });
    await client.connect();
    const { differences } = await verifyRecord(client, instantOf('2024-03-29', 9));
    await client.end();
    expect(differences).toEqual([]);
    expect(SECTION_4.filter((verb) => !player.accepted.has(verb))).toEqual([]);
  }, 10 * MINUTES);

  const client = async <T>(use: (client: pg.Client) => Promise<T>): Promise<T> => {
    const opened = new pg.Client({ connectionString: running.database.ownerUrl });
    await opened.connect();
    return use(opened).finally(() => opened.end());
  };

  it('leaves an outbox whose every message matches a row of the ledger and back; what is planted on one side alone is found', async () => {
    const check = () => client((it) => checkOutbox(it, peer.mails.map(({ key, to }, nth) => ({ file: `mail ${nth}`, key: key ?? '', to: [to] }))));
    const { messages, rows, mails, unmatched } = await check();
    expect(unmatched).toEqual([]);
    expect(rows).toBeGreaterThan(500);
    expect(mails).toBeGreaterThan(500);
    expect((await running.owner.query(`select channel, state, count(*)::int as n from message group by 1, 2 order by 1`)).rows).toEqual([{ channel: 'email', state: 'sent', n: mails }, { channel: 'in_app', state: 'sent', n: messages - mails }]);
    const stray = { host: 'localhost', port: peer.port, secure: true, auth: { user: LOGIN.user, pass: LOGIN.password }, tls: { ca: TLS.cert } };
    expect(await faultsOfCheck(running.owner, async () => (await check()).unmatched.length, { send: () => strayMail(stray as object), takeBack: async () => void peer.mails.pop() })).toEqual([]);
  }, MINUTES);

  it('leaves mails of which each says why it came, what to do by when and what happens otherwise; no link, no word of a plan', () => {
    const plans = STORY.flatMap((step) => ('draft' in step ? [step.draft] : []));
    expect([...new Set(peer.mails.flatMap((mail) => faultsOfMail(mail, plans)))]).toEqual([]);
    expect(['[Liandong]', '【联动】'].map((sign) => peer.mails.some(({ subject }) => subject.startsWith(sign)))).toEqual([true, true]);
    const [{ subject, text, html } = { subject: '', text: '', html: '' }] = peer.mails;
    const [plan = ''] = plans;
    for (const [bad, fault] of [[text.replaceAll('不按期办理', ''), 'does not say what happens otherwise'], [text.replaceAll('24:00', ''), 'does not say by when'], [`${text} https://x/?token=1`, 'holds a link'], [`${text} ${plan}`, 'holds words of a plan']] as const) expect(faultsOfMail({ subject, html, text: bad }, plans)).toEqual([expect.stringContaining(fault)]);
  });

  it('leaves documents that open: letters, receipts, notices and a bulletin as docx and pdf, case files with their hashes', async () => {
    const { rows } = await running.owner.query<{ assignment: AssignmentId; sequence: number }>(
      `select stream_id as assignment, sequence from event where stream_id = any ($1) and type in ('SupervisionOpened', 'SupervisionRaised', 'InstructionGiven') order by 1, 2`,
      [streams],
    );
    for (const each of rows) await composeSupervisionNotice(record, each);
    const api = await Api.at(await running.app.getUrl(), PASSWORD);
    // Those of the long form, page by page.
    expect(await allAssignments(api, 'coord')).toEqual(expect.arrayContaining([...EVENTFUL]));
    const { counts, letters, faults } = await openDocuments(api, { who: 'coord', assignments: EVENTFUL, atMostOfAKind: 1 });
    expect(faults).toEqual([]);
    expect(counts).toEqual({ 'issue-letter': 1, 'return-letter': 1, receipt: 1, notice: 1, bulletin: 1, 'case-file': EVENTFUL.length });
    // A plan of four rounds, and 督办 up to red.
    expect(letters).toBeGreaterThan(12);
  }, 10 * MINUTES);

  it('a file that is no document, and a case file of which a byte or a letter is missing, are told', async () => {
    expect([await faultOf('x', 'docx', zipOf({ 'word/other.xml': '' })), await faultOf('x', 'pdf', pdfOf('no Chinese')), await faultOf('x', 'pdf', pdfOf('关于报送二〇二四年度工作计划的函，请于六月三十日前报送。'))]).toEqual(['x: no word/document.xml in it', 'x: no Chinese text in it', undefined]);
    const letter = docxOf('关于报送二〇二四年度工作计划的函，请于六月三十日前报送。');
    const file = (sum: string): Buffer => zipOf({ '公文/01.docx': letter, SHA256SUMS: `${sum}  公文/01.docx\n` });
    const right = createHash('sha256').update(letter).digest('hex');
    expect([await faultsOfCaseFile('x', file(right), 1), await faultsOfCaseFile('x', file(right), 2), await faultsOfCaseFile('x', file('0'.repeat(64)), 1)]).toEqual([[], ['x: 1 letters in it, 2 went out'], ['x: 公文/01.docx has another hash than SHA256SUMS says']]);
  });
});
