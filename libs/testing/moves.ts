import type { Role } from '#domain/access/actor.js';
import { allowedActions } from '#domain/assignment/allowed-actions.js';
import type { BodyOf, PersonCommandBody, PersonVerb } from '#domain/assignment/assignment.commands.js';
import type { Reckoning } from '#domain/assignment/assignment.facts.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { addDays, dayOf } from '#domain/calendar/day.js';
import type { Day, Instant } from '#domain/calendar/instant.js';
import type { Demand } from '#domain/review/review.events.js';
import type { UserActor } from '#domain/assignment/verb.js';

/** The draft that `DraftPlan` freezes in a test. */
export const TEXT_HASH = 'hash-of-the-text';

/** Something that somebody could do now. */
export interface Move {
  readonly actor: UserActor;
  readonly body: PersonCommandBody;
}
/** Numbers below a limit, the same for the same seed. */
export type Chance = (limit: number) => number;

/** mulberry32: small, and the same on every machine. */
export const chance = (seed: number): Chance => {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
};

const person = (userId: string, unit: string, ...roles: Role[]): UserActor => ({ kind: 'user', userId, unit, roles });

/** Everybody who has to do with an assignment, one a role; two where a second person is asked for. */
export const castOf = ({ unit, leadDepartment, supportingDepartments }: Pick<IssuedState, 'unit' | 'leadDepartment' | 'supportingDepartments'>): readonly UserActor[] => [
  person(`c${unit}`, unit, 'liaison', 'clerk'),
  person(`l${unit}`, unit, 'leader'),
  ...[leadDepartment, ...supportingDepartments].flatMap((department) => [person(`r-${department}`, department, 'reviewer'), person(`d-${department}`, department, 'director')]),
  person('coord', 'bureau', 'coordinator'),
  person('coord2', 'bureau', 'coordinator'),
  person('chief', 'bureau', 'bureau_leader'),
];

const EVIDENCE = [{ kind: 'link', url: 'https://example.test/' }] as const;

type Bodies = { readonly [V in PersonVerb]: (state: IssuedState, actor: UserActor, choose: Chance) => BodyOf<V> };

/** A colleague with the same roles, to whom work is handed over. */
export const colleagueOf = ({ userId, unit, roles }: UserActor): UserActor => person(`${userId}-2`, unit, ...roles);

/** The first day of another month of the year 2024, or of its end: a date to ask for. */
const aDay = (choose: Chance): Day => ['2024-07-15', '2024-07-26', '2024-09-13', '2025-01-15'][choose(4)] as Day;

const anyCase = ({ openCase, instructions }: IssuedState): string => openCase?.id ?? instructions[0]?.id ?? '';
/** Not later than now: the last time that work changed hands, or an instant passed. */
const latestInstant = ({ holders, issuedAt, openCase }: IssuedState): Instant => openCase?.issuedAt ?? holders.at(-1)?.from ?? issuedAt;

/** A body with which the rules take the verb in most states; the compiler asks for one of each verb. */
const BODIES: Bodies = {
  AcknowledgeAssignment: () => ({ type: 'AcknowledgeAssignment' }),
  DraftPlan: ({ letter, metrics }, _, choose) => ({ type: 'DraftPlan', draftVersion: 1, metricValues: metrics.map(({ id: metric, value }) => ({ metric, value })), answers: (letter?.items ?? []).map(({ id }) => ({ item: id, kind: choose(2) ? 'changed' : 'kept', reason: '另有安排' })) }),
  WithdrawDraft: () => ({ type: 'WithdrawDraft', reason: '再改' }),
  SignOffPlan: () => ({ type: 'SignOffPlan', textHash: TEXT_HASH, opinion: '' }),
  DeclineSignOff: () => ({ type: 'DeclineSignOff', reason: '再改' }),
  SubmitPlan: () => ({ type: 'SubmitPlan', textHash: TEXT_HASH }),
  RecallPlan: () => ({ type: 'RecallPlan', reason: '漏了附件' }),
  ClaimReview: (_, { unit }) => ({ type: 'ClaimReview', department: unit }),
  ReleaseReview: (_, { unit }) => ({ type: 'ReleaseReview', department: unit }),
  DecideReview: (_, { unit }, choose) => {
    const kind = choose(6);
    const body = { type: 'DecideReview', department: unit, decision: 'approve', opinion: '', items: [] } as const;
    if (kind < 3) return body;
    if (kind === 3) return { ...body, decision: 'approve_with_conditions', conditions: [{ text: '九月底前补报名单', dueOn: '2025-06-30' as Day }] };
    // Departments that want opposite things of one section: the lead settles it.
    const demand: { demand?: Demand } = kind === 4 ? { demand: { subject: '目标值', wants: choose(2) ? 'add' : 'remove' } } : {};
    return { ...body, decision: 'return', items: [{ section: 'goals', text: '请写明目标值', ...demand }], returnTo: choose(4) ? 'clerk' : 'leader' };
  },
  TakeBackDecision: (_, { unit }) => ({ type: 'TakeBackDecision', department: unit, reason: '有新情况' }),
  AddReviewer: (_, __, choose) => ({ type: 'AddReviewer', department: ['dept-legal', 'dept-patent-office', 'dept-strategy'][choose(3)] ?? 'dept-legal', reason: '涉及其职责' }),
  RemoveReviewer: (state, { unit }) => ({ type: 'RemoveReviewer', department: (state.status === 'in_review' ? state.slots.find(({ department, decision }) => department !== state.leadDepartment && !decision)?.department : undefined) ?? unit, reason: '与其职责无关' }),
  ReturnPlan: (state, _, choose) => {
    const items = state.status === 'in_review' ? state.slots.flatMap((slot) => slot.items) : [];
    return { type: 'ReturnPlan', dropped: items.filter(({ demand }) => demand).slice(1).map(({ id }) => id), reason: '以牵头部门意见为准', returnTo: choose(4) ? 'clerk' : 'leader' };
  },
  CloseReviewRound: () => ({ type: 'CloseReviewRound', reason: '逾期未反馈' }),
  RejectPlan: () => ({ type: 'RejectPlan', reason: '不具备条件' }),
  ReopenPlan: () => ({ type: 'ReopenPlan', reason: '政策调整' }),
  SubmitProgress: ({ milestones }, _, choose) => ({ type: 'SubmitProgress', percent: [40, 80, 100][choose(3)] ?? 100, milestonesReached: choose(2) ? milestones.map(({ id }) => id) : [], text: '进展', evidence: EVIDENCE }),
  AcceptProgress: ({ reports }) => ({ type: 'AcceptProgress', period: reports.find(({ status }) => status === 'submitted')?.period ?? '2024Q2' }),
  ReturnProgress: ({ reports }) => ({ type: 'ReturnProgress', period: reports.find(({ status }) => status === 'submitted')?.period ?? '2024Q2', reason: '请补充佐证' }),
  DeclareCompletion: () => ({ type: 'DeclareCompletion', text: '完成', evidence: EVIDENCE }),
  CloseOut: ({ milestones, evidence }) => ({ type: 'CloseOut', seen: milestones.map(({ id: milestone }) => ({ milestone, evidence: evidence.slice(-1) })), reason: '' }),
  ReturnCompletion: () => ({ type: 'ReturnCompletion', reason: '佐证不足' }),
  OpenSupervision: (_, __, choose) => ({ type: 'OpenSupervision', level: (['blue', 'orange', 'red'] as const)[choose(3)] ?? 'blue', criteria: '进度滞后', reason: '影响全局' }),
  RaiseSupervision: (_, __, choose) => ({ type: 'RaiseSupervision', level: choose(2) ? 'orange' : 'red', reason: '影响全局' }),
  ReplySupervision: (state) => ({ type: 'ReplySupervision', case: anyCase(state), promisedOn: addDays(dayOf(latestInstant(state)), 7), text: '正在办理' }),
  CheckReply: (state, _, choose) => ({ type: 'CheckReply', case: anyCase(state), accepted: choose(2) === 1, reason: '请写明措施' }),
  CloseSupervision: (state) => ({ type: 'CloseSupervision', case: anyCase(state), reason: '已办结' }),
  GiveInstruction: ({ unit }) => ({ type: 'GiveInstruction', addressee: unit, dueOn: '2025-06-30' as Day, text: '请报送情况' }),
  NudgeAssignment: () => ({ type: 'NudgeAssignment', text: '请尽快办理' }),
  SubmitContribution: () => ({ type: 'SubmitContribution', text: '已提供数据' }),
  LodgeAppeal: ({ openCase }) => ({ type: 'LodgeAppeal', case: openCase?.id ?? '', reason: '机构改革' }),
  DecideAppeal: ({ openCase }, _, choose) => ({ type: 'DecideAppeal', case: openCase?.id ?? '', outcome: choose(2) ? 'upheld' : 'erratum', reason: '理由不成立' }),
  ApproveInBatch: () => ({ type: 'ApproveInBatch', textHash: TEXT_HASH, opinion: '' }),
  SuspendAssignment: () => ({ type: 'SuspendAssignment', reason: '机构调整' }),
  ResumeAssignment: () => ({ type: 'ResumeAssignment', reason: '调整完毕' }),
  RevokeAssignment: () => ({ type: 'RevokeAssignment', reason: '任务取消' }),
  RequestExemption: (_, __, choose) => ({ type: 'RequestExemption', ground: choose(2) ? 'not_concerned' : 'cannot_apply', reason: '本地无此类机构', evidence: [] }),
  DecideExemption: (_, __, choose) => ({ type: 'DecideExemption', decision: choose(3) ? 'granted' : 'refused', reason: '已核实' }),
  OptIn: () => ({ type: 'OptIn' }),
  OptOut: () => ({ type: 'OptOut', reason: '人手不足' }),
  RequestExtension: ({ status, letter, milestones }, _, choose) => {
    const duty = status === 'approved' ? (choose(2) && milestones[0] ? `milestone:${milestones[choose(milestones.length)]?.id ?? ''}` : 'completion') : letter ? 'revision' : 'plan';
    return { type: 'RequestExtension', duty, dueOn: aDay(choose), reason: '数据口径调整', lateReason: '此前未获通知' };
  },
  DecideExtension: ({ extensions }, _, choose) => ({ type: 'DecideExtension', duty: extensions[0]?.duty ?? 'plan', decision: choose(3) ? 'whole' : 'refused', parts: [], reason: '同意' }),
  Reassign: (_, actor) => ({ type: 'Reassign', to: colleagueOf(actor).userId, reason: '出差' }),
  Delegate: (_, actor) => ({ type: 'Delegate', to: colleagueOf(actor).userId, reason: '请代为起草' }),
  Copy: ({ leadDepartment }) => ({ type: 'Copy', to: [leadDepartment] }),
  Comment: (_, __, choose) => ({ type: 'Comment', audience: choose(2) ? 'all' : 'inside', about: null, text: '请问口径', mentions: [] }),
};

/** What this verb would be sent with. */
export const bodyOf = (state: IssuedState, actor: UserActor, verb: PersonVerb, choose: Chance): PersonCommandBody => BODIES[verb](state, actor, choose);

/** Every verb that somebody may send now, each once. */
export const movesOf = (state: IssuedState, reckoning: Reckoning, choose: Chance): readonly Move[] => {
  const cast = castOf(state);
  const open = [...cast, ...cast.filter(({ roles }) => roles.includes('clerk') || roles.includes('reviewer')).map(colleagueOf)].flatMap((actor) => allowedActions(state, actor, reckoning).filter(({ refusal }) => refusal === null).map(({ type }) => ({ actor, verb: type })));
  const verbs = [...new Set(open.map(({ verb }) => verb))];
  return verbs.flatMap((verb) => {
    const senders = open.filter((each) => each.verb === verb);
    const sender = senders[choose(senders.length)];
    return sender ? [{ actor: sender.actor, body: bodyOf(state, sender.actor, verb, choose) }] : [];
  });
};
