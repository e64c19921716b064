import { Inject, Injectable } from '@nestjs/common';
import { endOf, parseDay } from '#domain/calendar/day.js';
import { cycleId } from '#domain/shared/ids.js';
import type { OfficialDocument } from '#documents/letters/official-document.js';
import type { BulletinInputs, NamedUnit } from '#persistence/content/bulletin.store.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { ScoreReadModel, type PublishedScoreRow } from '#persistence/read-models/score.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { AssignmentLists } from '../assignments/assignment-list.queries.js';
import { Overview } from '../dashboards/overview.queries.js';
import { Rates } from '../dashboards/rates.queries.js';
import { notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { publishedAsOf } from '../scores/published-as-of.js';
import { SupervisionRegister } from '../supervision/supervision.queries.js';
import { bulletinOf, type BulletinFigures, type RankedScore } from './bulletin-text.js';

/** More rows than a cycle has. */
const ALL = 20_000;
type Case = BulletinFigures['cases'][number];

/** What a bulletin is made of: the lists of the pages, as of its day, for a reader who sees all. */
@Injectable()
export class BulletinSources {
  constructor(
    @Inject(AssignmentLists) private readonly items: AssignmentLists,
    @Inject(Overview) private readonly overview: Overview,
    @Inject(Rates) private readonly rates: Rates,
    @Inject(SupervisionRegister) private readonly supervision: SupervisionRegister,
    @Inject(ScoreReadModel) private readonly scores: ScoreReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async document(inputs: BulletinInputs, user: SignedIn): Promise<OfficialDocument> {
    const { year, asOf } = inputs;
    const found = await this.catalogues.ofYear(year);
    if (!found) throw notFound();
    const units = inputs.units ?? (await this.units.all());
    const [red, overview, rates, cases, scores] = await Promise.all([
      this.items.list({ cycle: year, light: 'red', asOf }, user, ALL), this.overview.view(year, asOf, user), this.rates.list(year, { by: 'unit', level: 'province', asOf }, user),
      this.supervision.list({ cycle: cycleId(year), asOf }, user, ALL), this.ranked(year, endOf(parseDay(asOf)) - 1, units),
    ]);
    const figures = { lights: red.lights, overview, rates, red: red.rows, cases: cases.rows.filter((row) => isTold(row, inputs)), scores };
    return bulletinOf(called(figures, units), inputs, found.catalogue.content);
  }

  /** Of the provinces, as last published by then, the best first. */
  private async ranked(year: number, at: number, units: readonly NamedUnit[]): Promise<RankedScore[]> {
    const published = await this.scores.published(cycleId(year), null);
    const known = publishedAsOf(published, at);
    const last = Math.max(...known.map(({ publication }) => publication));
    const nameOf = new Map(units.filter(({ kind }) => kind === 'province').map(({ id, name }) => [id, name]));
    return known
      .filter(({ publication, unit }) => publication === last && nameOf.has(unit))
      .map((row) => ranked(row, nameOf.get(row.unit) ?? row.unit))
      .sort((a, b) => b.total - a.total || a.unit.localeCompare(b.unit, 'zh'));
  }
}

/** By the units' names of then; a province that came since is not counted. */
const called = ({ overview, rates, red, cases, ...more }: BulletinFigures, units: readonly NamedUnit[]): BulletinFigures => {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const named = <T extends { readonly id: string; readonly name: string }>(unit: T): T => ({ ...unit, name: known.get(unit.id)?.shortName ?? unit.name });
  return {
    ...more,
    overview: { ...overview, units: overview.units.filter(({ id }) => known.has(id)) },
    rates: { ...rates, rows: rates.rows.map((row) => ({ ...row, name: named(row.name) })) },
    red: red.map((row) => ({ ...row, unit: named(row.unit) })),
    cases: cases.map((row) => ({ ...row, unit: named(row.unit) })),
  };
};

/** Issued, no instruction (those are for whom they are given to); open, or red since the bulletin before. */
const isTold = (row: Case, { since }: BulletinInputs): boolean =>
  row.issuedAt !== null && row.level !== 'instruction' && (row.state === 'open' || (row.level === 'red' && Date.parse(row.issuedAt) >= (since === null ? 0 : endOf(parseDay(since)))));

/** An erratum stands beside the score: the total is the published one until then. */
const ranked = ({ total, erratumTotal, appealState }: PublishedScoreRow, unit: string): RankedScore => ({ unit, total: erratumTotal ?? total, appeal: appealState });
