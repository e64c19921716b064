import type { AssignmentStart } from '#messages/assignment.messages.js';
import { act } from '../shared/activity-proxies.js';
import { follow, type Effects } from '../shared/follow.js';

/**
 * The process of one assignment (任务), from issue to close-out. It waits for what people record, told by the relay, and for
 * the instants that the record computed; when one has come it sends the timed command. It decides nothing: the record does.
 * It ends when the assignment is closed, and can be thrown away at any time: the record tells a new one everything.
 */
export async function assignmentWorkflow(start: AssignmentStart): Promise<void> {
  const assignment = follow(start, always);
  while (!assignment.isClosed()) {
    await unheard(assignment);
    await issued(assignment);
    await planning(assignment);
    await review(assignment);
    await revision(assignment);
    await carryingOut(assignment);
    await completion(assignment);
  }
  await assignment.effectsDone();
}

type Assignment = ReturnType<typeof follow>;

/** In every stage a notice (督办单, 批示) is composed when a case opens, is raised, or a leader gives an instruction. */
const always: Effects = { SupervisionOpened: act.composeSupervisionNotice, SupervisionRaised: act.composeSupervisionNotice, InstructionGiven: act.composeSupervisionNotice };

/** Until the record's first event is heard. */
const unheard = ({ during }: Assignment): Promise<void> => during('unheard');
/** 待签收, until acknowledged. Due: 3 working days, then blue, orange, red (L1, S1). */
const issued = ({ during }: Assignment): Promise<void> => during('issued');
/** 起草, until the plan is submitted. Due: its deadline, then blue, orange, red (T1, S1). */
const planning = ({ during }: Assignment): Promise<void> => during('planning');
/** 审核, until the round's result. Due: the bureau's limit (L6). */
const review = ({ during }: Assignment): Promise<void> => during('review');
/** 修改, until submitted again; then review, in the next turn. Due: the revision date, then supervision (L8, S1). */
const revision = ({ during }: Assignment): Promise<void> => during('revision');
/** 实施, until completion is declared. Due: milestones, reports and their checks, the completion, then supervision (T1, P1, S1). */
const carryingOut = ({ during }: Assignment): Promise<void> => during('carrying_out');
/** 待销号, until closed out, or returned to carrying out. Due: the bureau's limit (P6, S2). */
const completion = ({ during }: Assignment): Promise<void> => during('completion');
