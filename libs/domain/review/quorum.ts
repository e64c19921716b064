/** How the departments' decisions make one result (L6): 会签, 或签, 票签, 依次审核. */
export type Quorum = 'all' | 'any' | 'share' | 'sequential';
export type RoundResult = 'open' | 'approved' | 'returned';
/** One department's say; null while it has not decided. In the order of the departments. */
export interface Vote {
  readonly says: 'approve' | 'return' | null;
  readonly isLead: boolean;
}
type Count = (votes: readonly Vote[]) => RoundResult;

const count = (votes: readonly Vote[], says: Vote['says']): number => votes.filter((vote) => vote.says === says).length;

/** Everybody decides first; then one return is enough to return. */
const all: Count = (votes) => (count(votes, null) > 0 ? 'open' : count(votes, 'return') > 0 ? 'returned' : 'approved');

/** The first decision counts, of either kind. */
const any: Count = (votes) => (count(votes, 'approve') > 0 ? 'approved' : count(votes, 'return') > 0 ? 'returned' : 'open');

/** Two thirds, the lead among them; it fails once that cannot be reached any more. */
const share: Count = (votes) => {
  const isEnough = (approvals: number): boolean => approvals * 3 >= votes.length * 2;
  const lead = votes.find((vote) => vote.isLead)?.says;
  if (lead === 'approve' && isEnough(count(votes, 'approve'))) return 'approved';
  return lead === 'return' || !isEnough(votes.length - count(votes, 'return')) ? 'returned' : 'open';
};

/** One after the other; a return ends it. */
const sequential: Count = (votes) => {
  const next = votes.find((vote) => vote.says !== 'approve');
  return next === undefined ? 'approved' : next.says === null ? 'open' : 'returned';
};

const COUNTS: Record<Quorum, Count> = { all, any, share, sequential };

/** The result after these decisions. */
export const resultOf = (quorum: Quorum, votes: readonly Vote[]): RoundResult => COUNTS[quorum](votes);
