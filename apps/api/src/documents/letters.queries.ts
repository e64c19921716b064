import { Inject, Injectable } from '@nestjs/common';
import { evolve } from '#domain/assignment/assignment.evolve.js';
import { initialState, type AssignmentState, type IssuedState } from '#domain/assignment/assignment.state.js';
import { dayOf } from '#domain/calendar/day.js';
import { instant } from '#domain/calendar/instant.js';
import type { OfficialDocument } from '#documents/letters/official-document.js';
import { AssignmentReadModel } from '#persistence/read-models/assignment.read-model.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { SupervisionReadModel } from '#persistence/read-models/supervision.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { Assignments } from '../assignments/assignments.queries.js';
import { readableEvents } from '../assignments/history.js';
import { letterOf } from '../assignments/letter-and-slots.js';
import { upTo } from '../assignments/submitted-versions.js';
import { notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { readerOf, scopeOf } from '../platform/visibility.js';
import { issueLetter, receipt, returnLetter, supervisionLetter, type Basis, type View } from './letters.js';

export const LETTERS = ['issue-letter', 'return-letter', 'receipt'] as const;
export type LetterKind = (typeof LETTERS)[number];

/** The letters of an assignment, each from what its page shows to the same reader. */
@Injectable()
export class Letters {
  constructor(
    @Inject(Assignments) private readonly pages: Assignments,
    @Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(SupervisionReadModel) private readonly supervision: SupervisionReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  /** The last of its kind; 404 where there is none, or it is not the reader's. */
  async last(id: string, kind: LetterKind, user: SignedIn): Promise<OfficialDocument> {
    const found = (await this.all(id, user)).filter((each) => each.kind === kind).at(-1);
    if (!found) throw notFound();
    return found.document;
  }

  /** Every letter that went out, in the order of the record; `seen`: up to what this page shows. */
  async all(id: string, user: SignedIn, seen?: View): Promise<{ kind: LetterKind; document: OfficialDocument }[]> {
    const view = seen ?? (await this.pages.view(id, user));
    const [whole, nameOf] = await Promise.all([this.assignments.whole(id), this.units.names()]);
    if (!whole) throw notFound();
    const basis = await this.basisOf(whole.state);
    const { side } = readerOf(user, whole.state);
    let state: AssignmentState = initialState(whole.state.id);
    return whole.events.flatMap((event, index): { kind: LetterKind; document: OfficialDocument }[] => {
      // The page was read a moment before: what happened since is not in it.
      if (event.sequence > view.sequence) return [];
      state = evolve(state, event);
      if (event.type === 'AssignmentIssued') return [{ kind: 'issue-letter', document: issueLetter(view, event, basis) }];
      if (event.type === 'PlanReturned' || event.type === 'PlanReopened') {
        const letter = state.status === 'not_issued' ? null : letterOf(state, whole.events.slice(0, index + 1), side === 'unit', nameOf);
        return letter ? [{ kind: 'return-letter', document: returnLetter(view, letter, event.at, basis) }] : [];
      }
      return event.type === 'PlanSubmitted' ? receiptOf(view, event.sequence, basis) : [];
    });
  }

  /** 督办单 or 批示 of a case, as its page shows it. */
  async supervisionNotice(caseId: string, user: SignedIn): Promise<OfficialDocument> {
    const notice = isStorable(caseId) ? await this.supervision.notice(caseId, scopeOf(user)) : undefined;
    const whole = notice && (await this.assignments.whole(notice.assignment));
    if (!notice || !whole) throw notFound();
    return supervisionLetter(notice, notice.issuedAtMs === null ? null : dayOf(instant(notice.issuedAtMs)), await this.basisOf(whole.state));
  }

  /** Every notice of supervision that the reader may read, in the order of the record; for the bureau its drafts too. */
  async notices(id: string, user: SignedIn, sequence: number): Promise<OfficialDocument[]> {
    const whole = await this.assignments.whole(id);
    if (!whole) throw notFound();
    const [written, basis] = await Promise.all([this.supervision.written(id), this.basisOf(whole.state)]);
    return readableEvents(whole.state, upTo(whole, sequence).events, readerOf(user, whole.state)).flatMap((event) => {
      const notice = written.get(event.sequence);
      const isDraft = 'issued' in event.data && event.data.issued === false;
      return notice ? [supervisionLetter(notice, isDraft ? null : dayOf(event.at), basis)] : [];
    });
  }

  /** The notice of its year. */
  async basisOf(state: Pick<IssuedState, 'id' | 'catalogueHash'>): Promise<Basis> {
    const catalogue = await this.catalogues.byHash(state.catalogueHash);
    if (!catalogue) throw new Error(`${state.id}: its catalogue ${state.catalogueHash} is not stored`);
    return catalogue.content;
  }
}

const receiptOf = (view: View, sequence: number, basis: Basis): { kind: LetterKind; document: OfficialDocument }[] => {
  const entry = view.history.find((each) => each.sequence === sequence);
  return entry ? [{ kind: 'receipt', document: receipt(view, entry, basis) }] : [];
};
