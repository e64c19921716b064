import type { IssuedState } from '../assignment/assignment.state.js';
import type { UserActor, Verb } from '../assignment/verb.js';
import { refuse, type Refusal } from '../shared/refusal.js';
import { isBlank } from '../shared/text.js';
import { noCase } from './case-of.js';
import { ESCALATION_LEVELS } from './supervision.state.js';
import { replyDueOn } from './unit-ladder.js';

/** Red that is issued is the highest; red that is drafted only a leader of the bureau takes on. */
export const whyNotHigher = ({ openCase }: Pick<IssuedState, 'openCase'>, actor: UserActor): Refusal | undefined => {
  if (!openCase) return noCase();
  const isTop = openCase.level === 'red' && (openCase.issuedAt !== null || !actor.roles.includes('bureau_leader'));
  return isTop ? { code: 'LEVEL_NOT_HIGHER', facts: { level: openCase.level, drafted: openCase.issuedAt === null } } : undefined;
};

/** 督办升级, and 签发 of a red notice: a director or coordinator drafts it, only a leader of the bureau issues it (section 7). */
export const raiseSupervision: Verb<'RaiseSupervision'> = {
  may: whyNotHigher,
  decide: ({ openCase }, { level, reason, at, actor }, facts) => {
    if (!openCase) return { refusal: noCase() };
    const issues = level === 'red' && actor.roles.includes('bureau_leader');
    const isDraft = openCase.issuedAt === null;
    const steps = ESCALATION_LEVELS.indexOf(level) - ESCALATION_LEVELS.indexOf(openCase.level);
    if (steps < 0 || (steps === 0 && !(isDraft && issues))) return refuse('LEVEL_NOT_HIGHER', { level: openCase.level, drafted: isDraft });
    if (steps > 1 && isBlank(reason)) return refuse('REASON_REQUIRED', { level });
    const issued = level !== 'red' || issues;
    return {
      events: [
        {
          type: 'SupervisionRaised',
          data: { caseId: openCase.id, level, replyDueOn: issued ? replyDueOn(level, at, facts) : openCase.replyDueOn, issued },
          ...(isBlank(reason) ? {} : { texts: { reason } }),
        },
      ],
    };
  },
};
