import type { DataSource } from 'typeorm';
import type { Proposal } from '#domain/change-set/change-set.commands.js';
import type { ProposedChange } from '#domain/change-set/change-set.state.js';
import type { PlannedRow } from '#domain/change-set/rows.js';
import { equalTo } from './scope.js';

export interface ChangeSetItem {
  readonly state: ProposedChange;
  readonly reason: string;
  /** Of an undoing: the proposal that it takes back. */
  readonly undoes: Proposal | null;
  readonly proposedAtMs: number;
}
export interface ChangeSetRowItem {
  readonly task: string;
  readonly unit: string;
  readonly state: 'pending' | 'applied' | 'stale' | 'dropped';
  readonly code: string | null;
  readonly preview: PlannedRow;
}

const HEAD = `select stream.state, first.texts ->> 'reason' as reason, round(extract(epoch from first.recorded_at) * 1000)::float8 as "proposedAtMs",
    (select undone.state -> 'proposal' from stream as undone where undone.id = stream.state #>> '{proposal,of}') as undoes
  from stream join event as first on first.stream_id = stream.id and first.sequence = 1 where stream.kind = 'change_set'`;

/** 变更单 and their rows. */
export class ChangeSetReadModel {
  constructor(private readonly database: DataSource) {}

  /** The newest first. */
  async page(page: number, pageSize: number): Promise<{ total: number; rows: ChangeSetItem[] }> {
    const totals: { n: number }[] = await this.database.query(`select count(*)::int as n from stream where stream.kind = 'change_set'`);
    const rows: ChangeSetItem[] = await this.database.query(`${HEAD} order by first.recorded_at desc, stream.id limit $1 offset $2`, [pageSize, (page - 1) * pageSize]);
    return { total: totals[0]?.n ?? 0, rows };
  }

  async one(id: string): Promise<ChangeSetItem | undefined> {
    const rows: ChangeSetItem[] = await this.database.query(`${HEAD} and stream.id = $1`, [id]);
    return rows[0];
  }

  async rows(id: string, state: string | undefined, page: number, pageSize: number): Promise<{ total: number; rows: ChangeSetRowItem[] }> {
    const parameters: unknown[] = [id];
    const from = `from change_set_row where change_set_row.change_set_id = $1 and ${equalTo('change_set_row.state', state, parameters)}`;
    const totals: { n: number }[] = await this.database.query(`select count(*)::int as n ${from}`, parameters);
    const rows: ChangeSetRowItem[] = await this.database.query(
      // By the id: an assignment that is to be issued is not there yet.
      `select split_part(split_part(change_set_row.assignment_id, '/', 3), '-', 1) as task, split_part(change_set_row.assignment_id, '/', 4) as unit, change_set_row.state, change_set_row.code, change_set_row.preview ${from}
       order by change_set_row.assignment_id limit $${parameters.length + 1} offset $${parameters.length + 2}`,
      [...parameters, pageSize, (page - 1) * pageSize],
    );
    return { total: totals[0]?.n ?? 0, rows };
  }
}
