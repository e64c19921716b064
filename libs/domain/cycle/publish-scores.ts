import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { addWorkingDays } from '../calendar/working-calendar.js';
import { dayOf } from '../calendar/day.js';
import { scoreOf, type ScoreFacts } from '../score/score.js';
import type { UnitId } from '../shared/ids.js';
import { refuse, type Decision } from '../shared/refusal.js';
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

/** 申诉 of a unit against its own published score: within 5 working days, once (S6). */
export const lodgeScoreAppeal = (state: LaunchedCycle, { publication: number, reason, actor, at }: CycleBodyOf<'LodgeAppeal'> & Sent): Decided => {
  const unit = actor.kind === 'user' ? actor.unit : '';
  const found = publicationOf(state, number);
  if (!found?.units.includes(unit)) return refuse('NOT_APPEALABLE', { publication: number });
  if (found.appeals[unit]) return refuse('ALREADY_APPEALED', { publication: number });
  if (dayOf(at) > found.appealUntil) return refuse('APPEAL_TOO_LATE', { until: found.appealUntil });
  return { events: [{ type: 'ScoreAppealLodged', data: { publication: number, unit }, texts: { appeal: reason } }] };
};

/** 裁定: the score is upheld, or an erratum with another total stands beside it; what was published is not edited (S6). */
export const decideScoreAppeal = (state: LaunchedCycle, { publication: number, unit, outcome, total, reason }: CycleBodyOf<'DecideAppeal'> & Sent): Decided => {
  if (publicationOf(state, number)?.appeals[unit] !== 'lodged') return refuse('NO_APPEAL', { publication: number, unit });
  if ((outcome === 'erratum') !== (total !== undefined)) return refuse('ERRATUM_TOTAL', { outcome });
  return { events: [{ type: 'ScoreAppealDecided', data: { publication: number, unit, outcome, total: total ?? null }, texts: { reason } }] };
};
