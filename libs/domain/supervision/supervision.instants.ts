import type { Awaits } from '../deadline/awaited.js';
import type { DueHandlers, WhenDue } from '../deadline/due-instant.js';
import type { SupervisionDueRule } from '../deadline/due-rule.js';
import { blueAt, openedByRule, raisedAt, replyDueOn, unitDuties } from './unit-ladder.js';

/** The ladder against a unit that is late (S1): blue for each duty in its hands, then orange and red for the open case. */
export const supervisionAwaits: Awaits = (state, facts) => {
  const raised = raisedAt(state, facts);
  if (raised) return [{ rule: `case_${raised.to}`, at: raised.at }];
  return unitDuties(state).flatMap((each) => {
    const at = blueAt(state, each, facts);
    return at === null ? [] : [{ rule: each.rule, at, ...(each.about === undefined ? {} : { about: each.about }) }];
  });
};

/** 蓝色督办单: on the third working day overdue. */
const blue: WhenDue = (state, due, at, facts) => unitDuties(state).filter(({ rule, about }) => rule === due.rule && about === due.about).flatMap((duty) => openedByRule(state, duty, at, facts));

/** 橙色 is issued by rule, 红色 only drafted: a leader of the bureau issues it. */
const raise = (level: 'orange' | 'red'): WhenDue => (state, _due, at, facts) =>
  state.openCase ? [{ type: 'SupervisionRaised', data: { caseId: state.openCase.id, level, replyDueOn: level === 'red' ? state.openCase.replyDueOn : replyDueOn(level, at, facts), issued: level !== 'red' } }] : [];

export const SUPERVISION_DUE: DueHandlers<SupervisionDueRule> = {
  acknowledgement_blue: blue,
  plan_blue: blue,
  revision_blue: blue,
  milestone_blue: blue,
  completion_blue: blue,
  behind_blue: blue,
  case_orange: raise('orange'),
  case_red: raise('red'),
};
