import type { Role } from '#domain/access/actor.js';
import { allowedActions } from '#domain/assignment/allowed-actions.js';
import type { BodyOf, PersonCommandBody, PersonVerb } from '#domain/assignment/assignment.commands.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { Day } from '#domain/calendar/instant.js';
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

type Bodies = { readonly [V in PersonVerb]: (state: IssuedState, actor: UserActor, choose: Chance) => BodyOf<V> };

/** A colleague with the same roles, to whom work is handed over. */
export const colleagueOf = ({ userId, unit, roles }: UserActor): UserActor => person(`${userId}-2`, unit, ...roles);

/** The first day of another month of the year 2024, or of its end: a date to ask for. */
const aDay = (choose: Chance): Day => ['2024-07-15', '2024-07-26', '2024-09-13', '2025-01-15'][choose(4)] as Day;

/** A body with which the rules take the verb in most states; the compiler asks for one of each verb. */
const BODIES: Bodies = {
  AcknowledgeAssignment: () => ({ type: 'AcknowledgeAssignment' }),
  DraftPlan: ({ letter }, _, choose) => ({ type: 'DraftPlan', draftVersion: 1, answers: (letter?.items ?? []).map(({ id }) => ({ item: id, kind: choose(2) ? 'changed' : 'kept', reason: '另有安排' })) }),
  WithdrawDraft: () => ({ type: 'WithdrawDraft', reason: '再改' }),
  SignOffPlan: () => ({ type: 'SignOffPlan', textHash: TEXT_HASH, opinion: '' }),
  DeclineSignOff: () => ({ type: 'DeclineSignOff', reason: '再改' }),
  SubmitPlan: () => ({ type: 'SubmitPlan', textHash: TEXT_HASH }),
  RecallPlan: () => ({ type: 'RecallPlan', reason: '漏了附件' }),
  ClaimReview: (_, { unit }) => ({ type: 'ClaimReview', department: unit }),
  ReleaseReview: (_, { unit }) => ({ type: 'ReleaseReview', department: unit }),
  DecideReview: (_, { unit }, choose) => {
    const returns = choose(3) === 0;
    return { type: 'DecideReview', department: unit, decision: returns ? 'return' : 'approve', opinion: '', items: returns ? [{ section: 'goals', text: '请写明目标值' }] : [] };
  },
  SubmitProgress: ({ milestones }, _, choose) => ({ type: 'SubmitProgress', percent: [40, 80, 100][choose(3)] ?? 100, milestonesReached: choose(2) ? milestones.map(({ id }) => id) : [], text: '进展' }),
  DeclareCompletion: () => ({ type: 'DeclareCompletion', text: '完成' }),
  CloseOut: () => ({ type: 'CloseOut', reason: '' }),
  ReturnCompletion: () => ({ type: 'ReturnCompletion', reason: '佐证不足' }),
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
export const movesOf = (state: IssuedState, choose: Chance): readonly Move[] => {
  const cast = castOf(state);
  const open = [...cast, ...cast.filter(({ roles }) => roles.includes('clerk') || roles.includes('reviewer')).map(colleagueOf)].flatMap((actor) => allowedActions(state, actor).filter(({ refusal }) => refusal === null).map(({ type }) => ({ actor, verb: type })));
  const verbs = [...new Set(open.map(({ verb }) => verb))];
  return verbs.map((verb) => {
    const senders = open.filter((each) => each.verb === verb);
    const { actor } = senders[choose(senders.length)] ?? senders[0]!;
    return { actor, body: bodyOf(state, actor, verb, choose) };
  });
};
