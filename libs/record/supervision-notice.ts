import type { AssignmentId } from '#domain/shared/ids.js';
import type { RecordContext } from './record-context.js';

const GROUNDS: Record<string, string> = { plan_overdue: '本地计划逾期未报送', revision_overdue: '修改后的计划逾期未报送' };

/** Writes the supervision notice (督办单) of an event as a document; the document is the effect's done mark. */
export async function composeSupervisionNotice(record: RecordContext, { assignment, sequence }: { assignment: AssignmentId; sequence: number }): Promise<void> {
  const { rows } = await record.pool.query<{ number: string; ground: string; due_on: string; reply_due_on: string; unit: string; department: string; opened_ms: number }>(
    `select supervision_case.number, supervision_case.ground, supervision_case.due_on::text, supervision_case.reply_due_on::text, unit.name as unit, department.name as department
     from supervision_case join unit on unit.id = supervision_case.unit_id join unit department on department.id = supervision_case.lead_department
     where supervision_case.assignment_id = $1 and supervision_case.event_sequence = $2`,
    [assignment, sequence],
  );
  const found = rows[0];
  // The record is asked first: a forged signal names no case.
  if (!found) return;
  const paragraphs = [
    `文号：${found.number}`,
    `主送：${found.unit}（联络员、分管领导）`,
    `抄送：${found.department}（牵头审核人）`,
    `事由：${GROUNDS[found.ground] ?? found.ground}，应于 ${found.due_on} 24:00 前完成。`,
    `要求：请于 ${found.reply_due_on} 24:00 前书面回复原因、承诺完成日期，并尽快报送。`,
    '本单由系统按规则自动签发；报送后自动办结。',
  ];
  await record.pool.query(
    `insert into document (stream_id, event_sequence, kind, title, paragraphs, created_at) values ($1, $2, 'supervision_notice', $3, $4, record_now()) on conflict do nothing`,
    [assignment, sequence, `督办单 ${found.number}`, JSON.stringify(paragraphs)],
  );
}
