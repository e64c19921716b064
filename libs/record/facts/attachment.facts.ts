import type pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import type { AssignmentCommandBody } from '#domain/assignment/assignment.commands.js';
import type { AssignmentFacts, DraftFact } from '#domain/assignment/assignment.facts.js';
import type { AttachmentFact } from '#domain/assignment/attachments.js';

const namesFiles = (body: AssignmentCommandBody, draft: DraftFact | null): boolean => ('evidence' in body ? (body.evidence ?? []).length > 0 : (draft?.sections ?? []).some(({ files = [] }) => files.length > 0));

/** The files of the sender's unit on this assignment, for a command that names some, itself or in its draft (P2). */
export async function readAttachments(client: pg.PoolClient, assignment: string, actor: Actor, body: AssignmentCommandBody, draft: DraftFact | null): Promise<Pick<AssignmentFacts, 'attachments'>> {
  if (actor.kind === 'system' || !namesFiles(body, draft)) return {};
  const { rows } = await client.query<AttachmentFact>({
    name: 'attachments-of',
    text: 'select attachment.id::text as id, attachment.hash, attachment.scan from attachment where attachment.assignment_id = $1 and attachment.unit_id = $2',
    values: [assignment, actor.unit],
  });
  return { attachments: rows };
}
