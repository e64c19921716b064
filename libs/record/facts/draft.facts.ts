import type pg from 'pg';
import type { DraftFact } from '#domain/assignment/assignment.facts.js';
import { isBlank } from '#domain/shared/text.js';
import { hashOf } from '../hash.js';

export interface StoredDraft {
  readonly fact: DraftFact;
  readonly sections: readonly { readonly id: string; readonly text: string }[];
}

interface DraftSection {
  readonly id: string;
  readonly text: string;
  readonly files?: readonly string[] | undefined;
}

/** What the rules are told of a stored text. */
export const draftFactOf = (version: number, sections: readonly DraftSection[], editors: readonly string[]): DraftFact => ({
  version,
  textHash: hashOf(sections),
  sections: sections.map(({ id, text, files = [] }) => ({ id, isEmpty: isBlank(text), hash: hashOf(files.length > 0 ? { text, files } : text), files })),
  lastEditedBy: editors,
});

/** The draft as stored now: one statement, so version and text belong together; null where none was saved. */
export async function readDraft(client: pg.PoolClient, assignment: string): Promise<StoredDraft | null> {
  const { rows } = await client.query<{ version: number; sections: { id: string; text: string; files?: string[] }[]; saved_by: string; editors: string[] }>(
    'select draft.version, draft.sections, draft.saved_by, draft.editors from draft where draft.assignment_id = $1',
    [assignment],
  );
  const draft = rows[0];
  if (!draft) return null;
  return {
    sections: draft.sections,
    fact: draftFactOf(draft.version, draft.sections, [...new Set([...draft.editors, draft.saved_by])]),
  };
}
