import type { DataSource } from 'typeorm';
import type { CycleState } from '#domain/cycle/cycle.state.js';

export interface CycleHead {
  readonly year: number;
  readonly status: CycleState['status'];
}

/** Which cycles there are. */
export class CycleReadModel {
  constructor(private readonly database: DataSource) {}

  /** Years with a cycle or a confirmed catalogue, and the running one, the newest first. */
  async all(): Promise<CycleHead[]> {
    return this.database.query(
      `select year, coalesce((select stream.state ->> 'status' from stream where stream.id = 'cycle/' || year), 'not_launched') as status
       from (select catalogue_version.year from catalogue_version
             union select substr(stream.id, 7)::int from stream where stream.kind = 'cycle'
             union select extract(year from record_now() at time zone 'Asia/Shanghai')::int) as known (year) order by year desc`,
    );
  }
}
