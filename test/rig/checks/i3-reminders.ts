import type { Evidence, EventRow, ReminderRow } from '../evidence.js';

/**
 * The ladder of 30 June 2024 (a Sunday), counted by hand from section 6 of the feature document and the calendar of the State
 * Council, and not by the code that plans it: each morning at 09:00 Beijing. What is left out is merged or escalated.
 */
export const LADDER: Readonly<Record<string, string>> = { 'T-30': '2024-05-31', 'T-14': '2024-06-14', 'T-7': '2024-06-21', 'T-3': '2024-06-27', T0: '2024-06-28', 'T+1': '2024-07-01' };
const nine = (day: string): number => Date.parse(`${day}T09:00:00+08:00`);
/** Where the plan's last day ends. */
const PLAN_ENDS = Date.parse('2024-07-01T00:00:00+08:00');
/** Reasons of the dispatcher for a row whose duty is not fulfilled. */
const NOT_SENT = ['merged', 'capped'];
/** A row may be on its way for so long. */
const UNDER_WAY_MS = 60_000;

const nameOf = ({ assignment, duty, rule, occurrence }: ReminderRow): string => `${assignment} ${duty} ${rule} ${occurrence}`;

/** I3: what is due was told exactly once or left out for a reason, nothing early, nothing twice; of silent units all of the ladder. */
export const reminders = (evidence: Evidence): readonly string[] => [...missing(evidence), ...doubled(evidence), ...early(evidence), ...needless(evidence), ...unbalanced(evidence), ...recounted(evidence)];

/** Due and neither sent nor suppressed; sent to nobody; a rule of the ladder that a silent unit was never told. */
export function missing({ reminders: rows, tellings, now, streams, events, silentUnit }: Evidence): readonly string[] {
  const told = new Set(tellings.filter(({ channel }) => channel === 'in_app').map(({ assignment, reminder }) => `${assignment} ${reminder}`));
  const byKey = new Map(rows.map((row) => [`${row.assignment} ${row.duty} ${row.rule}`, row]));
  const silent = streams.filter(({ id }) => id.endsWith(`/${silentUnit}`));
  return [
    ...rows.filter(({ state, dueAt }) => state === 'armed' && dueAt <= now - UNDER_WAY_MS).map((row) => `${nameOf(row)}: due, and neither sent nor suppressed`),
    ...rows.filter(({ state, reason }) => state === 'suppressed' && reason === null).map((row) => `${nameOf(row)}: suppressed without a reason`),
    ...rows.filter((row) => row.state === 'dispatched' && !told.has(`${row.assignment} ${row.duty}|${row.rule}|${row.occurrence}`)).map((row) => `${nameOf(row)}: sent to nobody`),
    ...silent.flatMap(({ id }) => Object.entries(LADDER).filter(([, day]) => nine(day) <= now - UNDER_WAY_MS).flatMap(([rule, day]) => ofSilence(id, rule, day, byKey.get(`${id} plan ${rule}`)))),
    ...(now < PLAN_ENDS + UNDER_WAY_MS ? [] : silent.filter(({ id }) => !events.some((event) => event.stream === id && isPlanPassed(event))).map(({ id }) => `${id}: the plan's end passed and nothing happened`)),
  ];
}

const isPlanPassed = ({ type, data }: EventRow): boolean => type === 'DeadlinePassed' && data['duty'] === 'plan';

function ofSilence(id: string, rule: string, day: string, row: ReminderRow | undefined): readonly string[] {
  if (!row) return [`${id} plan ${rule}: not in the ledger`];
  if (row.dueAt !== nine(day)) return [`${nameOf(row)}: planned for ${new Date(row.dueAt).toISOString()}, must be ${day} 09:00 Beijing`];
  return row.state === 'dispatched' || NOT_SENT.includes(row.reason ?? '') ? [] : [`${nameOf(row)}: ${row.state} ${row.reason ?? ''}, and the unit has been silent`];
}

/** One line to a person by a channel for a key; a mail again only under the same Message-ID, once for each attempt that broke off. */
export function doubled({ tellings, messages, mails }: Evidence): readonly string[] {
  const times = new Map<string, number>();
  for (const { channel, recipient, assignment, reminder } of tellings) {
    const key = `${recipient} ${channel} ${assignment} ${reminder}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const arrived = new Map<string, number>();
  for (const { messageId } of mails) {
    const id = messageId.slice(1).split('@')[0] ?? '';
    arrived.set(id, (arrived.get(id) ?? 0) + 1);
  }
  const ofMail = messages.filter(({ channel }) => channel === 'email');
  const known = new Set(ofMail.map(({ id }) => id));
  return [
    ...[...times].filter(([, n]) => n > 1).map(([key, n]) => `${key}: ${n} lines`),
    ...ofMail.filter(({ id, attempts }) => (arrived.get(id) ?? 0) > attempts).map(({ id, attempts }) => `mail ${id}: arrived ${arrived.get(id)} times after ${attempts} attempts`),
    ...ofMail.filter(({ id, state }) => state === 'sent' && !arrived.has(id)).map(({ id }) => `mail ${id}: sent, and it never arrived`),
    ...[...arrived.keys()].filter((id) => !known.has(id)).map((id) => `mail ${id}: of no message`),
  ];
}

/** Nothing before its instant; the plan's end is 24:00 Beijing and no hour earlier. */
function early({ reminders: rows, events }: Evidence): readonly string[] {
  const redated = new Set(events.filter(({ type }) => /Extension|Suspended|Resumed|Change/.test(type)).map(({ stream }) => stream));
  return [
    ...rows.filter(({ state, settledAt, dueAt }) => state === 'dispatched' && settledAt !== null && settledAt < dueAt).map((row) => `${nameOf(row)}: sent ${Math.round((row.dueAt - (row.settledAt ?? 0)) / 1000)} s early`),
    ...events.flatMap((event) => lateOrEarly(event, events)),
    ...events.filter((event) => isPlanPassed(event) && !redated.has(event.stream) && event.at < PLAN_ENDS).map(({ stream, at }) => `${stream}: the plan's end passed at ${new Date(at).toISOString()}, before 30 June 24:00 Beijing`),
  ];
}

const HOUR = 3_600_000;
/** Every duty ends at 24:00 Beijing of its day, a plan recalled after that when it is recalled; the clock of the rig waits for what is due, so nothing passes much later. */
function lateOrEarly(event: EventRow, events: readonly EventRow[]): readonly string[] {
  const { type, stream, data, at } = event;
  if (type !== 'DeadlinePassed') return [];
  const day = Date.parse(`${String(data['dueOn'])}T00:00:00+08:00`) + 24 * HOUR;
  const recalled = isPlanPassed(event) ? events.findLast((each) => each.stream === stream && each.sequence < event.sequence && LAYS_PLAN.test(each.type)) : undefined;
  const end = recalled?.type === 'PlanRecalled' ? Math.max(day, recalled.at) : day;
  return at >= end && at <= end + HOUR ? [] : [`${stream} ${String(data['duty'])} of ${String(data['dueOn'])} passed at ${new Date(at).toISOString()}`];
}

/** After these a plan lies with the bureau, or with its unit again. */
const LAYS_PLAN = /^Plan(Submitted|Recalled|Returned|Reopened)$/;
const ENDS_PLAN = ['PlanSubmitted'];

/** Of a first plan that lies at the bureau or beyond when a row's morning comes, the unit is told nothing. */
function needless({ reminders: rows, events, deeds }: Evidence): readonly string[] {
  const submitted = new Map<string, readonly EventRow[]>();
  for (const event of events) if (LAYS_PLAN.test(event.type)) submitted.set(event.stream, [...(submitted.get(event.stream) ?? []), event]);
  const lies = (stream: string, at: number): boolean => {
    const last = (submitted.get(stream) ?? []).filter((event) => event.at < at).at(-1);
    return last !== undefined && ENDS_PLAN.includes(last.type);
  };
  return rows.filter(({ state, duty, rule, settledAt, assignment }) => duty === 'plan' && rule in LADDER && state === 'dispatched' && settledAt !== null && lies(assignment, settledAt)).filter((row) => !isCrossed(row, deeds)).map((row) => `${nameOf(row)}: sent, and the plan had been submitted`);
}

/** While it was handed on an act on the same assignment was under way: which came first nobody can say, and both were right. */
const isCrossed = ({ assignment, handedAt }: ReminderRow, deeds: Evidence['deeds']): boolean =>
  handedAt !== null && deeds.some(({ stream, invokedAt, answers }) => stream === assignment && invokedAt <= handedAt && (answers.at(-1)?.at ?? Infinity) >= handedAt);

const SENT_AND_FULFILLED = /^(\S+) (\S+) (\S+): is dispatched, must be suppressed/;
/** What `npm run verify` finds when it makes the ledger anew from the events. */
function recounted({ differences, reminders: rows, deeds }: Evidence): readonly string[] {
  const crossed = new Set(rows.filter((row) => isCrossed(row, deeds)).map(nameOf));
  return differences.filter(({ kind }) => kind === 'ledger').flatMap(({ about, detail }) => {
    const sent = SENT_AND_FULFILLED.exec(detail);
    return sent && crossed.has([about, ...sent.slice(1)].join(' ')) ? [] : [`${about}: ${detail}`];
  });
}

/** Due = sent + suppressed + failed + unknown: every message has come to one of its ends. */
const unbalanced = ({ messages }: Evidence): readonly string[] => messages.filter(({ state }) => !['sent', 'handed', 'failed', 'unknown'].includes(state)).map(({ id, state }) => `message ${id}: ${state}`);
