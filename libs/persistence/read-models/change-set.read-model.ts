import type { DataSource } from 'typeorm';
import type { Proposal } from '#domain/change-set/change-set.commands.js';
import type { ProposedChange } from '#domain/change-set/change-set.state.js';
import type { PlannedRow } from '#domain/change-set/rows.js';
import { countUpTo, keyset, type Order, type Placed, type Turn } from './keyset.js';
import { equalTo } from './scope.js';

export interface ChangeSetItem {
  readonly state: ProposedChange;
  readonly reason: string;
  /** Of an undoing: the proposal that it takes back. */
  readonly undoes: Proposal | null;
  readonly proposedAtMs: number;
}
export interface ChangeSetRowItem extends Placed {
  readonly task: string;
  readonly unit: string;
  readonly state: 'pending' | 'applied' | 'stale' | 'dropped';
  readonly code: string | null;
  readonly preview: PlannedRow;
}

/** The newest first. */
export const CHANGE_SET_ORDER: Order = [{ by: 'first.recorded_at', type: 'timestamptz', falls: true }, { by: 'stream.id', type: 'text' }];
export const CHANGE_SET_ROW_ORDER: Order = [{ by: 'change_set_row.assignment_id', type: 'text' }];
const head = (more = ''): string => `select ${more} stream.state, first.texts ->> 'reason' as reason, round(extract(epoch from first.recorded_at) * 1000)::float8 as "proposedAtMs",
    (select undone.state -> 'proposal' from stream as undone where undone.id = stream.state #>> '{proposal,of}') as undoes
  from stream join event as first on first.stream_id = stream.id and first.sequence = 1 where stream.kind = 'change_set'`;

const rowsOf = (state: string | undefined, parameters: unknown[]): string => `from change_set_row where change_set_row.change_set_id = $1 and ${equalTo('change_set_row.state', state, parameters)}`;

/** 变更单 and their rows. */
export class ChangeSetReadModel {
  constructor(private readonly database: DataSource) {}

  async total(most: number): Promise<number> {
    const rows: { n: number }[] = await this.database.query(`select ${countUpTo(most, `from stream where stream.kind = 'change_set'`)} as n`);
    return rows[0]?.n ?? 0;
  }

  async page(turn: Turn): Promise<(ChangeSetItem & Placed)[]> {
    const parameters: unknown[] = [];
    const piece = keyset(CHANGE_SET_ORDER, turn, parameters);
    return this.database.query(`${head(`${piece.place} as place,`)} and ${piece.condition} ${piece.ordered}`, parameters);
  }

  async one(id: string): Promise<ChangeSetItem | undefined> {
    const rows: ChangeSetItem[] = await this.database.query(`${head()} and stream.id = $1`, [id]);
    return rows[0];
  }

  async rowTotal(id: string, state: string | undefined, most: number): Promise<number> {
    const parameters: unknown[] = [id];
    const rows: { n: number }[] = await this.database.query(`select ${countUpTo(most, rowsOf(state, parameters))} as n`, parameters);
    return rows[0]?.n ?? 0;
  }

  async rows(id: string, state: string | undefined, turn: Turn): Promise<ChangeSetRowItem[]> {
    const parameters: unknown[] = [id];
    const from = rowsOf(state, parameters);
    const piece = keyset(CHANGE_SET_ROW_ORDER, turn, parameters);
    return this.database.query(
      // By the id: an assignment that is to be issued is not there yet.
      `select ${piece.place} as place, split_part(split_part(change_set_row.assignment_id, '/', 3), '-', 1) as task, split_part(change_set_row.assignment_id, '/', 4) as unit, change_set_row.state, change_set_row.code, change_set_row.preview ${from} and ${piece.condition} ${piece.ordered}`,
      parameters,
    );
  }
}
