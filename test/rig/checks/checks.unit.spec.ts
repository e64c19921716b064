import { describe, expect, it } from '@jest/globals';
import { initialState } from '#domain/assignment/assignment.state.js';
import type { UserActor } from '#domain/assignment/verb.js';
import type { EventRow, Evidence, ReminderRow } from '../evidence.js';
import type { Heard } from '../full-disk.js';
import { INVARIANTS, type InvariantName } from '../invariants.js';
import type { Deed } from '../journal.js';
import { HOOK, type Post } from '../webhook-sink.js';

const STREAM = 'asg/2024/t1-o1/11';
const SILENT = 'asg/2024/t1-o1/12';
const beijing = (text: string): number => Date.parse(`${text}+08:00`);
const user = (userId: string): UserActor => ({ kind: 'user', userId, unit: '11', roles: ['clerk'] });
const REVIEWERS = ['dept-operations', 'dept-legal', 'dept-strategy'];

const deed = (key: string, by: string, type: string, sequence: number, more: Partial<Deed> = {}): Deed => {
  const receipt = { sequence, hash: `h${sequence}`, events: [type === 'AcknowledgeAssignment' ? 'AssignmentAcknowledged' : 'PlanDrafted'] };
  return { key, stream: STREAM, by: user(by), body: { type }, invokedAt: 1, answers: [{ at: 2, status: 200, body: receipt }], repeats: [{ at: 9, status: 200, body: { events: receipt.events, hash: receipt.hash, sequence } }], ...more };
};
const event = (sequence: number, type: string, by: string, data: EventRow['data'] = {}, more: Partial<EventRow> = {}): EventRow => ({
  stream: STREAM, sequence, commandId: `k${sequence}`, type, at: 1_000 * sequence, actor: by === 'system' ? { kind: 'system' } : user(by), round: 1, data, hash: `h${sequence}`, ...more,
});
const row = (rule: string, day: string, more: Partial<ReminderRow> = {}): ReminderRow => {
  const dueAt = beijing(`${day}T09:00:00`);
  return { assignment: SILENT, duty: 'plan', rule, occurrence: '2024-06-30', dueAt, state: 'dispatched', reason: null, settledAt: dueAt, handedAt: 5, ...more };
};
const LADDER = [row('T-30', '2024-05-31'), row('T-14', '2024-06-14'), row('T-7', '2024-06-21'), row('T-3', '2024-06-27'), row('T0', '2024-06-28'), row('T+1', '2024-07-01')];
const post = (more: Partial<Post>): Post => ({ at: 1, key: 'm3', body: LADDER.map(({ assignment, duty, rule, occurrence }) => `${assignment} ${duty}|${rule}|${occurrence}`).join('\n'), isSigned: true, fate: 'taken', ...more });
const ISSUED = { leadDepartment: REVIEWERS[0], supportingDepartments: REVIEWERS.slice(1) };

/** A run of which everything holds: two acts of one unit, the silence of another until July. */
const sound = (): Evidence => ({
  deeds: [
    deed('k2', 'c11', 'AcknowledgeAssignment', 2), deed('k3', 'c11', 'DraftPlan', 3),
    { ...deed('refused', 'l11', 'SubmitPlan', 0), answers: [{ at: 2, status: 409, body: { code: 'WRONG_STATE' } }], repeats: [] },
  ],
  faults: [], silentUnit: '12', hooked: ['12'], now: beijing('2024-07-02T12:00:00'),
  events: [
    event(1, 'AssignmentIssued', 'system', ISSUED, { commandId: 'rig/launch' }), event(2, 'AssignmentAcknowledged', 'c11'), event(3, 'PlanDrafted', 'c11'),
    event(1, 'DeadlinePassed', 'system', { duty: 'plan', dueOn: '2024-06-30' }, { stream: SILENT, commandId: `due/plan_due/2024-06-30@${SILENT}`, at: beijing('2024-07-01T00:00:00') }),
  ],
  receipts: [
    { commandId: 'rig/launch', stream: 'cycle/2024', content: { sequence: 1, hash: 'h1', events: ['CycleLaunched'] } },
    { commandId: 'k2', stream: STREAM, content: { sequence: 2, hash: 'h2', events: ['AssignmentAcknowledged'] } },
    { commandId: 'k3', stream: STREAM, content: { sequence: 3, hash: 'h3', events: ['PlanDrafted'] } },
    { commandId: `due/plan_due/2024-06-30@${SILENT}`, stream: SILENT, content: { sequence: 1, hash: 'h1', events: ['DeadlinePassed'] } },
  ],
  audits: [
    { commandId: 'rig/launch', stream: 'cycle/2024', action: 'LaunchCycle', outcome: 'accepted', code: null, actor: user('coord'), source: null },
    { commandId: 'k2', stream: STREAM, action: 'AcknowledgeAssignment', outcome: 'accepted', code: null, actor: user('c11'), source: '::1' },
    { commandId: 'k3', stream: STREAM, action: 'DraftPlan', outcome: 'accepted', code: null, actor: user('c11'), source: '::1' },
    { commandId: 'refused', stream: STREAM, action: 'SubmitPlan', outcome: 'refused', code: 'WRONG_STATE', actor: user('l11'), source: '::1' },
    { commandId: `due/plan_due/2024-06-30@${SILENT}`, stream: SILENT, action: 'PassInstant', outcome: 'accepted', code: null, actor: { kind: 'system' }, source: null },
  ],
  streams: [
    { id: STREAM, kind: 'assignment', sequence: 3, hash: 'h3', closed: false, state: initialState(STREAM) },
    { id: SILENT, kind: 'assignment', sequence: 1, hash: 'h1', closed: false, state: initialState(SILENT) },
  ],
  reminders: LADDER,
  tellings: LADDER.flatMap(({ assignment, duty, rule, occurrence }) => [{ message: 'm1', channel: 'in_app', recipient: 'c12' }, { message: 'm3', channel: HOOK, recipient: '12' }].map((told) => ({ ...told, assignment, reminder: `${duty}|${rule}|${occurrence}` }))),
  messages: [{ id: 'm1', channel: 'in_app', state: 'sent', attempts: 0, repeats: 0 }, { id: 'm2', channel: 'email', state: 'sent', attempts: 1, repeats: 0 }, { id: 'm3', channel: HOOK, state: 'sent', attempts: 2, repeats: 1 }],
  mails: [{ at: 1, messageId: '<m2@liandong>', to: 'c12@liandong.example' }],
  posts: [post({ fate: 'cut' }), post({})],
  wakes: [],
  workflows: [{ stream: STREAM, is: 'running', sequence: 3, hash: 'h3', attempt: 0 }, { stream: SILENT, is: 'running', sequence: 1, hash: 'h1', attempt: 1 }],
  differences: [], replays: { checked: 2, failed: [] }, logs: ['{"level":40,"msg":"relay pauses"}'], unsettled: [],
});

const redOf = (evidence: Evidence): InvariantName[] => (Object.keys(INVARIANTS) as InvariantName[]).filter((name) => INVARIANTS[name](evidence).length > 0);
const withRow = (evidence: Evidence, rule: string, more: Partial<ReminderRow>): Evidence => ({ ...evidence, reminders: evidence.reminders.map((each) => (each.rule === rule ? { ...each, ...more } : each)) });

/** From a sound run to one of which one thing does not hold. */
const BROKEN: readonly (readonly [what: string, red: InvariantName, break_: (evidence: Evidence) => Evidence])[] = [
  ['an act that was answered has no receipt', 'I1', (e) => ({ ...e, receipts: e.receipts.filter(({ commandId }) => commandId !== 'k3') })],
  ['its workflow has not heard of it', 'I1', (e) => ({ ...e, workflows: e.workflows.map((each) => (each.stream === STREAM ? { ...each, sequence: 2 } : each)) })],
  ['two receipts of one command', 'I2', (e) => ({ ...e, receipts: [...e.receipts, ...e.receipts.filter(({ commandId }) => commandId === 'k2')] })],
  ['what was refused is on record', 'I2', (e) => ({ ...e, events: [...e.events, event(4, 'PlanSubmitted', 'l11', {}, { commandId: 'refused' })] })],
  ['an act that nobody sent', 'I2', (e) => ({ ...e, receipts: [...e.receipts, { commandId: '7ad1', stream: STREAM, content: { sequence: 4, hash: 'h4', events: [] } }] })],
  ['a rule of the ladder is missing', 'I3', (e) => ({ ...e, reminders: e.reminders.filter(({ rule }) => rule !== 'T-7') })],
  ['a row is planned for another hour', 'I3', (e) => withRow(e, 'T-7', { dueAt: beijing('2024-06-21T17:00:00'), settledAt: beijing('2024-06-21T17:00:00') })],
  ['a row was sent early', 'I3', (e) => withRow(e, 'T-7', { settledAt: beijing('2024-06-21T08:59:59') })],
  ['a due row lies there', 'I3', (e) => withRow(e, 'T-3', { state: 'armed', settledAt: null })],
  ['a line twice', 'I3', (e) => ({ ...e, tellings: [...e.tellings, ...e.tellings.slice(0, 1)] })],
  ['a mail twice after one attempt', 'I3', (e) => ({ ...e, mails: [...e.mails, ...e.mails] })],
  ['a mail that was sent never arrived', 'I3', (e) => ({ ...e, mails: [] })],
  ['a webhook that was sent never arrived', 'I3', (e) => ({ ...e, posts: [] })],
  ['a webhook that was sent was refused each time', 'I3', (e) => ({ ...e, posts: e.posts.map((each) => ({ ...each, fate: 'refused' as const })) })],
  ['a webhook is told as failed, and its peer has it', 'I3', (e) => ({ ...e, messages: e.messages.map((each) => (each.id === 'm3' ? { ...each, state: 'failed' } : each)) })],
  ['a webhook is repeated under another key', 'I3', (e) => ({ ...e, posts: [post({ fate: 'cut' }), post({ key: 'm3-again' })] })],
  ['a webhook is repeated in other words', 'I3', (e) => ({ ...e, posts: [...e.posts.slice(0, 1), post({ body: `${post({}).body} ` })] })],
  ['a webhook oftener than it was tried', 'I3', (e) => ({ ...e, posts: [...e.posts, post({})] })],
  ['a webhook is not signed by its key', 'I3', (e) => ({ ...e, posts: [...e.posts.slice(0, 1), post({ isSigned: false })] })],
  ['a webhook does not name one of its rows', 'I3', (e) => ({ ...e, posts: e.posts.map(() => post({ body: post({}).body.replace('T-7', 'T-8') })) })],
  ['a unit was told by its people and not by its webhook', 'I3', (e) => ({ ...e, tellings: e.tellings.filter(({ channel, reminder }) => channel !== HOOK || !reminder.includes('T-7')) })],
  ['a deadline passed before 24:00 Beijing', 'I3', (e) => ({ ...e, events: e.events.map((each) => (each.type === 'DeadlinePassed' ? { ...each, at: each.at - 1 } : each)) })],
  ['a deadline passed in another zone', 'I3', (e) => ({ ...e, events: e.events.map((each) => (each.type === 'DeadlinePassed' ? { ...each, at: each.at + 8 * 3_600_000 } : each)) })],
  ['told of a plan that lies at the bureau', 'I3', (e) => ({ ...e, events: [...e.events, event(2, 'PlanSubmitted', 'c12', {}, { stream: SILENT, at: beijing('2024-05-01T09:00:00'), commandId: 'k2' })] })],
  ['an instant falls', 'I4', (e) => ({ ...e, events: e.events.map((each) => (each.stream === STREAM && each.sequence === 3 ? { ...each, at: 1 } : each)) })],
  ['an approval without the third department', 'I4', (e) => ({ ...e, events: [...e.events.filter(({ stream }) => stream !== STREAM), ...approvedBy(REVIEWERS.slice(0, 2))] })],
  ['a reviewer of a text of their own', 'I4', (e) => ({ ...e, events: [...e.events, event(4, 'PlanSubmitted', 'c11', {}, { commandId: 'k3' }), event(5, 'ReviewDecided', 'c11', { department: 'dept-legal', decision: 'return' }, { commandId: 'k3' })] })],
  ['the workflow has another state', 'I5', (e) => ({ ...e, workflows: e.workflows.map((each) => (each.stream === SILENT ? { ...each, hash: 'other' } : each)) })],
  ['the workflow of a closed stream does not come to its end', 'I5', (e) => ({ ...e, streams: e.streams.map((each) => (each.id === SILENT ? { ...each, closed: true } : each)), workflows: e.workflows.map((each) => (each.stream === SILENT ? { ...each, is: 'blocked' as const } : each)) })],
  ['a projection differs', 'I5', (e) => ({ ...e, differences: [{ kind: 'projection', about: STREAM, detail: 'row missing' }] })],
  ['a refusal has no audit row', 'I6', (e) => ({ ...e, audits: e.audits.filter(({ outcome }) => outcome !== 'refused') })],
  ['an audit row names somebody else', 'I6', (e) => ({ ...e, audits: e.audits.map((each) => (each.commandId === 'k2' ? { ...each, actor: user('c12') } : each)) })],
  ['something waits', 'I7', (e) => ({ ...e, wakes: [STREAM] })],
  ['who asked before a fault was over waits a minute behind it', 'I7', (e) => ({ ...e, faults: [{ target: 'partitioned', what: 'api-postgres lost', at: 0, pids: [], restartedAt: 1_000, recoveryMs: null, relayMs: null }], deeds: e.deeds.map((each) => (each.key === 'k2' ? { ...each, invokedAt: 900, answers: each.answers.map((answer) => ({ ...answer, at: 61_001 })) } : each)) })],
  ['a workflow task fails each time', 'I7', (e) => ({ ...e, workflows: e.workflows.map((each) => ({ ...each, attempt: 5 })) })],
  ['a history does not replay', 'I8', (e) => ({ ...e, replays: { checked: 2, failed: [`${STREAM}: DeterminismViolationError`] } })],
  ['nothing was replayed', 'I8', (e) => ({ ...e, replays: { checked: 0, failed: [] } })],
  ['repeated, an act gives another answer', 'I9', (e) => ({ ...e, deeds: e.deeds.map((each) => (each.key === 'k2' ? { ...each, repeats: [{ at: 9, status: 409, body: {} }] } : each)) })],
  ['a log tells of a bug', 'I10', (e) => ({ ...e, logs: [...e.logs, `      throw er; // Unhandled 'error' event`] })],
  ['a look fails while the disk is full', 'I10', (e) => full(e, { looks: [503] })],
  ['acts are taken on a full disk', 'I10', (e) => full(e, { acts: [200, 200] })],
  ['an act on a full disk is a bug', 'I10', (e) => full(e, { acts: [503, 500] })],
  ['a file is taken on a full disk', 'I10', (e) => full(e, { files: [200] })],
  ['a part of a file is left', 'I10', (e) => full(e, { left: ['7ad1'] })],
  ['an answer is 500', 'I10', (e) => ({ ...e, deeds: e.deeds.map((each) => (each.key === 'k2' ? { ...each, answers: [{ at: 1, status: 500, body: {} }, ...each.answers] } : each)) })],
];

const full = (evidence: Evidence, heard: Partial<Heard>): Evidence => ({
  ...evidence, faults: [{ target: 'full' as const, what: 'disk', at: 0, pids: [], restartedAt: 1, recoveryMs: null, relayMs: null, heard: { looks: [200], acts: [200, 503, 503], files: [507], left: [] as string[], ...heard } }],
});

const approvedBy = (departments: readonly string[]): EventRow[] => [
  event(1, 'AssignmentIssued', 'system', ISSUED, { commandId: 'rig/launch' }), event(2, 'AssignmentAcknowledged', 'c11'), event(3, 'PlanDrafted', 'c11'), event(4, 'PlanSubmitted', 'c11'),
  ...departments.map((department, index) => event(5 + index, 'ReviewDecided', `r-${department}`, { department, decision: 'approve' })), event(5 + departments.length, 'PlanApproved', 'system'),
];

describe('the checker', () => {
  it('finds nothing in a sound run', () => {
    expect(Object.fromEntries(Object.entries(INVARIANTS).map(([name, check]) => [name, check(sound())]))).toEqual(Object.fromEntries(Object.keys(INVARIANTS).map((name) => [name, []])));
  });

  it.each(BROKEN)('%s: %s', (_what, red, break_) => {
    expect(redOf(break_(sound()))).toContain(red);
  });

  it('a full disk that is answered as it should be is no complaint', () => {
    expect(INVARIANTS.I10(full(sound(), {}))).toEqual([]);
  });

  it('an approval with all three is none', () => {
    expect(INVARIANTS.I4({ ...sound(), events: approvedBy(REVIEWERS) })).toEqual([]);
  });

  it('an approval after a reopening needs the lead’s anew, and the others’ stand', () => {
    const again = (...decided: readonly string[]): EventRow[] => [
      ...approvedBy(REVIEWERS), event(9, 'PlanReopened', 'd-dept-operations'), event(10, 'PlanDrafted', 'c11'), event(11, 'PlanSubmitted', 'c11'),
      ...decided.map((department, index) => event(12 + index, 'ReviewDecided', `r-${department}`, { department, decision: 'approve' })), event(12 + decided.length, 'PlanApproved', 'system'),
    ];
    expect(INVARIANTS.I4({ ...sound(), events: again('dept-operations') })).toEqual([]);
    expect(INVARIANTS.I4({ ...sound(), events: again('dept-legal') })).toEqual([`${STREAM}: 13 PlanApproved without dept-operations`]);
  });

  it('who was added to a round that was recalled is not asked in the next; who was added to this one is', () => {
    const added = (isRecalled: boolean): EventRow[] => {
      const before = [...approvedBy([]).slice(0, 4), event(5, 'ReviewerAdded', 'd-dept-operations', { department: 'dept-patent-office' }), ...(isRecalled ? [event(6, 'PlanRecalled', 'c11'), event(7, 'PlanDrafted', 'c11'), event(8, 'PlanSubmitted', 'c11')] : [])];
      const decided = REVIEWERS.map((department, index) => event(before.length + 1 + index, 'ReviewDecided', `r-${department}`, { department, decision: 'approve' }));
      return [...before, ...decided, event(before.length + 4, 'PlanApproved', 'system')];
    };
    expect(INVARIANTS.I4({ ...sound(), events: added(true) })).toEqual([]);
    expect(INVARIANTS.I4({ ...sound(), events: added(false) })).toEqual([`${STREAM}: 9 PlanApproved without dept-patent-office`]);
  });

  it('a draft is withdrawn after a return to who signs off, not after one to who writes', () => {
    const returned = (returnTo: string): EventRow[] => [...approvedBy([]).slice(0, 4), event(5, 'PlanReturned', 'system', { returnTo }), event(6, 'DraftWithdrawn', 'c11')];
    expect(INVARIANTS.I4({ ...sound(), events: returned('leader') })).toEqual([]);
    expect(INVARIANTS.I4({ ...sound(), events: returned('clerk') })).toEqual([`${STREAM}: 6 DraftWithdrawn while returned`]);
  });

  it('each invariant has a broken run of its own', () => {
    expect([...new Set(BROKEN.map(([, red]) => red))].sort()).toEqual(Object.keys(INVARIANTS).sort());
  });

  it('a row that went out while an act was under way on its assignment is no complaint', () => {
    const difference = { kind: 'ledger' as const, about: SILENT, detail: 'plan T-3 2024-06-30: is dispatched, must be suppressed fulfilled' };
    const crossing = deed('crossing', 'c12', 'AcknowledgeAssignment', 1, { stream: SILENT, invokedAt: 4, answers: [{ at: 6, status: 409, body: { code: 'WRONG_STATE' } }], repeats: [] });
    expect(INVARIANTS.I3({ ...sound(), differences: [difference] })).toEqual([`${SILENT}: ${difference.detail}`]);
    expect(INVARIANTS.I3({ ...sound(), differences: [difference], deeds: [crossing] })).toEqual([]);
  });

  it('a plan that was recalled after its end passes when it is recalled, not before and not an hour later', () => {
    const plan = (sequence: number, type: string, at: string, data: EventRow['data'] = {}) => event(sequence, type, type === 'DeadlinePassed' ? 'system' : 'c11', data, { at: beijing(at) });
    const found = (passedAt: string, ...between: readonly EventRow[]) =>
      INVARIANTS.I3({ ...sound(), events: [...sound().events, ...between, plan(9, 'DeadlinePassed', passedAt, { duty: 'plan', dueOn: '2024-06-30' })] }).filter((line) => line.startsWith(STREAM));
    const [submitted, recalled] = [plan(4, 'PlanSubmitted', '2024-06-20T09:00:00'), plan(5, 'PlanRecalled', '2024-07-02T09:00:00')];
    expect(found('2024-07-02T09:00:16', submitted, recalled)).toEqual([]);
    const late = [`${STREAM} plan of 2024-06-30 passed at`];
    for (const [passedAt, between] of [['2024-07-02T08:59:59', [submitted, recalled]], ['2024-07-02T10:00:01', [submitted, recalled]], ['2024-07-02T09:00:16', [submitted]], ['2024-07-02T09:00:16', []], ['2024-07-02T09:00:16', [recalled, plan(6, 'PlanSubmitted', '2024-07-02T09:00:05')]]] as const)
      expect(found(passedAt, ...between).map((line) => line.slice(0, late[0]!.length))).toEqual(late);
  });
});
