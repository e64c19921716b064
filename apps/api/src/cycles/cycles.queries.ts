import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CycleList, CycleView, LaunchCheckView, LaunchPreviewView, LaunchProgressView } from '#api-types/views/cycle.views.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { instant } from '#domain/calendar/instant.js';
import { allowedOnCycle } from '#domain/cycle/allowed-on-cycle.js';
import { isLaunched } from '#domain/cycle/cycle.state.js';
import { launchCheck } from '#domain/cycle/launch-check.js';
import { launchOrders } from '#domain/cycle/launch-cycle.js';
import { previewOf, type Counted } from '#domain/cycle/launch-preview.js';
import { cycleId } from '#domain/shared/ids.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { CycleReadModel } from '#persistence/read-models/cycle.read-model.js';
import { LaunchReadModel, type BeforeLaunch } from '#persistence/read-models/launch.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import { cycleIdIn } from '../platform/cycle-id.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { toldAction } from '../platform/told.js';
import { UserNames } from '../platform/user-names.js';

/** A cycle that is prepared, checked, counted; the rules are the record's own. */
@Injectable()
export class Cycles {
  constructor(
    @Inject(CycleReadModel) private readonly cycles: CycleReadModel,
    @Inject(LaunchReadModel) private readonly launches: LaunchReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(UserNames) private readonly names: UserNames,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
  ) {}

  async list(): Promise<z.infer<typeof CycleList>> {
    return { cycles: (await this.cycles.all()).map(({ year, status }) => ({ id: cycleId(String(year)), year, status })) };
  }

  async view(id: string, user: SignedIn): Promise<z.infer<typeof CycleView>> {
    const { state, situation, catalogueHash } = await this.before(id);
    const [nameOf, reasons, made] = await Promise.all([this.units.names(), this.launches.reasons(state.id), this.launches.settingsMade(state.id)]);
    const personOf = await this.names.of(made.map(({ by }) => by));
    const { catalogue } = situation;
    const prepared = state.status === 'preparing' ? state : undefined;
    const settings = isLaunched(state) || state.status === 'preparing' ? state.settings : situation.settings;
    const versions = state.status === 'not_launched' ? { [settings.version]: settings } : state.settingsVersions;
    return {
      id: state.id, status: state.status, sequence: state.sequence, catalogueHash,
      launchedAt: isLaunched(state) ? instantText(state.launchedAt) : null,
      copiedFrom: state.status === 'preparing' ? state.copiedFrom : null,
      reasons: reasons.map(({ warning, reason, decision = 'keep', dueOn = null }) => ({ warning, reason, decision, dueOn })),
      settings: { ...settings },
      settingsVersions: Object.values(versions).map((each) => ({ ...each })).sort((a, b) => a.version - b.version),
      settingsMade: made.map(({ atMs, by, ...each }) => ({ ...each, at: instantText(atMs), by: by === null ? '' : personOf(by) })),
      groups: catalogue?.regionGroups.map(({ id: group, name, members }) => {
        const { from = null, until = null } = prepared?.validity[group] ?? {};
        return { id: group, name, members: (prepared?.groups[group] ?? members).map(nameOf), from, until, tasks: tasksOf(catalogue, group) };
      }) ?? [],
      allowedActions: allowedOnCycle(state, actorOf(user)).map((each) => toldAction(each)),
    };
  }

  async check(id: string): Promise<z.infer<typeof LaunchCheckView>> {
    const { state, situation, catalogueHash } = await this.before(id);
    const { blockers, warnings } = launchCheck(situation);
    const unitOf = await this.units.names();
    const personOf = await this.names.of(blockers.filter(({ code }) => code === 'ADDRESS_BAD').map(({ about }) => about));
    const titleOf = new Map([...(situation.catalogue?.regionGroups.map(({ id: group, name }) => [group, name] as const) ?? []), ...(situation.catalogue?.openQuestions.map(({ id: question, question: text }) => [question, text] as const) ?? [])]);
    const textOf = textsOf(situation.catalogue);
    return {
      cycle: state.id, at: instantText(situation.at), catalogueHash, isLaunched: isLaunched(state),
      blockers: blockers.map(({ code, about, roles }) => ({ code, about, roles: [...roles], unit: code === 'ROLE_MISSING' ? about : (situation.people.find(({ userId }) => code === 'ADDRESS_BAD' && userId === about)?.unit ?? null), name: code === 'ADDRESS_BAD' ? personOf(about) : (titleOf.get(about) ?? unitOf(about).name) })),
      warnings: warnings.map(({ decisions, ...warning }) => ({ ...warning, decisions: [...decisions], text: textOf.get(warning.about) ?? '' })),
    };
  }

  async preview(id: string): Promise<z.infer<typeof LaunchPreviewView>> {
    const { state, situation, catalogueHash } = await this.before(id);
    const { catalogue, units, settings } = situation;
    const { total, byTask, byLevel, byUnit } = previewOf(catalogue ? launchOrders(catalogue, catalogueHash ?? '', units, settings) : []);
    const unitOf = await this.units.names();
    const titles = new Map(catalogue?.tasks.map(({ code, title }) => [code, title]));
    const named = (counted: readonly Counted[], nameOf: (each: string) => string) => counted.map(({ id: each, count }) => ({ id: each, name: nameOf(each), count }));
    return { cycle: state.id, catalogueHash, total, byTask: named(byTask, (task) => titles.get(task) ?? task), byLevel: named(byLevel, (level) => level), byUnit: named(byUnit, (unit) => unitOf(unit).name) };
  }

  async progress(id: string): Promise<z.infer<typeof LaunchProgressView>> {
    const cycle = cycleIdIn(id);
    return { cycle, ...(await this.launches.progress(cycle)) };
  }

  private async before(id: string): Promise<BeforeLaunch> {
    return this.launches.before(cycleIdIn(id), instant(await this.clock.now()));
  }
}

const tasksOf = ({ tasks }: CatalogueVersion, group: string): string[] => tasks.filter(({ obligations }) => obligations.some(({ scope }) => scope.kind === 'region_group' && scope.group === group)).map(({ code }) => code);

/** What a warning is about, in the notice's words. */
const textsOf = (catalogue: CatalogueVersion | null): ReadonlyMap<string, string> =>
  new Map([
    ...(catalogue?.regionGroups ?? []).map(({ id, name }) => [id, name] as const),
    ...(catalogue?.tasks ?? []).flatMap(({ code, title, bureauMilestones, obligations }) => [
      [code, title] as const,
      ...[...obligations, ...bureauMilestones, ...obligations.flatMap(({ milestones }) => milestones)].map(({ id, summary }) => [id, summary] as const),
    ]),
  ]);
