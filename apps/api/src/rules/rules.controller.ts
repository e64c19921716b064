import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { DayText } from '#api-types/views/common.views.js';
import { RulesView } from '#api-types/views/rules.views.js';
import { addDays, at, endOf, parseDay } from '#domain/calendar/day.js';
import { isProvisional, isWorkingDay } from '#domain/calendar/working-calendar.js';
import { completed, settingsOf, type CycleSettings } from '#domain/cycle/cycle-settings.js';
import { deadlineLadder } from '#domain/reminder/deadline-ladder.js';
import { bureauLadder, headsOf, revisionLadder } from '#domain/reminder/limit-ladder.js';
import { DEADLINE_LADDER, LADDER_RULES, UNIT_ADDRESSEES, type LadderRule, type PlannedReminder } from '#domain/reminder/reminder-rule.js';
import { cycleId } from '#domain/shared/ids.js';
import { unansweredLadder } from '#domain/supervision/unanswered-ladder.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { LaunchReadModel } from '#persistence/read-models/launch.read-model.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { yearIn } from '../platform/cycle-id.js';
import { instantText } from '../platform/instant-text.js';

const RulesQuery = z.object({
  dueOn: DayText.optional(),
  /** As it is thought of, comma-separated; absent: as it stands. */
  ladder: z.string().max(100).transform((text) => text.split(',')).pipe(z.array(z.enum(LADDER_RULES)).min(1)).optional(),
});

/** 规则: reminder and escalation ladders of a cycle, reckoned for a sample deadline; nothing is written. */
@Controller('cycles/:id/rules')
@Only('coordinator', 'bureau_leader')
export class RulesController {
  constructor(
    @Inject(LaunchReadModel) private readonly launches: LaunchReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
  ) {}

  @Get()
  @Answers(RulesView)
  async view(@Param('id') id: string, @Query({ schema: RulesQuery }) { dueOn: wanted, ladder }: z.infer<typeof RulesQuery>): Promise<z.infer<typeof RulesView>> {
    const settings = await this.settingsOf(id);
    const { calendar } = await this.clock.nowAndCalendar();
    const dueOn = parseDay(wanted ?? settings.planDueOn);
    const inUse = settings.ladder ?? LADDER_RULES;
    return {
      cycle: id, settingsVersion: settings.version, calendarVersion: calendar.version, dueOn, isWorkingDay: isWorkingDay(calendar, dueOn), isProvisional: isProvisional(calendar, dueOn), inUse: [...inUse],
      reminders: remindersOf({ dueOn, calendar, settings, ladder: ladder ?? inUse }),
      limits: limitsOf({ dueOn, calendar }),
      escalation: unansweredLadder(dueOn, calendar, settings).map(({ at: when, ...step }) => ({ ...step, at: instantText(when) })),
    };
  }

  private async settingsOf(id: string): Promise<CycleSettings> {
    const year = yearIn(id);
    const state = await this.launches.cycle(cycleId(year));
    return state.status === 'not_launched' ? settingsOf(year) : completed(state.settings);
  }
}

interface Sample {
  readonly dueOn: ReturnType<typeof parseDay>;
  readonly calendar: Parameters<typeof isWorkingDay>[0];
}
/** A duty that has been there for a year. */
const sinceLong = ({ dueOn }: Sample) => at(addDays(dueOn, -365), 9);

const remindersOf = ({ settings, ladder, ...sample }: Sample & { settings: CycleSettings; ladder: readonly LadderRule[] }): z.infer<typeof RulesView>['reminders'] => {
  const rows = (rules: readonly LadderRule[]): readonly PlannedReminder[] =>
    deadlineLadder({ duty: 'plan', dueOn: sample.dueOn, occurrence: sample.dueOn, since: sinceLong(sample), escalatesOnWd: settings.blueOnWd, ladder: rules }, sample.calendar);
  const [all, sent] = [rows(LADDER_RULES), rows(ladder)];
  return DEADLINE_LADDER.map(({ rule, days, addressees, alone }) => {
    const dueAt = all.find((row) => row.rule === rule)?.dueAt ?? endOf(sample.dueOn);
    const row = sent.find((each) => each.rule === rule);
    return { rule, days, addressees: [...addressees], alone, at: instantText(dueAt), outcome: row ? row.suppressed : 'off' };
  });
};

const limitsOf = (sample: Sample): z.infer<typeof RulesView>['limits'] => {
  const limit = { dueOn: sample.dueOn, occurrence: sample.dueOn, since: sinceLong(sample) };
  const of = (kind: 'revision' | 'bureau', rows: readonly PlannedReminder[]) => rows.map(({ rule, addressees, alone, dueAt }) => ({ kind, rule, addressees: [...addressees], alone, at: instantText(dueAt) }));
  return [
    ...of('revision', revisionLadder({ ...limit, duty: 'revision', to: UNIT_ADDRESSEES }, sample.calendar)),
    ...of('bureau', bureauLadder({ ...limit, duty: 'review', holder: ['lead:reviewer'], heads: headsOf('lead') }, sample.calendar)),
  ];
};
