import { hasAllConsents, mayDecideRequest, sideOf } from '../assignment/request.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { CommandOf } from '../assignment/assignment.commands.js';
import type { ExtensionRequest } from '../assignment/pending.js';
import type { UserActor, Verb } from '../assignment/verb.js';
import { dayOf } from '../calendar/day.js';
import { addWorkingDays } from '../calendar/working-calendar.js';
import type { Day } from '../calendar/instant.js';
import type { Refusal } from '../shared/refusal.js';
import { casesOfDuty } from '../supervision/close-supervision.js';
import { extendableDate } from './duty-date.js';
import { extensionOf } from './extension.js';

type Command = CommandOf<'DecideExtension'> & { readonly actor: UserActor };

/** The date granted, or why the decision says nothing clear: part is less than asked, whole is neither less nor more. */
const grantedDate = ({ decision, dueOn, parts }: Command, request: ExtensionRequest, was: Day): Day | Refusal => {
  const { duty, asked } = request;
  if (decision === 'whole') return dueOn === undefined && parts.length === 0 ? asked : { code: 'NOT_THE_WHOLE', facts: { duty, asked } };
  const date = dueOn ?? asked;
  if (date <= was || date > asked) return { code: 'DATE_NOT_LATER', facts: { duty, was, asked: date, latest: asked } };
  return date < asked || parts.length > 0 ? date : { code: 'PART_NOT_NAMED', facts: { duty, asked } };
};

/** All needed sides agree: of two dates the earlier one, for what both name. */
const granted = (state: IssuedState, request: ExtensionRequest, command: Command, dueOn: Day, was: Day): NewAssignmentEvent[] => {
  const dates = [...request.consents.map((consent) => consent.dueOn), dueOn].sort();
  const is = dates[0] ?? dueOn;
  const parts = [...new Set([...request.consents.flatMap((consent) => consent.parts), ...command.parts])];
  return [
    ...casesOfDuty(state, request.duty, 'extended'),
    { type: 'ExtensionGranted', data: { duty: request.duty, was, is, side: sideOf(command.actor), isWhole: is === request.asked && parts.length === 0, parts }, texts: { reason: command.reason } },
  ];
};

/** 延期批复 (section 8): whole, part or refused, by the lead director; for a date of the notice by the coordinator too. */
export const decideExtension: Verb<'DecideExtension'> = {
  may: (state, actor) => {
    const reasons = state.extensions.map((request) => mayDecideRequest('DecideExtension', request, actor));
    return reasons.length > 0 && reasons.includes(undefined) ? undefined : (reasons[0] ?? mayDecideRequest('DecideExtension', null, actor));
  },
  decide: (state, command, { calendar }) => {
    const { duty, decision, reason, actor, at } = command;
    const request = extensionOf(state, duty);
    const refusal = mayDecideRequest('DecideExtension', request, actor);
    const was = extendableDate(state, duty);
    if (refusal || !request || !was) return { refusal: refusal ?? { code: 'UNKNOWN_DUTY', facts: { duty } } };
    const side = sideOf(actor);
    const texts = { reason };
    if (decision === 'refused') {
      const goesOnFrom = request.inTime ? addWorkingDays(calendar, dayOf(at), 1) : null;
      return { events: [{ type: 'ExtensionRefused', data: { duty, side, goesOnFrom }, texts }] };
    }
    const dueOn = grantedDate(command, request, was);
    if (typeof dueOn !== 'string') return { refusal: dueOn };
    if (!hasAllConsents(request, actor)) return { events: [{ type: 'ExtensionConsented', data: { duty, side, dueOn, parts: command.parts }, texts }] };
    return { events: granted(state, request, command, dueOn, was) };
  },
};
