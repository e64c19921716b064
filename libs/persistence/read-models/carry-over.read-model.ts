import type { DataSource } from 'typeorm';
import type { Day } from '#domain/calendar/instant.js';
import type { CarrySource, CarryTarget } from '#domain/carry-over/carry-over-preview.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import type { PairDecided } from '#domain/catalogue/catalogue.state.js';

/** A launched cycle with what it was launched from; the draft where an import made it. */
export interface LaunchedFrom {
  readonly status: string;
  readonly version: string;
  readonly content: CatalogueVersion;
  readonly imported: { readonly id: string; readonly draft: CatalogueDraft; readonly pairs: readonly PairDecided[] | null } | null;
}

const SOURCE = ['id', 'cycle', 'unit', 'task', 'obligation', 'status', 'outcome', 'mandatory', 'milestones', 'milestonesReached', 'completionDueOn'] as const satisfies readonly (keyof CarrySource)[];
const OF_OTHER_TYPE: Readonly<Partial<Record<keyof CarrySource, string>>> = { mandatory: 'boolean', milestones: 'jsonb', milestonesReached: 'jsonb' };

/** What is open of one year, and what the next one has (X3). */
export class CarryOverReadModel {
  constructor(private readonly database: DataSource) {}

  async launched(cycle: string): Promise<LaunchedFrom | undefined> {
    const rows: LaunchedFrom[] = await this.database.query(
      `select cycle.state ->> 'status' as status, catalogue_version.id as version, catalogue_version.content,
         (select jsonb_build_object('id', stream.id, 'draft', catalogue_draft.content, 'pairs', stream.state -> 'pairs') from stream join catalogue_draft on catalogue_draft.catalogue_id = stream.id
          where stream.kind = 'catalogue' and stream.state ->> 'catalogueHash' = catalogue_version.hash order by stream.id limit 1) as imported
       from stream cycle join catalogue_version on catalogue_version.hash = cycle.state ->> 'catalogueHash' where cycle.id = $1 and cycle.kind = 'cycle'`,
      [cycle],
    );
    return rows[0];
  }

  /** Every assignment that is open, or ended with something open: of thousands of states no more than is looked at. */
  async left(cycle: string): Promise<CarrySource[]> {
    return this.database.query(
      `select ${SOURCE.map((name) => `state."${name}"`).join(', ')} from assignment_view join stream on stream.id = assignment_view.id
         cross join lateral jsonb_to_record(stream.state) as state(${SOURCE.map((name) => `"${name}" ${OF_OTHER_TYPE[name] ?? 'text'}`).join(', ')})
       where assignment_view.cycle_id = $1 and (assignment_view.status <> 'closed' or assignment_view.outcome not in ('closed_out', 'carried_over')) order by stream.id`,
      [cycle],
    );
  }

  async targets(cycle: string): Promise<CarryTarget[]> {
    return this.database.query(
      `select assignment_view.id, assignment_view.unit_id as unit, assignment_view.task_code as task, assignment_view.obligation_id as obligation, assignment_view.status
       from assignment_view where assignment_view.cycle_id = $1 order by assignment_view.id`,
      [cycle],
    );
  }

  /** By when these are to be completed. */
  async completions(assignments: readonly string[]): Promise<ReadonlyMap<string, { readonly completionDueOn: Day }>> {
    const rows: { id: string; completionDueOn: Day }[] = await this.database.query(`select stream.id, stream.state ->> 'completionDueOn' as "completionDueOn" from stream where stream.id = any ($1)`, [assignments]);
    return new Map(rows.map(({ id, ...rest }) => [id, rest]));
  }

  /** What conditions, and items taken over before, say; by assignment and id. */
  async texts(assignments: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows: { id: string; key: string; value: string }[] = await this.database.query(
      `select event.stream_id as id, said.key, said.value from event cross join lateral jsonb_each_text(coalesce(event.texts, '{}')) as said
       where event.stream_id = any ($1) and event.type in ('ReviewDecided', 'ItemsTakenOver') and (said.key like 'condition:%' or said.key like 'milestone:%') order by event.stream_id, event.sequence`,
      [assignments],
    );
    return new Map(rows.map(({ id, key, value }) => [`${id} ${key.slice(key.indexOf(':') + 1)}`, value]));
  }
}
