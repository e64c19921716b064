/** What is sent while a plan is carried out, until close-out. */
export interface ProgressCommandBodies {
  SubmitProgress: { readonly percent: number; readonly milestonesReached: readonly string[]; readonly text: string };
  DeclareCompletion: { readonly text: string };
  CloseOut: { readonly reason: string };
  ReturnCompletion: { readonly reason: string };
}
