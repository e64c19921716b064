import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ExtensionPreview } from '#api-types/views/request.views.js';
import { addDays, endOf } from '#domain/calendar/day.js';
import { isProvisional } from '#domain/calendar/working-calendar.js';
import type { Day } from '#domain/calendar/instant.js';
import { LONGEST_EXTENSION, sidesFor } from '#domain/deadline/extension.js';
import { extensionEffects } from '#domain/deadline/extension-effects.js';
import { AssignmentReadModel } from '#persistence/read-models/assignment.read-model.js';
import { FactsReadModel } from '#persistence/read-models/facts.read-model.js';
import { ApiError, notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';

/** What the extension form shows before anything is sent (T9). */
@Injectable()
export class ExtensionPreviews {
  constructor(
    @Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel,
    @Inject(FactsReadModel) private readonly facts: FactsReadModel,
  ) {}

  async of(id: string, duty: string, dueOn: string): Promise<z.infer<typeof ExtensionPreview>> {
    const whole = await this.assignments.whole(id);
    if (!whole) throw notFound();
    const facts = await this.facts.of(whole.state, whole.now);
    const effects = extensionEffects(whole.state, duty, dueOn as Day, facts);
    if (!effects) throw new ApiError('UNKNOWN_DUTY', { duty });
    const { ledger, shortens, ...rest } = effects;
    return {
      ...rest,
      inTime: whole.now < endOf(effects.was),
      latest: addDays(effects.was, LONGEST_EXTENSION),
      provisional: isProvisional(facts.calendar, effects.is),
      needs: [...sidesFor(whole.state, duty)],
      shortens: shortens.map((each) => ({ ...each })),
      dropped: ledger.suppressed.map(({ duty: of, rule }) => ({ duty: of, rule })),
      added: ledger.planned.map(({ duty: of, rule, dueAt, suppressed }) => ({ duty: of, rule, dueAt: instantText(dueAt), suppressedReason: suppressed })),
    };
  }
}
