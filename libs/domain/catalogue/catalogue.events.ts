/** Public facts of a catalogue's stream; answers, values and reasons are texts, the content stands in a table of its own. */
export interface CatalogueEvents {
  CatalogueImported: { readonly sourceHash: string; readonly draftHash: string; readonly questions: number };
  QuestionAnswered: { readonly question: string };
  /** `draftHash`: of the draft from now on. */
  FieldCorrected: { readonly path: string; readonly draftHash: string };
  /** Frozen: the version that a cycle launches from. */
  CatalogueConfirmed: { readonly year: number; readonly draftHash: string; readonly catalogueHash: string };
  /** Two tasks by their paths, `before` in the version `with`. */
  PairDecided: { readonly with: string; readonly before: string; readonly after: string; readonly same: boolean };
}
