import { Inject, Injectable } from '@nestjs/common';
import { endOf, parseDay } from '#domain/calendar/day.js';
import { cycleId } from '#domain/shared/ids.js';
import type { OfficialDocument } from '#documents/letters/official-document.js';
import type { BulletinInputs } from '#persistence/content/bulletin.store.js';
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
    const [red, overview, rates, cases, scores] = await Promise.all([
      this.items.list({ cycle: year, light: 'red', asOf }, user, ALL), this.overview.view(year, asOf, user), this.rates.list(year, { by: 'unit', level: 'province', asOf }, user),
      this.supervision.list({ asOf, page: 1 }, user, ALL), this.ranked(year, endOf(parseDay(asOf)) - 1),
    ]);
    return bulletinOf({ lights: red.lights, overview, rates, red: red.rows, cases: cases.rows.filter((row) => isTold(row, inputs)), scores }, inputs, found.catalogue.content);
  }

  /** Of the provinces, as last published by then, the best first. */
  private async ranked(year: number, at: number): Promise<RankedScore[]> {
    const [published, units] = await Promise.all([this.scores.published(cycleId(year), null), this.units.all()]);
    const known = publishedAsOf(published, at);
    const last = Math.max(...known.map(({ publication }) => publication));
    const nameOf = new Map(units.filter(({ kind }) => kind === 'province').map(({ id, name }) => [id, name]));
    return known
      .filter(({ publication, unit }) => publication === last && nameOf.has(unit))
      .map((row) => ranked(row, nameOf.get(row.unit) ?? row.unit))
      .sort((a, b) => b.total - a.total || a.unit.localeCompare(b.unit, 'zh'));
  }
}

/** Issued, no instruction (those are for whom they are given to), of this cycle; open, or red since the bulletin before. */
const isTold = (row: Case, { year, since }: BulletinInputs): boolean =>
  row.issuedAt !== null && row.level !== 'instruction' && row.assignment.startsWith(`asg/${year}/`) && (row.state === 'open' || (row.level === 'red' && Date.parse(row.issuedAt) >= (since === null ? 0 : endOf(parseDay(since)))));

/** An erratum stands beside the score: the total is the published one until then. */
const ranked = ({ total, erratumTotal, appealState }: PublishedScoreRow, unit: string): RankedScore => ({ unit, total: erratumTotal ?? total, appeal: appealState });
