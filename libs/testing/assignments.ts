import type { Actor, Role } from '#domain/access/actor.js';
import type { IssueAssignmentBody } from '#domain/assignment/assignment.commands.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { issueOrders } from '#domain/cycle/launch-cycle.js';
import { assignmentParts, type AssignmentId } from '#domain/shared/ids.js';
import type { InMemoryRecord } from './in-memory-record.js';
import { TEXT_HASH } from './moves.js';

const user = (userId: string, unit: string, ...roles: Role[]): Actor => ({ kind: 'user', userId, unit, roles });

/** What the launch of 2024 sends to an assignment. */
export const issueBody = (stream: AssignmentId): IssueAssignmentBody => {
  const unit = assignmentParts(stream)?.unit ?? '';
  const order = issueOrders(CATALOGUE_2024, 'catalogue-hash', { provinces: [unit], cities: [] }).find((each) => each.stream === stream);
  if (!order) throw new Error(`${stream} is not in the catalogue of 2024`);
  return order.body;
};

/** The people around one assignment, acting on a fake record, a verb each. */
export const actorsOf = (record: InMemoryRecord, stream: AssignmentId) => {
  const body = issueBody(stream);
  const clerk = user(`c${body.unit}`, body.unit, 'liaison', 'clerk');
  const leader = user(`l${body.unit}`, body.unit, 'leader');
  const departments = [body.leadDepartment, ...body.supportingDepartments];
  const leadReviewer = user(`r-${body.leadDepartment}`, body.leadDepartment, 'reviewer');
  const reviewAll = async (decision: 'approve' | 'return'): Promise<void> => {
    // Who approved before is not asked again.
    const state = record.stateOf(stream);
    const asked = state.status === 'in_review' ? state.slots.filter((slot) => !slot.decision).map((slot) => slot.department) : departments;
    for (const department of asked) {
      const reviewer = user(`r-${department}`, department, 'reviewer');
      const returns = decision === 'return' && department === body.leadDepartment;
      await record.must(stream, reviewer, { type: 'ClaimReview', department });
      await record.must(stream, reviewer, {
        type: 'DecideReview', department, decision: returns ? 'return' : 'approve', opinion: '', items: returns ? [{ section: 'goals', text: '请写明目标值' }] : [],
      });
    }
  };
  return {
    issue: () => record.must(stream, { kind: 'system' }, body),
    acknowledge: () => record.must(stream, clerk, { type: 'AcknowledgeAssignment' }),
    /** Drafts, answers the letter's items if there is one, signs off, submits. */
    submit: async () => {
      const state = record.stateOf(stream);
      const letter = state.status === 'not_issued' ? null : state.letter;
      const answers = (letter?.items ?? []).map(({ id }) => ({ item: id, kind: 'changed' as const, reason: '' }));
      await record.must(stream, clerk, { type: 'DraftPlan', draftVersion: 1, answers, metricValues: (body.metrics ?? []).map(({ id: metric, value }) => ({ metric, value })) });
      await record.must(stream, leader, { type: 'SignOffPlan', textHash: TEXT_HASH, opinion: '' });
      await record.must(stream, clerk, { type: 'SubmitPlan', textHash: TEXT_HASH });
    },
    returnPlan: () => reviewAll('return'),
    approvePlan: () => reviewAll('approve'),
    report: (percent: number) => record.must(stream, clerk, { type: 'SubmitProgress', percent, milestonesReached: [], text: '进展' }),
    accept: (period: string) => record.must(stream, leadReviewer, { type: 'AcceptProgress', period }),
    reachMilestones: () => record.must(stream, clerk, { type: 'SubmitProgress', percent: 100, milestonesReached: body.milestones.map(({ id }) => id), text: '完成', evidence: [{ kind: 'link', url: 'https://evidence.test/' }] }),
    complete: () => record.must(stream, leader, { type: 'DeclareCompletion', text: '完成' }),
    closeOut: () => {
      const state = record.stateOf(stream);
      const evidence = state.status === 'not_issued' ? [] : state.evidence.slice(-1);
      return record.must(stream, leadReviewer, { type: 'CloseOut', seen: body.milestones.map(({ id: milestone }) => ({ milestone, evidence })), reason: '' });
    },
  };
};
