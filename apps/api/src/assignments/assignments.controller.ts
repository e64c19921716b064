import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { DayText } from '#api-types/views/common.views.js';
import { ExtensionPreview } from '#api-types/views/request.views.js';
import { ReminderList } from '#api-types/views/register.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import { OnlyTurns } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Reminders } from '../reminders/reminders.queries.js';
import { Assignments } from './assignments.queries.js';
import { ExtensionPreviews } from './extension-preview.js';

const NewDate = z.object({ duty: z.string().min(1).max(100), dueOn: DayText });
/** All rows of one assignment on one page: a ladder has some thirty. */
const WHOLE_LADDER = 500;

@Controller('assignments/:id')
export class AssignmentsController {
  constructor(
    @Inject(Assignments) private readonly assignments: Assignments,
    @Inject(Reminders) private readonly reminders: Reminders,
    @Inject(ExtensionPreviews) private readonly previews: ExtensionPreviews,
  ) {}

  /** One page: clause, plan, letter, history, and each verb of the reader's side with the reason why not. */
  @Get()
  @Answers(AssignmentView)
  view(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof AssignmentView>> {
    return this.assignments.view(assignmentIdOf(id), user);
  }

  /** What an extension would move and shorten (T9); changes nothing. */
  @Get('extension-preview')
  @Answers(ExtensionPreview)
  async extensionPreview(@Param('id') id: string, @Query({ schema: NewDate }) { duty, dueOn }: z.infer<typeof NewDate>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ExtensionPreview>> {
    const assignment = assignmentIdOf(id);
    await this.assignments.mustSee(assignment, user);
    return this.previews.of(assignment, duty, dueOn);
  }

  @Get('reminders')
  @Answers(ReminderList)
  async ledger(@Param('id') id: string, @Query({ schema: OnlyTurns }) marks: z.infer<typeof OnlyTurns>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ReminderList>> {
    const assignment = assignmentIdOf(id);
    await this.assignments.mustSee(assignment, user);
    return this.reminders.list({ assignment, ...marks }, user, WHOLE_LADDER);
  }
}
