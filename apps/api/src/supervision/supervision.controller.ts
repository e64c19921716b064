import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { z } from 'zod';
import { SupervisionList, SupervisionNotice, WithheldList } from '#api-types/views/register.views.js';
import { turned } from '#persistence/read-models/keyset.js';
import { SupervisionReadModel, WITHHELD_ORDER } from '#persistence/read-models/supervision.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import { COUNTED, countedTo, marksOf, OnlyTurns, PAGE_SIZE, turnOf } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { scopeOf } from '../platform/visibility.js';
import { SupervisionQuery, SupervisionRegister } from './supervision.queries.js';


/** 督办台账: cases by level, now or as of a past day. */
@Controller('supervision')
export class SupervisionController {
  constructor(
    @Inject(SupervisionReadModel) private readonly supervision: SupervisionReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(SupervisionRegister) private readonly registers: SupervisionRegister,
  ) {}

  @Get()
  @Answers(SupervisionList)
  list(@Query({ schema: SupervisionQuery }) query: z.infer<typeof SupervisionQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof SupervisionList>> {
    return this.registers.list(query, user);
  }

  /** What the cap of three notices a unit and week held back (S5). */
  @Get('withheld')
  @Only('coordinator', 'bureau_leader')
  @Answers(WithheldList)
  async withheld(@Query({ schema: OnlyTurns }) marks: z.infer<typeof OnlyTurns>): Promise<z.infer<typeof WithheldList>> {
    const [{ rows, ...beside }, total, nameOf] = await Promise.all([turned(turnOf(WITHHELD_ORDER, marks, PAGE_SIZE), (turn) => this.supervision.withheld(turn)), this.supervision.withheldTotal(COUNTED), this.units.names()]);
    return {
      ...countedTo(total), ...marksOf(beside),
      rows: rows.map(({ place: _place, unit, dueAtMs, withheldAtMs, nextAtMs, ...row }) => ({ ...row, unit: nameOf(unit), dueAt: instantText(dueAtMs), withheldAt: instantText(withheldAtMs), nextAt: instantTextOrNull(nextAtMs) })),
    };
  }

  /** 督办单 as issued; 404 until it is written, a moment after the case opened. */
  @Get(':caseId/notice')
  @Answers(SupervisionNotice)
  async notice(@Param('caseId') caseId: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof SupervisionNotice>> {
    const found = isStorable(caseId) ? await this.supervision.notice(caseId, scopeOf(user)) : undefined;
    if (!found) throw notFound();
    return { title: found.title, paragraphs: found.paragraphs };
  }
}
