import type { DataSource } from 'typeorm';

/** As a unit was called when it was asked. */
export interface NamedUnit {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly shortName: string;
}
/** What a bulletin was made from: asked again, it gives the same document. */
export interface BulletinInputs {
  readonly year: number;
  readonly nth: number;
  /** The last day that it covers. */
  readonly asOf: string;
  /** The last day of the bulletin before; null: it is the first. */
  readonly since: string | null;
  readonly queriedAtMs: number;
  /** Null: of one issued before they were kept; it knows those of today. */
  readonly units: readonly NamedUnit[] | null;
}
export interface BulletinRow extends Omit<BulletinInputs, 'units'> {
  readonly id: string;
  readonly docxSha256: string;
  readonly pdfSha256: string;
  readonly issuedBy: string;
  readonly errata: number;
}
/** With all that it was made from. */
export interface WholeBulletin extends BulletinRow, BulletinInputs {
  readonly document: unknown;
}
export interface ErratumRow {
  readonly nth: number;
  readonly text: string;
  readonly by: string;
  readonly atMs: number;
}
interface NewBulletin extends BulletinInputs {
  readonly document: object;
  readonly docx: Buffer;
  readonly pdf: Buffer;
  readonly issuedBy: string;
}
interface NewErratum {
  readonly text: string;
  readonly by: string;
  readonly commandId: string;
  readonly bodyHash: string;
}
/** Who did it, for the audit trail. */
export interface Doer {
  readonly actor: object;
  readonly source: string | null;
}

const COLUMNS = `bulletin.id, bulletin.year, bulletin.nth, bulletin.as_of::text as "asOf", bulletin.since::text as since, round(extract(epoch from bulletin.queried_at) * 1000)::float8 as "queriedAtMs",
  bulletin.docx_sha256 as "docxSha256", bulletin.pdf_sha256 as "pdfSha256", bulletin.issued_by as "issuedBy", (select count(*)::int from bulletin_erratum where bulletin_erratum.bulletin_id = bulletin.id) as errata`;

/** 通报 and 更正: added, never changed. */
export class BulletinStore {
  constructor(private readonly database: DataSource) {}

  /** Of a year, the newest first. */
  async of(year: number): Promise<BulletinRow[]> {
    return this.database.query(`select ${COLUMNS} from bulletin where bulletin.year = $1 order by bulletin.nth desc`, [year]);
  }

  async one(id: string): Promise<WholeBulletin | undefined> {
    const rows: WholeBulletin[] = await this.database.query(`select ${COLUMNS}, bulletin.document, bulletin.units from bulletin where bulletin.id = $1`, [id]);
    return rows[0];
  }

  /** As it was issued. */
  async file(id: string, format: 'docx' | 'pdf'): Promise<Buffer | undefined> {
    const rows: { bytes: Buffer }[] = await this.database.query(`select ${format === 'pdf' ? 'bulletin.pdf' : 'bulletin.docx'} as bytes from bulletin where bulletin.id = $1`, [id]);
    return rows[0]?.bytes;
  }

  /** Its id; undefined where its day or number is taken. */
  async add({ year, nth, asOf, since, queriedAtMs, units, document, docx, pdf, issuedBy }: NewBulletin, { actor, source }: Doer): Promise<string | undefined> {
    const rows: { id: string }[] = await this.database.query(
      `with made as (insert into bulletin (year, nth, as_of, since, queried_at, document, docx, pdf, issued_by, units) values ($1, $2, $3, $4, to_timestamp($5 / 1000.0), $6, $7, $8, $9, $12) on conflict do nothing returning id, docx_sha256)
       select made.id, append_audit(record_now(), $10, 'IssueBulletin', null, null, 'accepted', null, jsonb_build_object('bulletin', made.id, 'hash', made.docx_sha256), $11) from made`,
      [year, nth, asOf, since, queriedAtMs, JSON.stringify(document), docx, pdf, issuedBy, JSON.stringify(actor), source, JSON.stringify(units)],
    );
    return rows[0]?.id;
  }

  async errata(id: string): Promise<ErratumRow[]> {
    return this.database.query(
      `select bulletin_erratum.nth, bulletin_erratum.text, bulletin_erratum.by, round(extract(epoch from bulletin_erratum.at) * 1000)::float8 as "atMs" from bulletin_erratum where bulletin_erratum.bulletin_id = $1 order by bulletin_erratum.nth`, [id],
    );
  }

  async erratumBy(commandId: string): Promise<{ readonly bodyHash: string } | undefined> {
    const rows: { bodyHash: string }[] = await this.database.query('select bulletin_erratum.body_hash as "bodyHash" from bulletin_erratum where bulletin_erratum.command_id = $1', [commandId]);
    return rows[0];
  }

  /** The next of its bulletin; false where the command is known, or another one took the number at the same moment. */
  async addErratum(id: string, { text, by, commandId, bodyHash }: NewErratum, { actor, source }: Doer): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      `with made as (insert into bulletin_erratum (bulletin_id, nth, text, by, command_id, body_hash) select $1, coalesce(max(bulletin_erratum.nth), 0) + 1, $2, $3, $6, $7 from bulletin_erratum where bulletin_erratum.bulletin_id = $1 on conflict do nothing returning nth)
       select append_audit(record_now(), $4, 'AddErratum', null, null, 'accepted', null, jsonb_build_object('bulletin', $1::text, 'erratum', made.nth), $5) from made`,
      [id, text, by, JSON.stringify(actor), source, commandId, bodyHash],
    );
    return rows.length > 0;
  }
}
