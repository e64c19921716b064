type SlotDecision = 'approve' | 'return' | null;

/** Quorum `all` 会签: everybody decides, then one return is enough to return (L6). Judged after every decision. */
export const allOf = (decisions: readonly SlotDecision[]): 'open' | 'approved' | 'returned' => {
  if (decisions.some((decision) => decision === null)) return 'open';
  return decisions.every((decision) => decision === 'approve') ? 'approved' : 'returned';
};
