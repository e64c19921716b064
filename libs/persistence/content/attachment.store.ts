import type { DataSource } from 'typeorm';
import type { ScanState } from '#domain/assignment/attachments.js';

/** 附件: a file of an assignment; its content is in the file store under `hash`. */
export interface StoredAttachment {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly unit: string;
  readonly uploadedBy: string;
  readonly uploadedAtMs: number;
  readonly scan: ScanState;
}
export type NewAttachment = Omit<StoredAttachment, 'id' | 'uploadedAtMs'>;

const COLUMNS = `attachment.id, attachment.hash, attachment.name, attachment.type, attachment.size::float8 as size, attachment.unit_id as unit, attachment.uploaded_by as "uploadedBy",
  round(extract(epoch from attachment.uploaded_at) * 1000)::float8 as "uploadedAtMs", attachment.scan`;

/** Attachments of assignments. */
export class AttachmentStore {
  constructor(private readonly database: DataSource) {}

  async of(assignment: string): Promise<StoredAttachment[]> {
    return this.database.query(`select ${COLUMNS} from attachment where attachment.assignment_id = $1 order by attachment.uploaded_at, attachment.id`, [assignment]);
  }

  /** The same content under the same name of the same unit is the same attachment. Undefined where the unit has `most` already. */
  async add(assignment: string, { hash, name, type, size, unit, uploadedBy, scan }: NewAttachment, most: number): Promise<StoredAttachment | undefined> {
    await this.database.query(
      `insert into attachment (assignment_id, hash, name, type, size, unit_id, uploaded_by, uploaded_at, scan)
       select $1, $2, $3, $4, $5, $6, $7, record_now(), $9 where (select count(*) from attachment where attachment.assignment_id = $1 and attachment.unit_id = $6) < $8
       on conflict (assignment_id, unit_id, hash, name) do nothing`,
      [assignment, hash, name, type, size, unit, uploadedBy, most, scan],
    );
    const rows: StoredAttachment[] = await this.database.query(
      `select ${COLUMNS} from attachment where attachment.assignment_id = $1 and attachment.unit_id = $2 and attachment.hash = $3 and attachment.name = $4`,
      [assignment, unit, hash, name],
    );
    return rows[0];
  }
}

/** What is known of contents, whosever they are. */
export class ScanStore {
  constructor(private readonly database: DataSource) {}

  /** Contents that wait for a scan. */
  async held(): Promise<string[]> {
    const rows: { hash: string }[] = await this.database.query(`select distinct attachment.hash from attachment where attachment.scan = 'held' order by attachment.hash`);
    return rows.map((row) => row.hash);
  }

  /** A scan is about a content, whoever uploaded it under whatever name. */
  async scanned(hash: string, scan: ScanState): Promise<void> {
    await this.database.query('update attachment set scan = $2 where attachment.hash = $1 and attachment.scan <> $2', [hash, scan]);
  }
}
