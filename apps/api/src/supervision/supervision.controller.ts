import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { SupervisionList, SupervisionNotice, WithheldList } from '#api-types/views/register.views.js';
import { instructionAddressees, NOTICE_ADDRESSEES } from '#domain/supervision/supervision.reminders.js';
import { SupervisionReadModel, type SupervisionItem } from '#persistence/read-models/supervision.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import { Filter, Page, PAGE_SIZE } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { UserNames } from '../platform/user-names.js';
import { scopeOf } from '../platform/visibility.js';

const SupervisionQuery = z.object({ level: z.enum(['blue', 'orange', 'red', 'instruction']).optional(), state: z.enum(['open', 'closed']).optional(), task: Filter, unit: Filter, page: Page });
const OnlyPage = z.object({ page: Page });

/** Codes as in the ledger, the page has the words (section 7). */
const addressed = ({ level, unit, addressee }: SupervisionItem): { addressees: string[]; copies: string[] } =>
  level === 'instruction'
    ? { addressees: [...instructionAddressees({ unit }, addressee)], copies: [] }
    : { addressees: [...NOTICE_ADDRESSEES[level].to], copies: [...NOTICE_ADDRESSEES[level].copies] };

/** 督办台账. */
@Controller('supervision')
export class SupervisionController {
  constructor(
    @Inject(SupervisionReadModel) private readonly supervision: SupervisionReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(UserNames) private readonly people: UserNames,
  ) {}

  @Get()
  @Answers(SupervisionList)
  async list(@Query({ schema: SupervisionQuery }) { page, ...filter }: z.infer<typeof SupervisionQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof SupervisionList>> {
    const [{ total, rows }, nameOf] = await Promise.all([this.supervision.page(filter, scopeOf(user), page, PAGE_SIZE), this.units.names()]);
    const personOf = await this.people.of(rows.flatMap(({ issuer }) => issuer ?? []));
    return {
      total, page, pageSize: PAGE_SIZE,
      rows: rows.map((row) => {
        const { unit, leadDepartment: _lead, openedAtMs, closedAtMs, issuedAtMs, addressee, issuer, ...more } = row;
        return {
          ...more,
          ...addressed(row),
          unit: nameOf(unit),
          addressee: nameOf(addressee),
          issuer: issuer === null ? null : personOf(issuer),
          openedAt: instantText(openedAtMs),
          issuedAt: instantTextOrNull(issuedAtMs),
          closedAt: instantTextOrNull(closedAtMs),
        };
      }),
    };
  }

  /** What the cap of three notices a unit and week held back (S5). */
  @Get('withheld')
  @Only('coordinator', 'bureau_leader')
  @Answers(WithheldList)
  async withheld(@Query({ schema: OnlyPage }) { page }: z.infer<typeof OnlyPage>): Promise<z.infer<typeof WithheldList>> {
    const [{ total, rows }, nameOf] = await Promise.all([this.supervision.withheld(page, PAGE_SIZE), this.units.names()]);
    return {
      total, page, pageSize: PAGE_SIZE,
      rows: rows.map(({ unit, dueAtMs, withheldAtMs, nextAtMs, ...row }) => ({ ...row, unit: nameOf(unit), dueAt: instantText(dueAtMs), withheldAt: instantText(withheldAtMs), nextAt: instantTextOrNull(nextAtMs) })),
    };
  }

  /** 督办单 as issued; 404 until it is written, a moment after the case opened. */
  @Get(':caseId/notice')
  @Answers(SupervisionNotice)
  async notice(@Param('caseId') caseId: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof SupervisionNotice>> {
    const found = isStorable(caseId) ? await this.supervision.notice(caseId, scopeOf(user)) : undefined;
    if (!found) throw notFound();
    return found;
  }
}
