import { evolveBy } from '../shared/stream.js';
import type { CycleEvents } from './cycle.events.js';
import type { UnitId } from '../shared/ids.js';
import type { CycleDueRule, CycleState, LaunchedCycle, Publication } from './cycle.state.js';

const launched = (state: CycleState): LaunchedCycle => {
  if (state.status === 'not_launched') throw new Error(`${state.id} was not launched`);
  return state;
};
/** What has come is waited for no more. */
const without = (state: LaunchedCycle, rule: CycleDueRule, occurrence: string): LaunchedCycle => ({
  ...state,
  instants: state.instants.filter((each) => each.rule !== rule || each.occurrence !== occurrence),
});

const withAppeal = (state: LaunchedCycle, { publication, unit }: { readonly publication: number; readonly unit: UnitId }, appeal: Publication['appeals'][string]): LaunchedCycle => ({
  ...state,
  publications: (state.publications ?? []).map((each) => (each.publication === publication ? { ...each, appeals: { ...each.appeals, [unit]: appeal } } : each)),
});

export const evolveCycle = evolveBy<CycleState, CycleEvents>({
  CycleLaunched: ({ id, sequence, hash }, { data: { year, catalogueHash, settings, instants = [] }, at }) => ({
    id, sequence, hash, status: 'launched', year, catalogueHash, settings, settingsVersions: { [settings.version]: settings }, launchedAt: at, groups: {}, isOptInOpen: true, quartersClosed: [], instants,
  }),
  OptInWindowClosed: (state) => ({ ...without(launched(state), 'opt_in_closes', 'opt-in'), isOptInOpen: false }),
  QuarterClosed: (state, { data: { quarter } }) => {
    const before = launched(state);
    return { ...without(before, 'quarter_closes', `q${quarter}`), quartersClosed: [...before.quartersClosed, quarter] };
  },
  SettingsChanged: (state, { data: { settings } }) => {
    const before = launched(state);
    return { ...before, settings, settingsVersions: { ...before.settingsVersions, [settings.version]: settings } };
  },
  GroupChanged: (state, { data: { group, members } }) => {
    const before = launched(state);
    return { ...before, groups: { ...before.groups, [group]: members } };
  },
  IssuedToUnit: (state) => state,
  UnitAdded: (state) => state,
  ScoresPublished: (state, { data: { publication, appealUntil, scores } }) => {
    const before = launched(state);
    return { ...before, publications: [...(before.publications ?? []), { publication, appealUntil, units: scores.map(({ unit }) => unit), appeals: {} }] };
  },
  ScoreAppealLodged: (state, { data }) => withAppeal(launched(state), data, 'lodged'),
  ScoreAppealDecided: (state, { data }) => withAppeal(launched(state), data, data.outcome),
  CycleClosed: (state) => ({ ...without(launched(state), 'closing', 'closing'), status: 'closing' }),
  CycleArchived: (state) => ({ ...launched(state), status: 'archived', instants: [] }),
});
