import type { DataSource } from 'typeorm';
import { REPORT_AHEAD } from './worklist.read-model.js';

/** The accounts that a demo shows before anybody has signed in. */
export class DemoAccountReadModel {
  constructor(private readonly database: DataSource) {}

  /** With how much waits for each, in one statement. */
  async waiting(): Promise<{ account: string; name: string; unit: string; roles: string[]; waiting: number }[]> {
    return this.database.query(
      `select app_user.account, app_user.name, unit.short_name as unit, app_user.roles, (
          select count(distinct worklist_item.assignment_id)::int from worklist_item join assignment_view on assignment_view.id = worklist_item.assignment_id
          where worklist_item.unit_id = app_user.unit_id and worklist_item.role = any(app_user.roles) and (worklist_item.claimed_by is null or worklist_item.claimed_by = app_user.id)
            and (worklist_item.verb <> 'SubmitProgress' or assignment_view.due_at <= record_now() + interval '${REPORT_AHEAD}')) as waiting
       from app_user join unit on unit.id = app_user.unit_id where app_user.enabled order by app_user.account`,
    );
  }
}
