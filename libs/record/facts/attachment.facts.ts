import type pg from 'pg';
import type { Refusal } from '#domain/shared/refusal.js';

interface NamedFile {
  readonly attachment: string;
  readonly hash: string;
}

/** Files that a body names as evidence. */
const filesOf = (body: object): NamedFile[] => {
  const evidence: unknown = 'evidence' in body ? body.evidence : [];
  return Array.isArray(evidence) ? (evidence as { kind?: string }[]).filter((each): each is { kind: 'file' } & NamedFile => each.kind === 'file') : [];
};

/** Evidence names files of its own assignment and the sender's unit, with the content that they have (P2); else why not. */
export async function unknownFiles(client: pg.PoolClient, assignment: string, unit: string, body: object): Promise<Refusal | undefined> {
  const files = filesOf(body);
  if (files.length === 0) return undefined;
  const { rows } = await client.query<NamedFile>({
    name: 'attachments-of',
    text: 'select attachment.id::text as attachment, attachment.hash from attachment where attachment.assignment_id = $1 and attachment.unit_id = $2',
    values: [assignment, unit],
  });
  const unknown = files.filter(({ attachment, hash }) => !rows.some((row) => row.attachment === attachment && row.hash === hash));
  return unknown.length > 0 ? { code: 'UNKNOWN_ATTACHMENT', facts: { ids: unknown.map(({ attachment }) => attachment) } } : undefined;
}
