import type { DataSource } from 'typeorm';

export interface KeptSource {
  /** SHA-256 of the file. */
  readonly sourceHash: string;
  readonly format: string;
  /** Lines of its text: a quote names one by its index. */
  readonly paragraphs: readonly string[];
}

/** Texts of imported files. */
export class CatalogueSourceStore {
  constructor(private readonly database: DataSource) {}

  /** The same file has the same text: it is kept once. */
  async keep({ sourceHash, format, paragraphs }: KeptSource): Promise<void> {
    await this.database.query('insert into catalogue_source (source_hash, format, paragraphs, kept_at) values ($1, $2, $3, record_now()) on conflict (source_hash) do nothing', [sourceHash, format, paragraphs]);
  }

  /** Undefined where the catalogue is not there, or was imported without a file. */
  async of(catalogue: string): Promise<(KeptSource & { readonly sourceName: string }) | undefined> {
    const rows: (KeptSource & { sourceName: string })[] = await this.database.query(
      `select catalogue_draft.source_name as "sourceName", catalogue_source.source_hash as "sourceHash", catalogue_source.format, catalogue_source.paragraphs
       from catalogue_draft join catalogue_source on catalogue_source.source_hash = catalogue_draft.source_hash where catalogue_draft.catalogue_id = $1`,
      [catalogue],
    );
    return rows[0];
  }
}
