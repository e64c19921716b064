import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { pathOf, type Answer, type Person } from './people.js';

/** Brings one act into the record, whatever happens on the way. */
export type Deed = (by: Person, body: PersonCommandBody) => Promise<void>;

export interface PlanOf {
  readonly stream: AssignmentId;
  readonly clerk: Person;
  readonly leader: Person;
  /** Each department with its reviewer; the last one returns the first round. */
  readonly reviewers: readonly { readonly department: string; readonly reviewer: Person }[];
}

/** In every text that people write here: it must be found in the record alone. */
export const CANARY = '金丝雀4711';
type Section = { readonly id: string; readonly text: string };
const FIRST: readonly Section[] = [{ id: 'goals', text: `年底前转化专利。${CANARY}` }, { id: 'measures', text: `逐校盘点。${CANARY}` }];
const SECOND: readonly Section[] = [{ id: 'goals', text: `年底前转化专利 1000 件。${CANARY}` }, { id: 'measures', text: `逐校盘点。${CANARY}` }];

/** From the acknowledgement, where that is still to do, through a return in the first round to the approval in the second. Answers how many acts that were. */
export async function walk({ stream, clerk, leader, reviewers }: PlanOf, deed: Deed): Promise<number> {
  let acts = 0;
  const does: Deed = async (by, body) => {
    acts += 1;
    await deed(by, body);
  };
  const { status } = await clerk.untilTaken('where it stands', () => clerk.ask<{ status: string }>('GET', pathOf(stream)));
  if (status === 'assigned') await does(clerk, { type: 'AcknowledgeAssignment' });
  const version = await autosave(clerk, stream, 0, FIRST);
  await submit(version, []);
  for (const { department, reviewer } of reviewers) {
    const isReturned = department === reviewers.at(-1)?.department;
    await does(reviewer, { type: 'ClaimReview', department });
    await does(reviewer, { type: 'DecideReview', department, decision: isReturned ? 'return' : 'approve', opinion: CANARY, items: isReturned ? [{ section: 'goals', text: `请写明件数。${CANARY}` }] : [] });
  }
  const returned = await clerk.untilTaken('the letter', () => clerk.ask<{ letter: { items: { id: string }[] } }>('GET', pathOf(stream)));
  const revised = await autosave(clerk, stream, version, SECOND);
  await submit(revised, returned.letter.items.map(({ id }) => ({ item: id, kind: 'changed', reason: CANARY })));
  // Only the department that returned it looks again: the approvals of the others stand.
  for (const { department, reviewer } of reviewers.slice(-1)) {
    await does(reviewer, { type: 'ClaimReview', department });
    await does(reviewer, { type: 'DecideReview', department, decision: 'approve', opinion: CANARY, items: [] });
  }
  return acts;

  async function submit(draftVersion: number, answers: { item: string; kind: 'changed'; reason: string }[]): Promise<void> {
    await does(clerk, { type: 'DraftPlan', draftVersion, answers });
    const { plan } = await clerk.untilTaken('the plan', () => clerk.ask<{ plan: { textHash: string } }>('GET', pathOf(stream)));
    await does(leader, { type: 'SignOffPlan', textHash: plan.textHash, opinion: `同意${CANARY}` });
    await does(clerk, { type: 'SubmitPlan', textHash: plan.textHash });
  }
}

/** 暂存: no act and no key; saved twice under one version would be a conflict. So after an answer that was lost it is looked at first, as the page does. */
async function autosave(clerk: Person, stream: AssignmentId, baseVersion: number, sections: readonly Section[]): Promise<number> {
  let isLost = false;
  const saved = async (): Promise<Answer<{ version: number }>> => {
    const kept = isLost ? await clerk.ask<{ version: number }>('GET', pathOf(stream, '/draft')) : undefined;
    if (kept?.status === 200 && kept.body.version > baseVersion) return kept;
    const answer = await clerk.ask<{ version: number }>('PUT', pathOf(stream, '/draft'), { baseVersion, sections });
    isLost ||= answer.status === 0;
    return answer;
  };
  return (await clerk.untilTaken('the draft', saved)).version;
}
