import { continueAsNew } from '@temporalio/workflow';
import { cycleRulesOf } from '#domain/cycle/cycle.rules.js';
import type { CycleStage } from '#domain/cycle/cycle-stage.js';
import type { CycleInstant, CycleState } from '#domain/cycle/cycle.state.js';
import { cycleViewQuery, type CycleEvent, type CycleStart } from '#messages/cycle.messages.js';
import { ofCycle } from '../shared/activity-proxies.js';
import { followStream } from '../shared/follow-stream.js';

/**
 * The year (年度周期), from its launch to the archive. It waits for what coordinators record, told by the relay, and for its
 * milestones: the end of the opt-in window, the day on which each quarter's reports are shut, the end of the year. It decides
 * nothing: the record does. It ends when the cycle is archived, and can be thrown away at any time.
 */
export async function annualCycleWorkflow(start: CycleStart): Promise<void> {
  const year = followCycle(start);
  await unheard(year);
  await optInWindow(year);
  await reportingQuarters(year);
  await closing(year);
}

type Year = ReturnType<typeof followCycle>;

/** Until the record's first event is heard. */
const unheard = ({ during }: Year): Promise<void> => during('unheard');
/** 选做申报期, 20 working days from the launch (section 8). */
const optInWindow = ({ during }: Year): Promise<void> => during('opt_in_window');
/** 季度报送, until the year ends or a coordinator closes it. Due: each quarter's reports are shut (P1). */
const reportingQuarters = ({ during }: Year): Promise<void> => during('reporting');
/** 收尾, until archived, which no assignment may be open for (Y1). Due: the last quarter's reports are shut. */
const closing = ({ during }: Year): Promise<void> => during('closing');

function followCycle(start: CycleStart) {
  const { cycle } = start;
  const { initial, evolve, nextDue, stageOf, inWords } = cycleRulesOf(start.rulesVersion);
  return followStream<CycleState, CycleEvent, CycleInstant, CycleStage>({
    start, initial: initial(cycle), evolve, nextDue, stageOf, inWords, view: cycleViewQuery,
    load: (after) => ofCycle.loadCycleEvents({ cycle, after }),
    passInstant: ({ rule, occurrence }, after) => ofCycle.passCycleInstant({ cycle, rule, occurrence, after }),
    continueAsNew: (carried) => continueAsNew<typeof annualCycleWorkflow>({ cycle, ...carried }),
  });
}
