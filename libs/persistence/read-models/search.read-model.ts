import type { DataSource } from 'typeorm';
import { scopeCondition, type Scope } from './scope.js';

export interface FoundText {
  readonly assignment: string;
  readonly task: string;
  readonly unit: string;
  readonly sections: readonly { readonly id: string; readonly text: string }[];
}

/** What words find among assignments and texts of plans. */
export class SearchReadModel {
  constructor(private readonly database: DataSource) {}

  async assignments(cycle: string, scope: Scope, pairs: readonly { readonly task: string; readonly unit: string }[], most: number): Promise<{ id: string; task: string; unit: string; status: string }[]> {
    const parameters: unknown[] = [cycle, pairs.map(({ task }) => task), pairs.map(({ unit }) => unit)];
    const visible = scopeCondition(scope, parameters);
    return this.database.query(
      `select assignment_view.id, assignment_view.task_code as task, assignment_view.unit_id as unit, assignment_view.status from unnest($2::text[], $3::text[]) as pair (task, unit)
         join assignment_view on assignment_view.task_code = pair.task and assignment_view.unit_id = pair.unit where assignment_view.cycle_id = $1 and ${visible} order by assignment_view.task_code, assignment_view.unit_id limit ${most}`,
      parameters,
    );
  }

  /**
   * The newest text of each plan that has every word: of the reader's own unit as frozen, of others only once it was
   * submitted and not recalled. Drafts are never searched (W3). Which text is shown is asked of plans that have the words.
   */
  async texts(cycle: string, scope: Scope, { words, readerUnit }: { readonly words: readonly string[]; readonly readerUnit: string }, most: number): Promise<FoundText[]> {
    const parameters: unknown[] = [cycle, readerUnit];
    const visible = scopeCondition(scope, parameters);
    // Twice as fast as a pattern, which walks the text character by character.
    const hasAll = words.map((word) => `strpos(plan_text.words, $${parameters.push(word)}) > 0`).join(' and ');
    return this.database.query(
      `select found.id as assignment, found.task_code as task, found.unit_id as unit, shown.sections
       from (
         select distinct assignment_view.task_code, assignment_view.unit_id, assignment_view.id from plan_text join assignment_view on assignment_view.id = plan_text.assignment_id
         where plan_text.cycle_id = $1 and ${hasAll} and assignment_view.cycle_id = $1 and ${visible} order by assignment_view.task_code, assignment_view.unit_id, assignment_view.id) as found
       cross join lateral (
         select plan_text.sections, ${hasAll} as fits from plan_text where plan_text.assignment_id = found.id and (found.unit_id = $2 or (
             select told.type from event told where told.stream_id = plan_text.assignment_id and told.type in ('PlanSubmitted', 'PlanRecalled') and told.recorded_at >= plan_text.frozen_at
               and told.recorded_at < coalesce((select min(later.frozen_at) from plan_text later where later.assignment_id = plan_text.assignment_id and later.version > plan_text.version), 'infinity')
             order by told.sequence desc limit 1) = 'PlanSubmitted')
         order by plan_text.version desc limit 1) as shown
       where shown.fits order by found.task_code, found.unit_id, found.id limit ${most}`,
      parameters,
    );
  }
}
