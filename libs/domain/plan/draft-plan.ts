import { doersOf } from '../access/actor.js';
import { isBlank } from '../shared/text.js';
import { refuse } from '../shared/refusal.js';
import type { Verb } from '../assignment/verb.js';

/** 起草送签 (L3, L8): freezes the draft; after a return every item of the letter is answered. */
export const draftPlan: Verb<'DraftPlan'> = {
  decide: (state, { draftVersion, answers, actor }, { draft, settings }) => {
    if (!draft) return refuse('DRAFT_EMPTY');
    if (draft.version !== draftVersion) return refuse('DRAFT_CHANGED', { seen: draftVersion, stored: draft.version });
    const empty = draft.sections.filter((section) => section.isEmpty).map((section) => section.id);
    if (empty.length > 0) return refuse('SECTION_EMPTY', { sections: empty });
    const items = state.letter?.items ?? [];
    const unknown = answers.filter((answer) => !items.some((item) => item.id === answer.item)).map((answer) => answer.item);
    if (unknown.length > 0) return refuse('UNKNOWN_ITEM', { items: unknown });
    const unanswered = items.filter((item) => !answers.some((answer) => answer.item === item.id)).map((item) => item.id);
    if (unanswered.length > 0) return refuse('ANSWERS_MISSING', { items: unanswered });
    const unreasoned = answers.filter((answer) => answer.kind === 'kept' && isBlank(answer.reason)).map((answer) => answer.item);
    if (unreasoned.length > 0) return refuse('REASON_REQUIRED', { items: unreasoned });
    return {
      events: [
        {
          type: 'PlanDrafted',
          data: {
            planVersion: state.planVersion + 1,
            textHash: draft.textHash,
            sections: draft.sections.map((section) => section.id),
            drafters: [...new Set([...draft.lastEditedBy, ...doersOf(actor)])],
            answers: answers.map(({ item, kind }) => ({ item, kind })),
            signOffLevels: settings.signOffLevels,
          },
          texts: Object.fromEntries(answers.filter((answer) => !isBlank(answer.reason)).map((answer) => [`answer:${answer.item}`, answer.reason])),
        },
      ],
    };
  },
};
