import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { round, sender, summary, type Send } from '../callers.js';
import { assignmentsOf, PASSWORD } from '../content.js';
import { CpuMeter } from '../cpu.js';
import { readLifecycle } from '../lifecycle.js';
import type { BenchOptions } from '../options.js';
import { startSystem, type System } from '../system.js';
import { issueAll } from './lifecycle.js';

/** Reminders due at one instant, unless `--instances` says otherwise. */
const REMINDERS = 100_000;
/** Enough assignments for people to work on meanwhile. */
const BESIDE = 128;
/** What people ask for meanwhile, a second: as many as a busy bureau of this size does. */
const ASKED_A_SECOND = 20;
/** The API alone, before the instant. */
const CALM_MS = 20_000;
/** From the planning of the rows to their instant: everything that is to be told has been. */
const AHEAD_MS = 5_000;
const LOOK_MS = 100;
/** It is over by then or it never will be. */
const MOST_MS = 600_000;

interface MailSink {
  readonly url: string;
  readonly taken: () => number;
  close(): void;
}
/** Takes every mail and keeps none. */
async function mailSink(): Promise<MailSink> {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], disableReverseLookup: true,
    onData: (stream, _session, done) => {
      stream.on('end', () => (taken++, done()));
      stream.resume();
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, taken: () => taken, close: () => server.close() };
}

const counted = async ({ owner }: System, sql: string): Promise<number> => (await owner.query<{ n: number }>(sql)).rows[0]?.n ?? 0;
/** Whether there is one: to count a hundred thousand ten times a second would be what is measured. */
const ARMED = `select from reminder where reminder.state = 'armed' and reminder.due_at <= record_now()`;
const UNTOLD = 'select from wake where wake.not_before <= now()';
const UNSENT = `select from message where message.state = 'handed'`;

async function untilNone({ owner }: System, of: string, what: string): Promise<void> {
  for (const end = Date.now() + MOST_MS; ; await sleep(LOOK_MS)) {
    const { rowCount } = await owner.query(`${of} limit 1`);
    if (rowCount === 0) return;
    if (Date.now() > end) throw new Error(`${what}: not within ${MOST_MS / 1000} s`);
  }
}

const askOf = (send: Send, cookie: string, id: string, index: number, key: string) => {
  const path = ['/worklist', `/assignments/${id}`, '/notices'][index % 4];
  return path === undefined ? send('POST', `/assignments/${id}/commands`, { cookie, key, body: { type: 'Comment', text: 'x', audience: 'inside', about: null } }) : send('GET', path, { cookie });
};

/** Reads and acts of a clerk at an even pace, whatever the answers take, until told to stop: ms of each. */
function askingAlong(send: Send, cookie: string, ids: readonly string[], run: string): { stop(): Promise<number[]> } {
  const ms: number[] = [];
  const under: Promise<void>[] = [];
  let n = 0;
  const ask = async (index: number): Promise<void> => {
    const id = encodeURIComponent(ids[index % ids.length] ?? '');
    const began = performance.now();
    const { status } = await askOf(send, cookie, id, index, `bench/${run}/${index}`);
    if (status !== 200) throw new Error(`${run} ${index}: ${status}`);
    ms.push(performance.now() - began);
  };
  const timer = setInterval(() => under.push(ask(n++)), 1000 / ASKED_A_SECOND);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(under);
      return ms;
    },
  };
}

/** So many reminders at one instant, each to a person of its own by in-app and e-mail: how long until they are handed, and what the API's answers take meanwhile. */
async function reminderStorm(system: System, mails: MailSink, count: number) {
  const { send, close } = sender(system.origin, 8);
  const { cookie = '' } = await send('POST', '/session', { body: { account: 'clerk-44', password: PASSWORD } });
  const ids = assignmentsOf(10_000).filter((id) => id.endsWith('/44')).slice(0, 4);
  await untilNone(system, UNTOLD, 'the launch settles');
  await untilNone(system, ARMED, 'the launch settles');
  await system.owner.query(
    `insert into app_user (id, account, name, unit_id, roles, email, password_hash) select 'p' || n, 'p' || n, 'p' || n, units.ids[n % cardinality(units.ids) + 1], '{clerk}', 'p' || n || '@liandong.example', '-' from generate_series(1, $1) as n cross join (select array_agg(distinct assignment_view.unit_id) as ids from assignment_view) as units`, [count],
  );
  const calm = askingAlong(send, cookie, ids, 'calm');
  await sleep(CALM_MS);
  const before = await calm.stop();

  const mailsBefore = mails.taken();
  await system.owner.query(
    `insert into reminder (assignment_id, duty, rule, occurrence, due_at, addressees, alone, state, task_code, unit_id, lead_department)
     select view.id, 'milestone:m' || n / view.all_there, 'T-1', 'p' || n, record_now() + $2 * interval '1 millisecond', array['user:p' || n], true, 'armed', view.task_code, view.unit_id, view.lead_department
     from generate_series(1, $1) as n join (select assignment_view.*, row_number() over (order by assignment_view.id) as place, count(*) over () as all_there from assignment_view) as view on view.place = n % view.all_there + 1`,
    [count, AHEAD_MS],
  );
  await sleep(AHEAD_MS);
  // A machine that does other things too makes seconds longer, not the work.
  const cpu = new CpuMeter(system.pids);
  cpu.go();
  const began = performance.now();
  const storm = askingAlong(send, cookie, ids, 'storm');
  const seconds = (): number => round((performance.now() - began) / 1000);
  await untilNone(system, ARMED, 'every reminder is handed');
  const handed = seconds();
  cpu.pause();
  const during = await storm.stop();
  const rest = askingAlong(send, cookie, ids, 'mails');
  await untilNone(system, UNSENT, 'every mail is sent');
  const sent = seconds();
  const whileSending = await rest.stop();
  close();
  const each = (ms: readonly number[]) => summary(1, ms).p99_ms;
  const doubled = await counted(system, `select (count(*) - count(distinct (delivery.assignment_id, delivery.duty, delivery.rule, delivery.occurrence, delivery.recipient, delivery.channel)))::int as n from delivery`);
  const inApp = await counted(system, `select count(*)::int as n from message where message.channel = 'in_app' and message.recipient like 'p%'`);
  const mailed = mails.taken() - mailsBefore;
  if (doubled > 0 || inApp !== count || mailed !== count) throw new Error(`${count} reminders were not handed once each: ${inApp} in the app, ${mailed} mails, ${doubled} deliveries twice`);
  return {
    reminders: count, in_app_and_handed_s: handed, mails_sent_s: sent, mails: mailed, doubled, in_app: inApp,
    api_p99_ms: { calm: each(before), while_handed: each(during), while_mailed: each(whileSending) },
    api_p99_ratio: { while_handed: round(each(during) / each(before)), while_mailed: round(each(whileSending) / each(before)) },
    asked: { calm: before.length, while_handed: during.length, while_mailed: whileSending.length },
    ...cpu.perAct(count),
  };
}

/** Reminders due at one instant beside people who work; `--instances` says how many. */
export async function herd({ instances = REMINDERS, postgres, profile, ...options }: BenchOptions): Promise<object> {
  const mails = await mailSink();
  const system = await startSystem({ postgres, instances: BESIDE, departments: readLifecycle(options.lifecycle).departments, profile, smtpUrl: mails.url });
  try {
    await issueAll(system);
    return await reminderStorm(system, mails, instances);
  } finally {
    await system.stop();
    mails.close();
  }
}
