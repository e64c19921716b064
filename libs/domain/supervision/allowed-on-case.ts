import type { Actor } from '../access/actor.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { isSenderOf, unauthorised } from '../assignment/authority.js';
import type { UserActor } from '../assignment/verb.js';
import type { Refusal } from '../shared/refusal.js';
import { caseOf, mayCheck, noCase } from './case-of.js';
import { waits } from './check-reply.js';
import { whyNotHigher } from './raise-supervision.js';
import { asks } from './reply-supervision.js';
import type { SupervisionCase } from './supervision.state.js';

/** What a row of 督办台账 offers. */
const CASE_VERBS = ['RaiseSupervision', 'CheckReply', 'ReplySupervision', 'GiveInstruction'] as const;
type CaseVerb = (typeof CASE_VERBS)[number];

const WHY: Readonly<Record<CaseVerb, (state: IssuedState, found: SupervisionCase, actor: UserActor) => Refusal | undefined>> = {
  RaiseSupervision: (state, found, actor) => (state.openCase?.id === found.id ? whyNotHigher(state, actor) : noCase(found.id)),
  CheckReply: (state, found, actor) => mayCheck(state, found, actor) ?? waits(found),
  ReplySupervision: (_state, found, actor) => (found.addressee === actor.unit ? asks(found) : { code: 'NOT_ADDRESSEE', facts: { addressee: found.addressee } }),
  GiveInstruction: () => undefined,
};

/** The verbs of the reader's side on this one case, each allowed or with the reason why not; of a closed case none. */
export const allowedOnCase = (state: IssuedState, caseId: string, actor: Actor): { type: CaseVerb; refusal: Refusal | null }[] => {
  const found = caseOf(state, caseId);
  if (!found || actor.kind !== 'user') return [];
  return CASE_VERBS.filter((verb) => isSenderOf(state, actor, verb)).map((type) => ({ type, refusal: unauthorised(state, actor, type) ?? WHY[type](state, found, actor) ?? null }));
};
