import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { PublishedScore, ScoreAppealList, ScoreList } from '#api-types/views/register.views.js';
import type { Instant } from '#domain/calendar/instant.js';
import { allowedOnScore } from '#domain/cycle/allowed-on-cycle.js';
import { isLaunched, type CycleState } from '#domain/cycle/cycle.state.js';
import { waitingAppeals } from '#domain/cycle/publish-scores.js';
import { scoreFactsOf, scoreOf } from '#domain/score/score.js';
import { cycleId, type UnitId } from '#domain/shared/ids.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { OverviewReadModel } from '#persistence/read-models/overview.read-model.js';
import type { Scope } from '#persistence/read-models/scope.js';
import { ScoreReadModel, type PublishedScoreRow } from '#persistence/read-models/score.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import { levelFor, OfCycle, OfLevel, yearOf } from '../dashboards/dashboard-query.js';
import { asOfInstant } from '../platform/as-of.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { toldAction } from '../platform/told.js';
import { scopeOf } from '../platform/visibility.js';
import { publishedAsOf } from './published-as-of.js';

export const ScoreQuery = OfLevel;
export const AppealQuery = OfCycle.pick({ cycle: true });

/** Points of units, now or as of a past day: a unit's own to itself, all of them to who runs the cycle. */
@Injectable()
export class Scores {
  constructor(
    @Inject(ScoreReadModel) private readonly scores: ScoreReadModel,
    @Inject(OverviewReadModel) private readonly overview: OverviewReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  /** Cities are ranked within a province, without one within the first that has some. */
  async list(query: z.infer<typeof ScoreQuery>, user: SignedIn): Promise<z.infer<typeof ScoreList>> {
    const cycle = cycleId(yearOf(query.cycle));
    const scope = scopeOf(user);
    const level = levelFor(query.level, user);
    const clockNow = await this.clock.now();
    const past = asOfInstant(query.asOf, clockNow);
    const now = past ?? clockNow;
    const provinces = level === 'city' && scope.kind === 'all' ? await this.overview.provincesOfCities(cycle, scope) : [];
    const province = query.province ?? provinces[0];
    const units = isShown(scope) ? await this.scores.scored(cycle, { level, province, unit: scope.kind === 'unit' ? scope.unit : undefined }, past) : [];
    const [state, published, nameOf] = await Promise.all([this.scores.cycle(cycle), units.length > 0 ? this.scores.published(cycle, units.map(({ unit }) => unit)) : [], this.units.names()]);
    const known = publishedAsOf(published, now);
    // Of a past day nothing is decided.
    const told = offering(past === null ? state : undefined, user, now);
    return {
      cycle, level, at: instantText(now), province: province === undefined ? null : nameOf(province), provinces: provinces.map(nameOf),
      rows: units.map(({ unit: id, kind, assignments }) => ({ unit: nameOf(id), kind, ...scoreOf(scoreFactsOf(assignments, now)), published: known.filter((row) => row.unit === id).map(told) })),
    };
  }

  /** What the own unit may appeal against, and of all units the appeals that this person may decide. */
  async appeals(asked: string, user: SignedIn): Promise<z.infer<typeof ScoreAppealList>> {
    const cycle = cycleId(yearOf(asked));
    const scope = scopeOf(user);
    const [state, now, nameOf] = await Promise.all([this.scores.cycle(cycle), this.clock.now(), this.units.names()]);
    const waiting = scope.kind === 'all' && state && isLaunched(state) ? waitingAppeals(state) : [];
    const rows = isShown(scope) ? await this.scores.published(cycle, [user.unit, ...waiting]) : [];
    const told = offering(state, user, now);
    const mayDecide = ({ allowedActions }: z.infer<typeof PublishedScore>): boolean => allowedActions.some(({ type, allowed }) => type === 'DecideAppeal' && allowed);
    return { cycle, at: instantText(now), rows: rows.map((row) => ({ unit: nameOf(row.unit), score: told(row) })).filter(({ unit, score }) => unit.id === user.unit || mayDecide(score)) };
  }
}

/** Departments have none, and read none of others (B3). */
const isShown = ({ kind }: Scope): boolean => kind === 'all' || kind === 'unit';

/** A published score, with what this person may do with it; `state` undefined: nothing. */
const offering = (state: CycleState | undefined, user: SignedIn, now: Instant) => {
  const actor = actorOf(user);
  return (row: PublishedScoreRow): z.infer<typeof PublishedScore> => ({
    ...publishedScore(row),
    allowedActions: state ? allowedOnScore(state, { publication: row.publication, unit: row.unit as UnitId }, actor, now).map((each) => toldAction(each)) : [],
  });
};

const publishedScore = ({ publication, atMs, total, facts, appealUntil, appealState, erratumTotal, appeal, decision }: PublishedScoreRow): Omit<z.infer<typeof PublishedScore>, 'allowedActions'> => ({
  publication, total, erratumTotal, appealUntil, at: instantText(atMs), formula: scoreOf(facts).formula, appeal: appealState && { state: appealState, reason: appeal ?? '', decision },
});
