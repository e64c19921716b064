import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PublishedScore, ScoreList } from '#api-types/views/register.views.js';
import { allowedOnScore } from '#domain/cycle/allowed-on-cycle.js';
import { scoreFactsOf, scoreOf } from '#domain/score/score.js';
import type { UnitId } from '#domain/shared/ids.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { ScoreReadModel, type PublishedScoreRow } from '#persistence/read-models/score.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import { AsOf, asOfInstant } from '../platform/as-of.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { toldAction } from '../platform/told.js';
import { scopeOf } from '../platform/visibility.js';
import { publishedAsOf } from './published-as-of.js';

export const ScoreQuery = z.object({ cycle: z.string().regex(/^(cycle\/)?\d{4}$/), asOf: AsOf });

/** Points of units, now or as of a past day: a unit's own to itself, all of them to who runs the cycle. */
@Injectable()
export class Scores {
  constructor(
    @Inject(ScoreReadModel) private readonly scores: ScoreReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async list(query: z.infer<typeof ScoreQuery>, user: SignedIn): Promise<z.infer<typeof ScoreList>> {
    const cycle = `cycle/${query.cycle.replace('cycle/', '')}`;
    const scope = scopeOf(user);
    const isShown = scope.kind === 'all' || scope.kind === 'unit';
    const unit = scope.kind === 'unit' ? scope.unit : null;
    const clockNow = await this.clock.now();
    const past = asOfInstant(query.asOf, clockNow);
    const now = past ?? clockNow;
    const [state, units, published, nameOf] = await Promise.all([this.scores.cycle(cycle), isShown ? this.scores.scored(cycle, unit, past) : [], isShown ? this.scores.published(cycle, unit).then((rows) => publishedAsOf(rows, now)) : [], this.units.names()]);
    const actor = actorOf(user);
    // Of a past day nothing is decided.
    const offered = ({ publication, unit: of }: PublishedScoreRow) => (state && past === null ? allowedOnScore(state, { publication, unit: of as UnitId }, actor, now).map((each) => toldAction(each)) : []);
    return {
      cycle, at: instantText(now),
      rows: units.map(({ unit: id, kind, assignments }) => ({ unit: nameOf(id), kind, ...scoreOf(scoreFactsOf(assignments, now)), published: published.filter((row) => row.unit === id).map((row) => ({ ...publishedScore(row), allowedActions: offered(row) })) })),
    };
  }
}

const publishedScore = ({ publication, atMs, total, facts, appealUntil, appealState, erratumTotal, appeal, decision }: PublishedScoreRow): Omit<z.infer<typeof PublishedScore>, 'allowedActions'> => ({
  publication, total, erratumTotal, appealUntil, at: instantText(atMs), formula: scoreOf(facts).formula, appeal: appealState && { state: appealState, reason: appeal ?? '', decision },
});
