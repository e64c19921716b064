import type { AssignmentStatus } from '#domain/assignment/assignment.state.js';
import { doersOf } from '#domain/access/actor.js';
import type { Evidence, EventRow } from '../evidence.js';

/** Section 5 of the feature document: what an event demands of the state that it meets. Events that move nothing are not named. */
const FROM: Readonly<Record<string, readonly AssignmentStatus[]>> = {
  AssignmentAcknowledged: ['assigned'],
  PlanDrafted: ['assigned', 'acknowledged', 'returned', 'drafted'],
  DraftWithdrawn: ['drafted', 'signed_off'],
  PlanSignedOff: ['drafted'],
  PlanSubmitted: ['drafted', 'signed_off'],
  PlanRecalled: ['in_review'],
  ReviewDecided: ['in_review'],
  PlanReturned: ['in_review'],
  PlanApproved: ['in_review'],
  CompletionDeclared: ['approved'],
  CompletionReturned: ['completion_declared'],
  ClosedOut: ['completion_declared'],
};
const TO: Readonly<Record<string, AssignmentStatus>> = {
  AssignmentIssued: 'assigned', AssignmentAcknowledged: 'acknowledged', PlanDrafted: 'drafted', PlanSignedOff: 'signed_off', PlanSubmitted: 'in_review', PlanReturned: 'returned', PlanApproved: 'approved',
  CompletionDeclared: 'completion_declared', CompletionReturned: 'approved', ClosedOut: 'closed',
};
/** Back to who signs off: the text is not written anew first. */
const TO_LEADER: Readonly<Record<string, AssignmentStatus>> = { PlanReturned: 'drafted' };
/** After these the way depends on more than the event. */
const UNKNOWN = ['DraftWithdrawn', 'SignOffDeclined', 'PlanRecalled', 'PlanRejected', 'PlanReopened', 'AssignmentRevoked', 'AssignmentExempted', 'OptedOut'];
const RESULTS = ['PlanApproved', 'PlanReturned', 'PlanRejected'];

/** I4: every history is a path of the state graph, its instants never fall, a round has one result, nobody reviews a text of theirs, and an approval has every department's. */
export function paths({ events }: Evidence): readonly string[] {
  const byStream = new Map<string, EventRow[]>();
  for (const event of events) if (event.stream.startsWith('asg/')) byStream.set(event.stream, [...(byStream.get(event.stream) ?? []), event]);
  return [...byStream].flatMap(([stream, own]) => [...walk(own), ...inOrder(own), ...results(own), ...separated(own), ...quorum(own)].map((what) => `${stream}: ${what}`));
}

function walk(own: readonly EventRow[]): readonly string[] {
  let status: AssignmentStatus | undefined;
  return own.flatMap(({ type, sequence, data }) => {
    const from = FROM[type];
    const isWrong = from && status && !from.includes(status);
    const before = status;
    if (UNKNOWN.includes(type)) status = undefined;
    else status = (data['returnTo'] === 'leader' ? TO_LEADER[type] : undefined) ?? TO[type] ?? status;
    return isWrong ? [`${sequence} ${type} while ${before}`] : [];
  });
}

const inOrder = (own: readonly EventRow[]): readonly string[] =>
  own.flatMap(({ sequence, at }, index) => [
    ...(sequence === index + 1 ? [] : [`sequence ${sequence} at place ${index + 1}`]),
    ...(index > 0 && at < (own[index - 1]?.at ?? 0) ? [`${sequence} is ${(own[index - 1]?.at ?? 0) - at} ms before the one it follows`] : []),
  ]);

/** Between two submissions there is one result at most. */
function results(own: readonly EventRow[]): readonly string[] {
  let since = 0;
  return own.flatMap(({ type, sequence }) => {
    if (type === 'PlanSubmitted' || type === 'PlanReopened') since = 0;
    if (!RESULTS.includes(type)) return [];
    since += 1;
    return since > 1 ? [`${sequence} ${type}: a second result of the round`] : [];
  });
}

/** Who drafted or signed a text does not decide on it, nor by proxy. */
function separated(own: readonly EventRow[]): readonly string[] {
  let hands = new Set<string>();
  return own.flatMap(({ type, actor, sequence }) => {
    if (type === 'PlanDrafted') hands = new Set(doersOf(actor));
    if (type === 'PlanSignedOff') for (const doer of doersOf(actor)) hands.add(doer);
    return type === 'ReviewDecided' && doersOf(actor).some((doer) => hands.has(doer)) ? [`${sequence}: ${doersOf(actor).join()} reviewed a text of their own`] : [];
  });
}

/** Who reviews at all: the cycle's departments; `all` must have approved, in this round or, where nothing of theirs changed, before. */
function quorum(own: readonly EventRow[]): readonly string[] {
  const approved = new Set<string>();
  const departments = own.find(({ type }) => type === 'AssignmentIssued')?.data ?? {};
  const lead = String(departments['leadDepartment']);
  let asked = new Set([lead, ...((departments['supportingDepartments'] ?? []) as string[])]);
  let askedBefore = asked;
  return own.flatMap(({ type, data, sequence }) => {
    if (type === 'ReviewDecided') {
      if (String(data['decision']).startsWith('approve')) approved.add(String(data['department']));
      else approved.delete(String(data['department']));
    }
    if (type === 'DecisionTakenBack') approved.delete(String(data['department']));
    if (type === 'ReviewerAdded') asked.add(String(data['department']));
    if (type === 'ReviewerRemoved') asked.delete(String(data['department']));
    if (type === 'ReviewRoundClosed') for (const department of asked) approved.add(department);
    if (type === 'PlanSubmitted') askedBefore = new Set(asked);
    // The round never was, nor who was added to it.
    if (type === 'PlanRecalled') asked = new Set(askedBefore);
    // The lead reviews it again; what others approved stands, as after a return (L8).
    if (type === 'PlanReopened') approved.delete(lead);
    const left = type === 'PlanApproved' ? [...asked].filter((department) => !approved.has(department)) : [];
    return left.length > 0 ? [`${sequence} PlanApproved without ${left.join()}`] : [];
  });
}
