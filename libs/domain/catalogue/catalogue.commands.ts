import type { CatalogueDraft } from './catalogue-draft.js';

export interface CatalogueCommandBodies {
  /** 导入: a draft with the hash of its source; a source is imported once (C1). */
  ImportCatalogue: { readonly sourceHash: string; readonly sourceName: string; readonly draft: CatalogueDraft };
  /** What the text leaves open, answered by a person (C2). */
  AnswerQuestion: { readonly question: string; readonly answer: string; readonly reason: string };
  CorrectField: { readonly path: string; readonly value: unknown; readonly reason: string };
  /** 确认, by somebody who has not worked on it, of the draft that they saw (C3). */
  ConfirmCatalogue: { readonly draftHash: string };
  /** Whether a task of another version (`with`) and one of this are the same: what their texts leave open (X2). */
  DecidePair: { readonly with: string; readonly before: string; readonly after: string; readonly same: boolean; readonly reason: string };
}
export type CatalogueVerb = keyof CatalogueCommandBodies;
export type CatalogueCommandBody = { readonly [V in CatalogueVerb]: { readonly type: V } & CatalogueCommandBodies[V] }[CatalogueVerb];
