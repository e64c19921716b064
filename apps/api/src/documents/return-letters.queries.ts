import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ReturnLetterChoice, ReturnLetterView } from '#api-types/views/return-letter.views.js';
import type { InReview } from '#domain/assignment/assignment.state.js';
import { parseDay } from '#domain/calendar/day.js';
import { contradictionsOf } from '#domain/review/contradictions.js';
import { returnLetter as letterOfTheRound, type Settled } from '#domain/review/return-letter.js';
import { unsettled } from '#domain/review/return-plan.js';
import { waitedDepartments } from '#domain/review/review-slot.js';
import type { OfficialDocument } from '#documents/letters/official-document.js';
import { AssignmentReadModel, type WholeAssignment } from '#persistence/read-models/assignment.read-model.js';
import { FactsReadModel } from '#persistence/read-models/facts.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { Assignments } from '../assignments/assignments.queries.js';
import { itemView, letterToBe, saidIn } from '../assignments/letter-and-slots.js';
import { notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { told } from '../platform/told.js';
import { readerOf, seesReview } from '../platform/visibility.js';
import { bySection, returnLetter, type View } from './letters.js';
import { Letters } from './letters.queries.js';

type Choice = z.infer<typeof ReturnLetterChoice>;
type Answer = z.infer<typeof ReturnLetterView>;
type Page = Pick<WholeAssignment, 'events' | 'now'> & { readonly state: InReview; readonly view: View };
const NOTHING_DROPPED: Choice = { dropped: [], reason: '' };

/** 退回意见函 of a round, from what all departments have put down: the domain says what is in it, and why it cannot go out yet. */
@Injectable()
export class ReturnLetters {
  constructor(
    @Inject(Assignments) private readonly pages: Assignments,
    @Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel,
    @Inject(FactsReadModel) private readonly facts: FactsReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(Letters) private readonly letters: Letters,
  ) {}

  /** Nothing is kept of the choice. Who does not review hears of the letter once it has gone out: 404. */
  async view(id: string, user: SignedIn, choice: Choice = NOTHING_DROPPED): Promise<Answer> {
    const view = await this.pages.view(id, user);
    const whole = await this.assignments.whole(id);
    if (!whole || !seesReview(readerOf(user, whole.state).side)) throw notFound();
    const { state } = whole;
    if (state.status === 'in_review') return this.ofTheRound({ ...whole, state, view }, choice);
    const { sequence, letter } = view;
    const head = { sequence, awaited: [], refusal: null };
    if (!letter) return { ...head, round: view.round, state: 'none', sections: [], document: null };
    const sections = bySection(view, letter.items.map((item) => ({ ...item, isOpposed: false, isKept: true })));
    return { ...head, round: letter.round, state: 'sent', sections, document: documentView(await this.letters.last(id, 'return-letter', user)) };
  }

  private async ofTheRound({ state, events, now, view }: Page, { reason, ...choice }: Choice): Promise<Answer> {
    const [facts, nameOf, basis] = await Promise.all([this.facts.of(state, now), this.units.names(), this.letters.basisOf(state)]);
    const settled = settledBy(choice);
    const { data } = letterOfTheRound(state, state.slots, now, facts, settled);
    const kept = new Set(data.items.map((item) => item.id));
    const texts = saidIn(events);
    const all = [...data.items, ...state.slots.flatMap((slot) => slot.items).filter((item) => !kept.has(item.id))];
    const opposed = new Set(contradictionsOf(all).flatMap((contradiction) => contradiction.items));
    const refusal = state.settlement ? unsettled(state, settled, now, facts) : undefined;
    return {
      sequence: state.sequence,
      round: state.round,
      state: state.settlement ? 'settling' : 'collecting',
      awaited: waitedDepartments(state).map(nameOf),
      sections: bySection(view, inOrder(state, all).map((item) => ({ ...itemView(item, texts, nameOf), isOpposed: opposed.has(item.id), isKept: kept.has(item.id) }))),
      refusal: refusal ? told(refusal) : null,
      document: kept.size === 0 ? null : documentView(returnLetter(view, letterToBe(state, events, data, reason, nameOf), null, basis)),
    };
  }
}

const settledBy = ({ dropped, returnTo, revisionDueOn }: Omit<Choice, 'reason'>): Settled => ({ dropped, ...(returnTo ? { returnTo } : {}), ...(revisionDueOn ? { revisionDueOn: parseDay(revisionDueOn) } : {}) });

/** As the departments stand in the round, whether kept or not: an item keeps its place while the lead chooses. */
const inOrder = <T extends { readonly id: string }>(state: InReview, items: readonly T[]): readonly T[] => {
  const places = state.slots.flatMap((slot) => slot.items.map((item) => item.id));
  return items.toSorted((a, b) => places.indexOf(a.id) - places.indexOf(b.id));
};

const documentView = (document: OfficialDocument): NonNullable<Answer['document']> => document as NonNullable<Answer['document']>;
