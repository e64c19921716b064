import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CarryOverPreviewView } from '#api-types/views/carry-over.views.js';
import { dayOf } from '#domain/calendar/day.js';
import { instant } from '#domain/calendar/instant.js';
import type { CarriedItem } from '#domain/carry-over/carry-over.events.js';
import { carryOverPreview, itemsGoing, pairOf, type CarryOverOutlook, type CarryOverRow, type PairedCatalogues } from '#domain/carry-over/carry-over-preview.js';
import { obligationOf, type CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { pairTasks, taskPath } from '#domain/catalogue/diff/diff-catalogues.js';
import { draftOfVersion } from '#domain/catalogue/diff/draft-of-version.js';
import { CarryOverReadModel, type LaunchedFrom } from '#persistence/read-models/carry-over.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { notFound } from '../platform/api-error.js';
import { cycleIdIn } from '../platform/cycle-id.js';
import { PAGE_SIZE } from '../platform/paging.js';

type View = z.infer<typeof CarryOverPreviewView>;

/** 结转预览 (X3). */
@Injectable()
export class CarryOvers {
  constructor(
    @Inject(CarryOverReadModel) private readonly carryOvers: CarryOverReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
  ) {}

  async preview(id: string, fromId: string, outlook: CarryOverOutlook | undefined, page: number): Promise<View> {
    const [cycle, from] = [cycleIdIn(id), cycleIdIn(fromId)];
    const [before, after] = [await this.launched(from), await this.launched(cycle)];
    const catalogues = pairedCatalogues(before, after);
    const today = dayOf(instant(await this.clock.now()));
    const all = carryOverPreview(await this.carryOvers.left(from), await this.carryOvers.targets(cycle), catalogues);
    const wanted = all.filter((row) => outlook === undefined || row.outlook === outlook);
    const shown = wanted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const [nameOf, texts, completions] = await Promise.all([this.units.names(), this.carryOvers.texts(shown.map(({ from: { id } }) => id)), this.carryOvers.completions(shown.flatMap(({ to }) => to ?? []))]);
    return {
      cycle, from, status: after.status, fromStatus: before.status, before: before.imported?.id ?? before.version, after: after.imported?.id ?? null,
      total: wanted.length, page, pageSize: PAGE_SIZE, counts: countsOf(all), asked: askedOf(all, catalogues),
      rows: shown.map((row) => rowOf(row, itemsGoing(row.from, completions.get(row.to ?? ''), today), before.content, nameOf, texts)),
    };
  }

  private async launched(cycle: string): Promise<LaunchedFrom> {
    const found = await this.carryOvers.launched(cycle);
    if (!found) throw notFound();
    return found;
  }
}

/** Paired as their comparison pairs them, with what people decided there. */
const pairedCatalogues = (before: LaunchedFrom, after: LaunchedFrom): PairedCatalogues => {
  const decisions = (after.imported?.pairs ?? []).filter((pair) => pair.with === before.imported?.id || pair.with === before.version);
  return { before: before.content, after: after.content, pairs: pairTasks(before.imported?.draft ?? draftOfVersion(before.content), after.imported?.draft ?? draftOfVersion(after.content), decisions) };
};

const countsOf = (rows: readonly CarryOverRow[]): View['counts'] =>
  rows.reduce<Partial<Record<CarryOverOutlook, number>>>((counts, { outlook }) => ({ ...counts, [outlook]: (counts[outlook] ?? 0) + 1 }), {});

/** One question a task, however many units wait for its answer. */
const askedOf = (rows: readonly CarryOverRow[], catalogues: PairedCatalogues): View['asked'] => {
  const waiting = rows.filter(({ outlook }) => outlook === 'task_unsure' || outlook === 'task_dropped');
  const side = ({ tasks }: CatalogueVersion, place: number): View['asked'][number]['before'] => ({ path: taskPath(place), code: tasks[place]?.code ?? '', title: tasks[place]?.title ?? '' });
  return catalogues.before.tasks.flatMap(({ code }, place) => {
    const assignments = waiting.filter(({ from }) => from.task === code).length;
    const pair = pairOf(code, catalogues);
    return assignments === 0 ? [] : [{ before: side(catalogues.before, place), after: pair ? side(catalogues.after, pair.after) : null, score: pair ? Math.round(pair.score * 100) / 100 : null, assignments }];
  });
};

const rowOf = ({ from, outlook, to, candidates }: CarryOverRow, items: readonly CarriedItem[], catalogue: CatalogueVersion, nameOf: (id: string) => View['rows'][number]['unit'], texts: ReadonlyMap<string, string>): View['rows'][number] => {
  const task = catalogue.tasks.find(({ code }) => code === from.task);
  const named = (task && obligationOf(task, from.obligation)?.milestones) ?? [];
  return {
    assignment: from.id, unit: nameOf(from.unit), task: { code: from.task, title: task?.title ?? '' }, status: from.status, mandatory: from.mandatory, outlook, to, candidates: [...candidates],
    items: items.map(({ milestone, dueOn, kind }) => ({
      milestone, kind: kind ?? 'milestone', dueOn, wasDueOn: from.milestones.find(({ id }) => id === milestone)?.dueOn ?? dueOn,
      text: named.find(({ id }) => id === milestone)?.summary ?? texts.get(`${from.id} ${milestone}`) ?? '',
    })),
  };
};
