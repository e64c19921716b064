import { principalOf } from '../access/actor.js';
import type { Evolves } from '../assignment/evolving.js';
import type { AssignmentEvent } from '../assignment/assignment.events.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { dayOf } from '../calendar/day.js';
import type { UserId } from '../shared/ids.js';
import { caseOf } from './case-of.js';
import type { SupervisionEvents } from './supervision.events.js';
import type { SupervisionCase } from './supervision.state.js';

type Change = Partial<Pick<SupervisionCase, 'reply' | 'appeal'>>;

/** Changes the case or the instruction of this id. */
const withCase = (state: IssuedState, id: string, change: Change): IssuedState =>
  state.openCase?.id === id
    ? { ...state, openCase: { ...state.openCase, ...change } }
    : { ...state, instructions: state.instructions.map((each) => (each.id === id ? { ...each, ...change } : each)) };

/** By a proxy it is of the person acted for, as a claim is. */
const issuerOf = (event: AssignmentEvent): UserId | null => (event.actor.kind === 'user' ? principalOf(event.actor) : null);

export const SUPERVISION_EVOLVE: Evolves<keyof SupervisionEvents> = {
  SupervisionOpened: (state, event) => {
    const { caseId: id, level, ground, dueOn, replyDueOn, issued = true, duty = ground === 'revision_overdue' ? 'revision' : 'plan' } = event.data;
    return {
      ...state,
      openCase: { id, level, inForce: issued ? level : null, ground, duty, dueOn, replyDueOn, since: event.at, issuedAt: issued ? event.at : null, issuer: issuerOf(event), addressee: state.unit, reply: null, appeal: null },
      cases: state.cases + 1,
    };
  },
  SupervisionRaised: (state, event) => {
    const { openCase, replies } = state;
    if (!openCase) throw new Error(`${event.type} without a case on ${event.stream}`);
    const { level, replyDueOn, issued } = event.data;
    // A draft that is issued asked for nothing yet; a level left without any reply was asked in vain.
    const isMissed = openCase.issuedAt !== null && openCase.reply === null;
    return {
      ...state,
      openCase: { ...openCase, level, inForce: issued ? level : openCase.inForce, replyDueOn, since: event.at, issuedAt: issued ? event.at : null, issuer: issuerOf(event), reply: null },
      replies: isMissed ? { ...replies, asked: replies.asked + 1 } : replies,
    };
  },
  SupervisionReplied: (state, { at, data: { caseId, promisedOn } }) => {
    const found = caseOf(state, caseId);
    const isFirst = found?.reply === null;
    const inTime = isFirst && dayOf(at) <= found.replyDueOn;
    const { asked, inTime: before } = state.replies;
    return { ...withCase(state, caseId, { reply: { promisedOn, state: 'waiting' } }), replies: { asked: asked + (isFirst ? 1 : 0), inTime: before + (inTime ? 1 : 0) } };
  },
  ReplyChecked: (state, { data: { caseId, accepted } }) => {
    const reply = caseOf(state, caseId)?.reply;
    return reply ? withCase(state, caseId, { reply: { ...reply, state: accepted ? 'accepted' : 'rejected' } }) : state;
  },
  SupervisionClosed: (state, { at, data: { caseId, ground } }) => {
    const { openCase } = state;
    if (openCase?.id !== caseId) return { ...state, instructions: state.instructions.filter((each) => each.id !== caseId) };
    const isByPerson = ground === 'settled' || ground === 'erratum';
    return { ...state, openCase: null, caseClosedAt: at, laddersEnded: isByPerson ? [...state.laddersEnded, `${openCase.duty}@${openCase.dueOn}`] : state.laddersEnded };
  },
  InstructionGiven: (state, event) => {
    const { caseId: id, addressee, dueOn } = event.data;
    const given: SupervisionCase<'instruction'> = {
      id, level: 'instruction', inForce: 'instruction', ground: 'instruction', duty: 'other', dueOn, replyDueOn: dueOn, since: event.at, issuedAt: event.at, issuer: issuerOf(event), addressee, reply: null, appeal: null,
    };
    return { ...state, instructions: [...state.instructions, given], cases: state.cases + 1 };
  },
  AssignmentNudged: (state, { at, data: { to } }) => ({ ...state, nudged: { ...state.nudged, [to]: at } }),
  AppealLodged: (state, { data: { caseId } }) => withCase(state, caseId, { appeal: 'lodged' }),
  /** An erratum closes the case: `SupervisionClosed` follows. */
  AppealDecided: (state, { data: { caseId, outcome } }) => (outcome === 'upheld' ? withCase(state, caseId, { appeal: 'upheld' }) : state),
};
