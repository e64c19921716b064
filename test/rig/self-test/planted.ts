import type { InvariantName } from '../invariants.js';
import type { Aim } from './scenario.js';

/** An exact text of a built file, and what stands there instead. */
export interface Replaced {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}
/** A defect that a run must show: by its number in the plan of reliability, or behind the last of that, with the invariant that has to go red. */
export interface Planted {
  readonly number: number;
  readonly what: string;
  readonly red: InvariantName;
  readonly files?: readonly Replaced[];
  /** As the database's superuser, before the processes start. */
  readonly sql?: readonly string[];
  readonly aims?: readonly Aim[];
}

const RECORD = 'libs/record';
const RELAY = 'apps/worker/src/relay/relay.js';
const SIGNED = 'libs/channels/signed-post.js';
const BUNDLE = 'workflow-bundle.js';
const TAKES_LONG: Replaced = {
  file: RELAY, find: 'const told = await tellWorkflow(client, claim, offset);', put: 'const told = await tellWorkflow(client, claim, offset); await new Promise((resolve) => setTimeout(resolve, 3000));',
};
const ANSWERS_LOST: Replaced = {
  file: `${RECORD}/record-context.js`, find: 'await Promise.all(sent);', put: `await Promise.all(sent); if (sent.length > 2 && Math.random() < 0.5) throw Object.assign(new Error('the answer to the commit was lost'), { code: 'ECONNRESET' });`,
};
const SMALL_RUNS: Replaced = { file: BUNDLE, find: 'const CONTINUE_AT = 200;', put: 'const CONTINUE_AT = 12;' };
const withoutLock = (find: string, put: string): string => `do $$ begin execute replace(pg_get_functiondef('open_stream(text,text)'::regprocedure), '${find}', '${put}'); end $$`;

/**
 * Quickest first. Where the product has two walls against a defect (a row lock and a unique key; a lookup and a unique key),
 * both are taken down: one alone heals, and that is no red run.
 */
export const PLANTED: readonly Planted[] = [
  { number: 20, what: 'refusals without an audit row', red: 'I6', files: [{ file: `${RECORD}/refused.js`, find: 'await client.query({', put: 'if (actor === null) await client.query({' }] },
  { number: 18, what: '`all` approved without the third department', red: 'I4', files: [{ file: 'libs/domain/review/quorum.js', find: "const all = (votes)=>count(votes, null) > 0 ? 'open'", put: "const all = (votes)=>count(votes, null) > 1 ? 'open'" }] },
  { number: 19, what: 'a projection not moved by one verb', red: 'I5', files: [{ file: `${RECORD}/write.js`, find: 'const views = changes.map(', put: "const views = changes.filter(({ events })=>!events.some(({ type })=>type === 'PlanSignedOff')).map(" }] },
  {
    number: 1, what: 'command id neither looked up nor unique', red: 'I2', files: [{ file: `${RECORD}/execute.js`, find: 'if (opened.receipt) {', put: 'if (bodyHash === null) {' }],
    sql: ['alter table receipt drop constraint receipt_pkey', 'alter table event drop constraint event_command'],
  },
  {
    number: 4, what: 'the second attempt has a new key', red: 'I2',
    files: [ANSWERS_LOST, { file: `${RECORD}/execute.js`, find: '(client, writes, tried)=>attempt(record, client, writes, input, tried)', put: "(client, writes, tried)=>attempt(record, client, writes, (input.tried = (input.tried ?? 0) + 1) > 1 ? { ...input, commandId: input.commandId + '-again' } : input, tried)" }],
  },
  {
    number: 2, what: 'two at once without the row lock', red: 'I4', aims: ['crowd'],
    sql: [withoutLock('for update', ''), 'alter table event drop constraint event_pkey', 'alter table assignment_version drop constraint assignment_version_pkey'],
  },
  {
    number: 3, what: 'the instant is taken before the lock', red: 'I4', aims: ['crowd'],
    files: [
      { file: `${RECORD}/execute.js`, find: "const { rows } = await client.query({\n        name: 'open-stream',", put: "const early = (await client.query('select round(extract(epoch from record_now()) * 1000)::float8 as at')).rows[0].at; await new Promise((resolve) => setTimeout(resolve, Math.random() * 200));\n    const { rows } = await client.query({\n        name: 'open-stream'," },
      { file: `${RECORD}/execute.js`, find: 'await record.clock() : opened.at_ms', put: 'await record.clock() : early' },
    ],
  },
  {
    number: 5, what: 'the telling is written after the commit', red: 'I1', aims: ['api killed'],
    files: [
      { file: `${RECORD}/execute.js`, find: "import { writeAct } from './write.js';", put: "import { writeAct } from './write.js'; import { wakeAgain } from './wake.js';" },
      { file: `${RECORD}/execute.js`, find: 'lane: input.tellsWorkflow ? null : input.lane ?? 1,', put: 'lane: void setTimeout(() => wakeAgain(record.pool, [{ stream, first: change.after.sequence, last: change.after.sequence }]).catch(() => undefined), 20000) ?? null,' },
    ],
  },
  {
    number: 6, what: 'the telling is deleted though a newer sequence came', red: 'I1', aims: ['told slowly'],
    // Of two changes of one row in one statement only one takes place: the other must be gone.
    files: [TAKES_LONG, { file: `${RECORD}/wake.js`, find: 'and wake.last_sequence <= told.up_to)', put: ')' }, { file: `${RECORD}/wake.js`, find: 'from told where wake.stream_id = told.stream and wake.last_sequence > told.up_to', put: 'from told where false' }],
  },
  { number: 8, what: 'the relay is stuck', red: 'I7', files: [{ file: RELAY, find: 'const claims = await claimWake(record, BATCH);', put: 'const claims = [];' }] },
  { number: 9, what: 'a gap in the sequence is not loaded', red: 'I5', aims: ['terminated'], files: [{ file: BUNDLE, find: 'const isBehind = ()=>upTo > state.sequence;', put: 'const isBehind = ()=>false;' }] },
  {
    number: 10, what: 'the state is lost at continue-as-new', red: 'I5',
    files: [SMALL_RUNS, { file: BUNDLE, find: 'await followed.continueAsNew({', put: 'await ((carried) => followed.continueAsNew({ ...carried, upTo: 0, state: undefined }))({' }],
  },
  { number: 13, what: 'a branch of the workflow depends on the build', red: 'I8', files: [{ file: BUNDLE, find: 'while(stageOf(state) === stage){', put: 'while(stageOf(state) === stage){ if (state.sequence === 2) await (0,_temporalio_workflow__WEBPACK_IMPORTED_MODULE_0__.sleep)(5);' }] },
  { number: 11, what: 'a timed command with a random command id', red: 'I2', aims: ['time'], files: [{ file: `${RECORD}/execute-timed.js`, find: 'commandId: `due/${rule}/${occurrence}@${assignment}`', put: 'commandId: crypto.randomUUID()' }] },
  {
    number: 12, what: 'a timed command is accepted early', red: 'I3', aims: ['time'],
    files: [
      { file: 'libs/domain/deadline/pass-instant.js', find: "if (at < due.at) return refuse('TOO_EARLY', {", put: "if (at < 0) return refuse('TOO_EARLY', {" },
      { file: BUNDLE, find: 'const isDue = ()=>dueAt() <= Date.now();', put: 'const isDue = ()=>dueAt() - 691200000 <= Date.now();' },
    ],
  },
  { number: 14, what: 'a deadline is computed in local time', red: 'I3', aims: ['time'], files: [{ file: 'libs/domain/calendar/day.js', find: 'const BEIJING = 8 * HOUR;', put: 'const BEIJING = 0 * HOUR;' }] },
  { number: 15, what: 'one due reminder is forgotten', red: 'I3', aims: ['time'], sql: [`delete from reminder where reminder.duty = 'plan' and reminder.rule = 'T-7'`] },
  { number: 16, what: 'a row is not suppressed when its duty is fulfilled', red: 'I3', aims: ['time'], files: [{ file: 'libs/domain/reminder/ledger-changes.js', find: '...was.values()', put: '' }] },
  { number: 27, what: 'a webhook is repeated under another key', red: 'I3', aims: ['webhook fails', 'time'], files: [{ file: SIGNED, find: "'idempotency-key': message.id,", put: "'idempotency-key': message.attempts > 1 ? `${message.id}-${message.attempts}` : message.id," }] },
  { number: 28, what: 'a webhook is marked as sent and was not', red: 'I3', aims: ['time'], files: [{ file: SIGNED, find: 'return attemptPost(', put: "return Promise.resolve({ state: 'sent' }) ?? attemptPost(" }] },
  {
    number: 17, what: 'a mail is sent before its claim is committed', red: 'I3', aims: ['time', 'worker killed at a mail'],
    files: [{ file: `${RECORD}/messages.js`, find: 'attempts = message.attempts + 1, repeats = message.repeats + (message.leased_until is not null)::int', put: 'attempts = message.attempts' }],
  },
];
