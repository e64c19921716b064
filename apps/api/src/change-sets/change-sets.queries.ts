import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ChangeSetHead, ChangeSetList, ChangeSetRow, ChangeSetView } from '#api-types/views/change-set.views.js';
import type { Actor } from '#domain/access/actor.js';
import { instant } from '#domain/calendar/instant.js';
import { allowedOnChangeSet } from '#domain/change-set/allowed-on-change-set.js';
import { turned } from '#persistence/read-models/keyset.js';
import { CHANGE_SET_ORDER, CHANGE_SET_ROW_ORDER, ChangeSetReadModel, type ChangeSetItem, type ChangeSetRowItem } from '#persistence/read-models/change-set.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import { notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import { COUNTED, countedTo, marksOf, PAGE_SIZE, turnOf, type Marks } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { UserNames } from '../platform/user-names.js';
import { toldAction } from '../platform/told.js';

const idOf = (actor: Actor | null): string | null => (actor?.kind === 'user' ? actor.userId : null);

@Injectable()
export class ChangeSets {
  constructor(
    @Inject(ChangeSetReadModel) private readonly changeSets: ChangeSetReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(UserNames) private readonly names: UserNames,
  ) {}

  async list(marks: Marks): Promise<z.infer<typeof ChangeSetList>> {
    const [{ rows, ...beside }, total] = await Promise.all([turned(turnOf(CHANGE_SET_ORDER, marks, PAGE_SIZE), (turn) => this.changeSets.page(turn)), this.changeSets.total(COUNTED)]);
    const nameOf = await this.namesIn(rows);
    return { ...countedTo(total), ...marksOf(beside), rows: rows.map((row) => headOf(row, nameOf)) };
  }

  async view(id: string, state: string | undefined, marks: Marks, user: SignedIn): Promise<z.infer<typeof ChangeSetView>> {
    const found = isStorable(id) ? await this.changeSets.one(id) : undefined;
    if (!found) throw notFound();
    const [{ rows, ...beside }, total, nameOf, unitOf] = await Promise.all([turned(turnOf(CHANGE_SET_ROW_ORDER, marks, PAGE_SIZE), (turn) => this.changeSets.rows(id, state, turn)), this.changeSets.rowTotal(id, state, COUNTED), this.namesIn([found]), this.units.names()]);
    return { ...headOf(found, nameOf), ...countedTo(total), ...marksOf(beside), rows: rows.map((row) => rowOf(row, unitOf)), allowedActions: allowedOnChangeSet(found.state, actorOf(user), instant(found.proposedAtMs)).map((each) => toldAction(each, nameOf)) };
  }

  private namesIn(items: readonly ChangeSetItem[]): Promise<(id: string) => string> {
    return this.names.of(items.flatMap(({ state }) => [idOf(state.proposedBy), idOf(state.previewedBy), idOf(state.appliedBy)]));
  }
}

const headOf = ({ state, reason, undoes, proposedAtMs }: ChangeSetItem, nameOf: (id: string) => string): z.infer<typeof ChangeSetHead> => {
  const { id, cycle, proposal, status, sequence, previewHash, pending, applied, stale, dropped } = state;
  const person = (userId: string) => ({ id: userId, name: nameOf(userId) });
  const appliedBy = idOf(state.appliedBy);
  return {
    id, cycle, kind: proposal.kind, status, sequence, proposal: { ...proposal }, undoes: undoes && { ...undoes }, reason, previewHash, pending, applied, stale, dropped,
    proposedBy: person(idOf(state.proposedBy) ?? ''),
    proposedAt: instantText(proposedAtMs),
    appliedBy: appliedBy === null ? null : person(appliedBy),
  };
};

const rowOf = ({ task, unit, state, code, preview }: ChangeSetRowItem, unitOf: (id: string) => z.infer<typeof ChangeSetRow>['unit']): z.infer<typeof ChangeSetRow> => {
  const reminder = ({ duty, rule, dueAt }: ChangeSetRowItem['preview']['added'][number]) => ({ duty, rule, dueAt: instantText(dueAt) });
  return {
    assignment: preview.assignment, task, unit: unitOf(unit), state, code, dates: preview.dates.map((date) => ({ ...date })), dropped: preview.dropped.map(reminder), added: preview.added.map(reminder),
    light: { ...preview.light }, caseWithdrawn: preview.caseWithdrawn, told: [...preview.told],
  };
};
