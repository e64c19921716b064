import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CatalogueSourceView, CatalogueVersionHead, CatalogueVersionList, CatalogueVersionView } from '#api-types/views/catalogue-version.views.js';
import { doersOf } from '#domain/access/actor.js';
import { allowedOnCatalogue } from '#domain/catalogue/allowed-on-catalogue.js';
import { questionId, type CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { collectiveNames, convertDraft } from '#domain/catalogue/convert-draft.js';
import { CatalogueSourceStore } from '#persistence/content/catalogue-source.store.js';
import { turned } from '#persistence/read-models/keyset.js';
import { CatalogueDraftReadModel, DRAFT_ORDER, type DraftAct, type DraftHead } from '#persistence/read-models/catalogue-draft.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import { notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import { COUNTED, countedTo, marksOf, PAGE_SIZE, turnOf, type Marks } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { UserNames } from '../platform/user-names.js';
import { toldAction } from '../platform/told.js';

type View = z.infer<typeof CatalogueVersionView>;
type NameOf = (id: string) => string;

/** 目录版本: the draft beside what people made of it, and what would come of it. */
@Injectable()
export class CatalogueVersions {
  constructor(
    @Inject(CatalogueDraftReadModel) private readonly drafts: CatalogueDraftReadModel,
    @Inject(CatalogueSourceStore) private readonly sources: CatalogueSourceStore,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(UserNames) private readonly names: UserNames,
  ) {}

  async list(marks: Marks): Promise<z.infer<typeof CatalogueVersionList>> {
    const [{ rows, ...beside }, total] = await Promise.all([turned(turnOf(DRAFT_ORDER, marks, PAGE_SIZE), (turn) => this.drafts.page(turn)), this.drafts.total(COUNTED)]);
    const nameOf = await this.names.of(rows.flatMap(({ state }) => [state.importedBy, state.confirmedBy]));
    return { ...countedTo(total), ...marksOf(beside), rows: rows.map((row) => headOf(row, nameOf)) };
  }

  async source(id: string): Promise<z.infer<typeof CatalogueSourceView>> {
    const found = isStorable(id) ? await this.sources.of(id) : undefined;
    if (!found) throw notFound();
    const { sourceName, sourceHash, format, paragraphs } = found;
    return { id, sourceName, sourceHash, format: format as z.infer<typeof CatalogueSourceView>['format'], paragraphs: paragraphs.map((text, number) => ({ number, text })) };
  }

  async view(id: string, user: SignedIn): Promise<View> {
    const found = isStorable(id) ? await this.drafts.one(id) : undefined;
    if (!found) throw notFound();
    const { content, acts } = found;
    const nameOf = await this.names.of([found.state.importedBy, found.state.confirmedBy, ...found.state.workedOn, ...acts.flatMap(({ actor }) => doersOf(actor))]);
    const units = await this.units.current();
    const converted = convertDraft(content, units);
    const conversion = 'problems' in converted ? converted : { ...converted, hash: '' };
    return {
      ...headOf(found, nameOf),
      // Sound: only what the schema let through was stored, or set by the table of fields.
      draft: content as View['draft'],
      questions: questionsOf(content, acts, nameOf),
      corrections: acts.filter(({ type }) => type === 'FieldCorrected').map(({ data, texts, ...act }) => ({ path: data.path ?? '', was: JSON.parse(texts['was'] ?? 'null') as unknown, value: JSON.parse(texts['value'] ?? 'null') as unknown, reason: texts['reason'] ?? '', ...byWhom(act, nameOf) })),
      problems: 'problems' in converted ? converted.problems.map((problem) => ({ ...problem })) : [],
      counts: 'problems' in converted ? null : countsOf(converted.catalogue, collectiveNames(content, units).length),
      allowedActions: allowedOnCatalogue(found.state, actorOf(user), content, conversion).map((each) => toldAction(each, nameOf)),
    };
  }
}

const headOf = ({ state, sourceName, importedAtMs, notice }: DraftHead, nameOf: NameOf): z.infer<typeof CatalogueVersionHead> => {
  const { id, status, sequence, sourceHash, draftHash, catalogueHash, year, importedBy, confirmedBy, open } = state;
  return {
    id, status, sequence, sourceName, sourceHash, draftHash, catalogueHash, year, documentNumber: notice.documentNumber, title: notice.title,
    importedBy: { id: importedBy, name: nameOf(importedBy) }, importedAt: instantText(importedAtMs),
    confirmedBy: confirmedBy === null ? null : { id: confirmedBy, name: nameOf(confirmedBy) },
    open: open.length,
  };
};

const byWhom = ({ actor, atMs }: Pick<DraftAct, 'actor' | 'atMs'>, nameOf: NameOf): { by: { id: string; name: string }; at: string } => {
  const id = doersOf(actor)[0] ?? 'system';
  return { by: { id, name: nameOf(id) }, at: instantText(atMs) };
};

const questionsOf = ({ openQuestions }: CatalogueDraft, acts: readonly DraftAct[], nameOf: NameOf): View['questions'] =>
  openQuestions.map(({ kind, text }, index) => {
    const id = questionId(index);
    const last = acts.findLast(({ type, data }) => type === 'QuestionAnswered' && data.question === id);
    return { id, kind, text, answer: last ? { answer: last.texts['answer'] ?? '', reason: last.texts['reason'] ?? '', ...byWhom(last, nameOf) } : null };
  });

/** Departments by the names of the text, as decision record 0014 counts them: collective names are named too. */
const countsOf = ({ categories, tasks, departments, regionGroups }: CatalogueVersion, collective: number): NonNullable<View['counts']> => {
  const obligations = tasks.flatMap((task) => task.obligations);
  const mandatory = obligations.filter((each) => each.mandatory).length;
  return {
    categories: categories.length, tasks: tasks.length, departments: departments.length + collective, collective, obligations: obligations.length, mandatory, optional: obligations.length - mandatory,
    groups: regionGroups.length, openGroups: regionGroups.filter(({ open }) => open).length,
  };
};
