import { Controller, Get, Inject, Param } from '@nestjs/common';
import type { z } from 'zod';
import { PlanRounds } from '#api-types/views/assignment.views.js';
import { AssignmentReadModel } from '#persistence/read-models/assignment.read-model.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { maySee, sidesOf } from '../platform/visibility.js';
import { roundsOf } from './submitted-versions.js';

/** What was submitted, round by round, so that any two can be compared. */
@Controller('assignments/:id/rounds')
export class PlanRoundsController {
  constructor(@Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel) {}

  @Get()
  @Answers(PlanRounds)
  async list(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof PlanRounds>> {
    const whole = await this.assignments.whole(assignmentIdOf(id));
    if (!whole || !maySee(user, sidesOf(whole.state))) throw notFound();
    return {
      rounds: roundsOf(whole).map(({ version, round, at, textHash, sections }) => ({ round, version, textHash, submittedAt: instantText(at), sections: sections.map((section) => ({ ...section })) })),
    };
  }
}
