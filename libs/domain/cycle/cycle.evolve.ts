import { dayOf } from '../calendar/day.js';
import { evolveBy } from '../shared/stream.js';
import type { CycleSettings } from './cycle-settings.js';
import type { CycleEvents } from './cycle.events.js';
import type { UnitId } from '../shared/ids.js';
import { isLaunched, type CycleDueRule, type CycleState, type LaunchedCycle, type PreparingCycle, type Publication } from './cycle.state.js';
import { membersOn } from './region-groups.js';
import { settingsBefore } from './prepare-cycle.js';

const launched = (state: CycleState): LaunchedCycle => {
  if (!isLaunched(state)) throw new Error(`${state.id} was not launched`);
  return state;
};
/** The cycle as it is prepared so far; with the next version of its settings. */
const prepared = (state: CycleState, next?: CycleSettings): PreparingCycle => {
  if (isLaunched(state)) throw new Error(`${state.id} was launched`);
  const settings = next ?? settingsBefore(state);
  const { id, sequence, hash } = state;
  const before = state.status === 'preparing' ? state : { settingsVersions: {}, groups: {}, validity: {}, copiedFrom: null };
  return { ...before, id, sequence, hash, status: 'preparing', settings, settingsVersions: { ...before.settingsVersions, [settings.version]: settings } };
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
  CycleLaunched: (state, { data: { year, catalogueHash, settings, instants = [], moved }, at }) => {
    const { id, sequence, hash, settingsVersions, groups: named, validity } = prepared(state, settings);
    const groups = membersOn(named, validity, dayOf(at));
    return { id, sequence, hash, status: 'launched', year, catalogueHash, settings, settingsVersions, launchedAt: at, groups, ...(moved ? { moved } : {}), isOptInOpen: true, quartersClosed: [], instants };
  },
  SettingsPrepared: (state, { data: { settings } }) => prepared(state, settings),
  GroupNamed: (state, { data: { group, members, from, until } }) => {
    const before = prepared(state);
    return { ...before, groups: { ...before.groups, [group]: members }, validity: { ...before.validity, [group]: { from, until } } };
  },
  CycleCopied: (state, { data: { from, settings, groups } }) => ({ ...prepared(state, settings), groups, validity: {}, copiedFrom: from }),
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
  CarriedOver: (state) => state,
  CycleClosed: (state) => ({ ...without(launched(state), 'closing', 'closing'), status: 'closing' }),
  CycleArchived: (state) => ({ ...launched(state), status: 'archived', instants: [] }),
});
