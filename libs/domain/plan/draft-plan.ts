import { doersOf } from '../access/actor.js';
import type { Refusal } from '../shared/refusal.js';
import { isBlank } from '../shared/text.js';
import { refuse } from '../shared/refusal.js';
import type { BodyOf } from '../assignment/assignment.commands.js';
import type { AssignmentFacts, DraftFact } from '../assignment/assignment.facts.js';
import type { Acknowledged, Letter, Returned } from '../assignment/assignment.state.js';
import type { Verb } from '../assignment/verb.js';
import { blockersOf, subjectOf, warningsOf } from './plan-checks.js';

/** 起草送签 (L3, L8): freezes the draft; after a return every item of the letter is answered. */
export const draftPlan: Verb<'DraftPlan'> = {
  decide: (state, command, facts) => {
    const { draft, settings } = facts;
    const { draftVersion, answers, metricValues = [], notApplicable = [], actor, at } = command;
    if (!draft) return refuse('DRAFT_EMPTY');
    if (draft.version !== draftVersion) return refuse('DRAFT_CHANGED', { seen: draftVersion, stored: draft.version });
    const [refusal] = draftBlockers(state, draft, command, facts);
    if (refusal) return { refusal };
    return {
      events: [
        {
          type: 'PlanDrafted',
          data: {
            planVersion: state.planVersion + 1,
            textHash: draft.textHash,
            sections: draft.sections.map((section) => section.id),
            sectionHashes: Object.fromEntries(draft.sections.map(({ id, hash }) => [id, hash])),
            drafters: [...new Set([...draft.lastEditedBy, ...doersOf(actor)])],
            answers: answers.map(({ item, kind }) => ({ item, kind })),
            signOffLevels: settings.signOffLevels,
            metricValues,
            notApplicable: notApplicable.map(subjectOf),
            warnings: warningsOf(state, draft, command, at),
          },
          texts: Object.fromEntries([
            ...answers.filter(({ reason }) => !isBlank(reason)).map(({ item, reason }) => [`answer:${item}`, reason]),
            ...notApplicable.map((each) => [`not_applicable:${subjectOf(each)}`, each.reason]),
          ]),
        },
      ],
    };
  },
};

/** All that stands in the way, the letter's items too: the first is the refusal. */
export const draftBlockers = (state: Acknowledged | Returned, draft: DraftFact, body: BodyOf<'DraftPlan'>, facts: AssignmentFacts): readonly Refusal[] => {
  const open = unanswered(state.letter, body.answers);
  return [...blockersOf(state, draft, body, facts), ...(open ? [open] : [])];
};

/** Each item is answered, and what is kept has a reason (L8). */
const unanswered = (letter: Letter | null, answers: BodyOf<'DraftPlan'>['answers']): Refusal | undefined => {
  const items = letter?.items ?? [];
  const unknown = answers.filter((answer) => !items.some((item) => item.id === answer.item)).map((answer) => answer.item);
  if (unknown.length > 0) return { code: 'UNKNOWN_ITEM', facts: { items: unknown } };
  const missing = items.filter((item) => !answers.some((answer) => answer.item === item.id)).map((item) => item.id);
  if (missing.length > 0) return { code: 'ANSWERS_MISSING', facts: { items: missing } };
  const unreasoned = answers.filter((answer) => answer.kind === 'kept' && isBlank(answer.reason)).map((answer) => answer.item);
  return unreasoned.length > 0 ? { code: 'REASON_REQUIRED', facts: { items: unreasoned } } : undefined;
};
