import { addYears } from '../calendar/day.js';
import type { CatalogueVersion } from '../catalogue/catalogue.js';
import { groupIdOf } from '../catalogue/group-id.js';
import type { UnitId } from '../shared/ids.js';
import { yearOfCycle } from '../shared/ids.js';
import { refuse, type Decision } from '../shared/refusal.js';
import type { NewEventOf } from '../shared/stream.js';
import { settingsOf, type CycleSettings } from './cycle-settings.js';
import type { CycleBodyOf } from './cycle.commands.js';
import type { CycleEvents } from './cycle.events.js';
import type { CycleState } from './cycle.state.js';
import type { LaunchUnits } from './launch-cycle.js';
import type { GroupMembers } from './region-groups.js';

/** What preparing needs to know: the catalogue that would be launched, units, and the cycle that is copied. */
export interface PreparingFacts {
  readonly catalogue: { readonly content: CatalogueVersion } | null;
  readonly units: LaunchUnits;
  /** Of CopyCycle; null where that cycle was never launched. */
  readonly copied: CopiedCycle | null;
}
export interface CopiedCycle {
  readonly settings: CycleSettings;
  /** With the members that change sets named. */
  readonly catalogue: CatalogueVersion;
}
type PreparingVerb = 'PrepareSettings' | 'NameGroup' | 'CopyCycle';
type Decided = Decision<NewEventOf<CycleEvents>>;

export const PREPARING_VERBS: readonly string[] = ['PrepareSettings', 'NameGroup', 'CopyCycle'] satisfies PreparingVerb[];
export const isPreparing = <B extends { readonly type: string }>(command: B): command is Extract<B, { type: PreparingVerb }> => PREPARING_VERBS.includes(command.type);

/** Before its launch a cycle is prepared by plain acts; afterwards by change sets alone (Y1, X1). */
export const prepareCycle = (state: CycleState, command: CycleBodyOf<PreparingVerb>, facts: PreparingFacts): Decided => {
  if (state.status !== 'not_launched' && state.status !== 'preparing') return refuse('WRONG_STATE', { verb: command.type, status: state.status, from: ['preparing'] });
  switch (command.type) {
    case 'PrepareSettings':
      return { events: [{ type: 'SettingsPrepared', data: { settings: nextSettings(state, command.settings) }, texts: { reason: command.reason } }] };
    case 'NameGroup':
      return nameGroup(command, facts);
    case 'CopyCycle':
      return copyCycle(state, command, facts);
  }
};

/** The settings that a launch would take now. */
export const settingsBefore = (state: CycleState): CycleSettings => (state.status === 'not_launched' ? settingsOf(yearOfCycle(state.id)) : state.settings);

const nextSettings = (state: CycleState, asked: Partial<CycleSettings>): CycleSettings => {
  const before = settingsBefore(state);
  return { ...before, ...asked, version: before.version + 1 };
};

const nameGroup = ({ group, members, from = null, until = null, reason }: CycleBodyOf<'NameGroup'>, { catalogue, units }: PreparingFacts): Decided => {
  if (!catalogue?.content.regionGroups.some(({ id }) => id === group)) return refuse('UNKNOWN_GROUP', { group });
  const unknown = unknownOf(members, units);
  if (unknown.length > 0) return refuse('UNKNOWN_UNIT', { units: unknown });
  return { events: [{ type: 'GroupNamed', data: { group, members: [...new Set(members)], from, until }, texts: { reason } }] };
};

const unknownOf = (members: readonly UnitId[], { provinces, cities }: LaunchUnits): UnitId[] => members.filter((member) => !provinces.includes(member) && !cities.some(({ id }) => id === member));

/** Settings with their dates a year or more on, and groups by their names; what hangs on the old catalogue's tasks stays behind. */
const copyCycle = (state: CycleState, { from }: CycleBodyOf<'CopyCycle'>, { copied, units }: PreparingFacts): Decided => {
  const year = yearOfCycle(state.id);
  if (!copied || from === state.id) return refuse('NOT_FOUND', { cycle: from });
  const { version: _version, quorumOf: _quorum, batchApproval: _tasks, ...kept } = copied.settings;
  const years = year - yearOfCycle(from);
  const moved = { planDueOn: addYears(kept.planDueOn, years), completionDueOn: addYears(kept.completionDueOn, years) };
  const settings: CycleSettings = { ...kept, ...moved, quorumOf: {}, version: settingsBefore(state).version + 1 };
  const groups: GroupMembers = Object.fromEntries(copied.catalogue.regionGroups.filter(({ members }) => members.length > 0).map(({ name, members }) => [groupIdOf(name), members.filter((member) => unknownOf([member], units).length === 0)]));
  return { events: [{ type: 'CycleCopied', data: { from, settings, groups } }] };
};

