import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { SupervisionList, SupervisionNotice } from '#api-types/views/register.views.js';
import { BLUE_ADDRESSEES } from '#domain/reminder/reminder-rule.js';
import { SupervisionReadModel } from '#persistence/read-models/supervision.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import { Filter, Page, PAGE_SIZE } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { scopeOf } from '../platform/visibility.js';

const SupervisionQuery = z.object({ level: z.enum(['blue', 'orange', 'red']).optional(), state: z.enum(['open', 'closed']).optional(), task: Filter, unit: Filter, page: Page });

/** Blue alone is issued so far (section 7); codes as in the ledger, the page has the words. */
const TO = BLUE_ADDRESSEES.filter((addressee) => addressee.startsWith('unit:'));
const COPIES = BLUE_ADDRESSEES.filter((addressee) => !addressee.startsWith('unit:'));

/** 督办台账. */
@Controller('supervision')
export class SupervisionController {
  constructor(
    @Inject(SupervisionReadModel) private readonly supervision: SupervisionReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  @Get()
  @Answers(SupervisionList)
  async list(@Query({ schema: SupervisionQuery }) { page, ...filter }: z.infer<typeof SupervisionQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof SupervisionList>> {
    const [{ total, rows }, nameOf] = await Promise.all([this.supervision.page(filter, scopeOf(user), page, PAGE_SIZE), this.units.names()]);
    return {
      total, page, pageSize: PAGE_SIZE,
      rows: rows.map(({ unit, leadDepartment: _lead, openedAtMs, closedAtMs, ...row }) => ({
        ...row,
        unit: nameOf(unit),
        openedAt: instantText(openedAtMs),
        closedAt: instantTextOrNull(closedAtMs),
        addressees: [...TO],
        copies: [...COPIES],
      })),
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
