import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { addWorkingDays } from '../calendar/working-calendar.js';
import { dayOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { scoreOf, type ScoreFacts } from '../score/score.js';
import type { UnitId } from '../shared/ids.js';
import { refuse, type Decision, type Refusal } from '../shared/refusal.js';
import type { NewEventOf, Sent } from '../shared/stream.js';
import type { CycleBodyOf } from './cycle.commands.js';
import type { CycleEvents } from './cycle.events.js';
import type { LaunchedCycle, Publication } from './cycle.state.js';

type Decided = Decision<NewEventOf<CycleEvents>>;

/** 公布得分 (S6): from then on the figures are recorded, and an appeal against them runs. Of who has nothing due there is no score. */
export const publishScores = (state: LaunchedCycle, { at }: Sent, calendar: WorkingCalendar, facts: readonly { readonly unit: UnitId; readonly facts: ScoreFacts }[]): Decided => {
  const scores = facts.flatMap(({ unit, facts: counted }) => {
    const { total } = scoreOf(counted);
    return total === null ? [] : [{ unit, total, facts: counted }];
  });
  if (scores.length === 0) return refuse('NO_SCORE', { cycle: state.id });
  const appealUntil = addWorkingDays(calendar, dayOf(at), state.settings.appealWithinWd);
  return { events: [{ type: 'ScoresPublished', data: { publication: publicationsOf(state).length + 1, appealUntil, scores } }] };
};

const publicationsOf = ({ publications = [] }: LaunchedCycle): readonly Publication[] => publications;
const publicationOf = (state: LaunchedCycle, number: number): Publication | undefined => publicationsOf(state).find(({ publication }) => publication === number);

export const whyNotLodge = (state: LaunchedCycle, number: number, unit: UnitId, today: Day): Refusal | undefined => {
  const found = publicationOf(state, number);
  if (!found?.units.includes(unit)) return { code: 'NOT_APPEALABLE', facts: { publication: number } };
  if (found.appeals[unit]) return { code: 'ALREADY_APPEALED', facts: { publication: number } };
  return today > found.appealUntil ? { code: 'APPEAL_TOO_LATE', facts: { until: found.appealUntil } } : undefined;
};

/** 申诉 of a unit against its own published score: within 5 working days, once (S6). */
export const lodgeScoreAppeal = (state: LaunchedCycle, { publication: number, reason, actor, at }: CycleBodyOf<'LodgeAppeal'> & Sent): Decided => {
  const unit = actor.kind === 'user' ? actor.unit : '';
  const refusal = whyNotLodge(state, number, unit as UnitId, dayOf(at));
  if (refusal) return { refusal };
  return { events: [{ type: 'ScoreAppealLodged', data: { publication: number, unit }, texts: { appeal: reason } }] };
};

/** Whose appeals wait to be decided. */
export const waitingAppeals = (state: LaunchedCycle): UnitId[] => publicationsOf(state).flatMap(({ appeals }) => (Object.keys(appeals) as UnitId[]).filter((unit) => appeals[unit] === 'lodged'));

export const whyNotDecide = (state: LaunchedCycle, number: number, unit: UnitId): Refusal | undefined =>
  publicationOf(state, number)?.appeals[unit] === 'lodged' ? undefined : { code: 'NO_APPEAL', facts: { publication: number, unit } };

/** 裁定: the score is upheld, or an erratum with another total stands beside it; what was published is not edited (S6). */
export const decideScoreAppeal = (state: LaunchedCycle, { publication: number, unit, outcome, total, reason }: CycleBodyOf<'DecideAppeal'> & Sent): Decided => {
  const refusal = whyNotDecide(state, number, unit);
  if (refusal) return { refusal };
  if ((outcome === 'erratum') !== (total !== undefined)) return refuse('ERRATUM_TOTAL', { outcome });
  return { events: [{ type: 'ScoreAppealDecided', data: { publication: number, unit, outcome, total: total ?? null }, texts: { reason } }] };
};
