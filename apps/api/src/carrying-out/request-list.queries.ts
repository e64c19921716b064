import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { RequestList, RequestRow } from '#api-types/views/carrying-out.views.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { PendingRequest } from '#domain/assignment/pending.js';
import { waitingSides } from '#domain/assignment/request.js';
import { extendableDate } from '#domain/deadline/duty-date.js';
import { cycleId } from '#domain/shared/ids.js';
import { CarryingOutReadModel } from '#persistence/read-models/carrying-out.read-model.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { scopeOf } from '../platform/visibility.js';
import { titleOf } from '../platform/titles.js';

type Row = z.infer<typeof RequestRow>;
type Asked = Pick<Row, 'kind' | 'waitingFor'> & Partial<Row>;

/** 申请 (section 8) that nobody has decided: one's own, and those that wait for oneself first. */
@Injectable()
export class RequestLists {
  constructor(
    @Inject(CarryingOutReadModel) private readonly carryingOut: CarryingOutReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async list(year: number, user: SignedIn): Promise<z.infer<typeof RequestList>> {
    const cycle = cycleId(year);
    const [states, nameOf, titles] = await Promise.all([this.carryingOut.requesting(cycle, scopeOf(user)), this.units.names(), this.catalogues.tasksOf(year)]);
    const rows = states.flatMap((state) =>
      askedIn(state).map((asked): Row => ({
        assignment: state.id, task: titleOf(titles, state.task), unit: nameOf(state.unit), duty: null, was: null, asked: null, ground: null, requestedAt: null, decideBy: null, ...asked,
        side: state.unit === user.unit ? 'own' : isFor(user, state, asked) ? 'decide' : 'other',
      })),
    );
    return { cycle, rows: rows.sort((a, b) => (a.decideBy ?? '9').localeCompare(b.decideBy ?? '9') || a.assignment.localeCompare(b.assignment)) };
  }
}

const isFor = ({ unit, roles }: SignedIn, { leadDepartment }: IssuedState, { waitingFor }: Asked): boolean =>
  (waitingFor.includes('director') && unit === leadDepartment && roles.includes('director')) || (waitingFor.includes('coordinator') && roles.includes('coordinator'));

const pending = (request: PendingRequest) => ({ requestedAt: instantText(request.requestedAt), decideBy: request.decideBy, waitingFor: waitingSides(request) });

const askedIn = (state: IssuedState): Asked[] => [
  ...state.extensions.map((request): Asked => ({ kind: 'extension', ...pending(request), duty: request.duty, was: extendableDate(state, request.duty), asked: request.asked })),
  ...(state.exemption ? [{ kind: 'exemption' as const, ...pending(state.exemption), ground: state.exemption.ground }] : []),
  ...(state.optOut ? [{ kind: 'opt_out' as const, waitingFor: ['director' as const] }] : []),
  ...(state.openCase?.appeal === 'lodged' ? [{ kind: 'appeal' as const, waitingFor: ['coordinator' as const] }] : []),
];
