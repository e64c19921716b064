import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { SupervisionList } from '#api-types/views/register.views.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { allowedOnCase } from '#domain/supervision/allowed-on-case.js';
import { instructionAddressees, NOTICE_ADDRESSEES } from '#domain/supervision/supervision.reminders.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { turned } from '#persistence/read-models/keyset.js';
import { SUPERVISION_ORDER, SupervisionReadModel, type SupervisionItem } from '#persistence/read-models/supervision.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import { AsOf, asOfInstant } from '../platform/as-of.js';
import { CycleFilter } from '../platform/cycle-id.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import { COUNTED, countedTo, EVERY, Filter, marksOf, PAGE_SIZE, turnOf, Turns } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { toldAction } from '../platform/told.js';
import { UserNames } from '../platform/user-names.js';
import { scopeOf } from '../platform/visibility.js';

/** `reply=waiting`: replies to check; `drafted=1`: red that waits to be issued; `asOf`: as of a past day. */
export const SupervisionQuery = z.object({
  level: z.enum(['blue', 'orange', 'red', 'instruction']).optional(), state: z.enum(['open', 'closed']).optional(), reply: z.enum(['waiting', 'accepted', 'rejected']).optional(), drafted: z.enum(['1']).optional(),
  cycle: CycleFilter, task: Filter, unit: Filter, asOf: AsOf, ...Turns,
});
type Query = z.infer<typeof SupervisionQuery>;
type View = z.infer<typeof SupervisionList>;
/** Rows alone are for those who have asked how many there are. */
type Read = Omit<View, 'atLeast'>;

/** Codes as in the ledger, the page has the words (section 7). */
const addressed = ({ level, unit, addressee }: SupervisionItem): { addressees: string[]; copies: string[] } =>
  level === 'instruction'
    ? { addressees: [...instructionAddressees({ unit }, addressee)], copies: [] }
    : { addressees: [...NOTICE_ADDRESSEES[level].to], copies: [...NOTICE_ADDRESSEES[level].copies] };

/** Cases as the reader may see them; a red draft is for the bureau alone. */
@Injectable()
export class SupervisionRegister {
  constructor(
    @Inject(SupervisionReadModel) private readonly supervision: SupervisionReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(UserNames) private readonly people: UserNames,
  ) {}

  /** A piece, with what the reader may do. */
  async list(query: Query, user: SignedIn, size = PAGE_SIZE): Promise<View> {
    const { total, ...view } = await this.read(query, user, size, COUNTED, true);
    return { ...countedTo(total), ...view };
  }

  /** Rows alone; how many there are is told with the first. */
  rows(query: Query, user: SignedIn, size: number): Promise<Read> {
    return this.read(query, user, size, query.after === undefined ? EVERY : 0, false);
  }

  private async read({ page: _page, after, before, asOf, drafted, ...filter }: Query, user: SignedIn, size: number, most: number, offers: boolean): Promise<Read> {
    const scope = scopeOf(user);
    const now = await this.clock.now();
    const past = asOfInstant(asOf, now);
    // What a unit is not shown it cannot ask for either.
    const asked = { ...filter, drafted: drafted === '1' && scope.kind !== 'unit' };
    const [{ rows, ...beside }, total, nameOf] = await Promise.all([
      turned(turnOf(SUPERVISION_ORDER, { after, before }, size), (turn) => this.supervision.page(asked, scope, turn, past)), most === 0 ? 0 : this.supervision.total(asked, scope, most, past), this.units.names(),
    ]);
    const isOffered = offers && past === null;
    const [personOf, states] = await Promise.all([this.people.of(rows.flatMap(({ issuer }) => issuer ?? [])), isOffered ? this.supervision.states(rows.filter(({ state }) => state === 'open').map(({ assignment }) => assignment)) : new Map<string, IssuedState>()]);
    const actor = actorOf(user);
    return {
      total, at: instantText(past ?? now), ...marksOf(beside),
      rows: rows.map((row) => {
        const state = states.get(row.assignment);
        const { place: _place, unit, leadDepartment: _lead, openedAtMs, closedAtMs, issuedAtMs, addressee, issuer, ...more } = row;
        return {
          ...more,
          ...addressed(row),
          unit: nameOf(unit),
          addressee: nameOf(addressee),
          issuer: issuer === null ? null : personOf(issuer),
          openedAt: instantText(openedAtMs),
          issuedAt: instantTextOrNull(issuedAtMs),
          closedAt: instantTextOrNull(closedAtMs),
          allowedActions: state ? allowedOnCase(state, row.id, actor).map((each) => toldAction(each, personOf)) : [],
        };
      }),
    };
  }
}
