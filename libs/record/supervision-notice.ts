import { noticeNumber } from '#domain/supervision/notice-number.js';
import type { SupervisionEvents } from '#domain/supervision/supervision.events.js';
import type { SupervisionLevel } from '#domain/supervision/supervision.state.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import type { RecordContext } from './record-context.js';

const GROUNDS: Record<string, string> = {
  acknowledgement_overdue: '任务逾期未签收', plan_overdue: '本地计划逾期未报送', revision_overdue: '修改后的计划逾期未报送', milestone_overdue: '时间节点逾期未完成',
  completion_overdue: '逾期未申报办结', behind: '连续两个报送期进度严重滞后', by_person: '经研究立项督办',
};
const TITLES: Record<SupervisionLevel, string> = { blue: '蓝色督办单', orange: '橙色督办单', red: '红色督办单', instruction: '局领导批示' };

interface Found {
  readonly type: 'SupervisionOpened' | 'SupervisionRaised' | 'InstructionGiven';
  readonly data: SupervisionEvents['SupervisionOpened'] & SupervisionEvents['SupervisionRaised'] & SupervisionEvents['InstructionGiven'];
  readonly texts: Readonly<Record<string, string>>;
  readonly by_person: boolean;
  readonly unit: string;
  readonly department: string;
  readonly addressee: string;
  readonly ground: string;
  readonly due_on: string;
}

/** Writes the notice (督办单, 批示) of an event as a document; the document is the effect's done mark. */
export async function composeSupervisionNotice(record: RecordContext, { assignment, sequence }: { assignment: AssignmentId; sequence: number }): Promise<void> {
  // The record is asked first: a forged signal names no case.
  const { rows } = await record.pool.query<Found>(
    `select event.type, event.data, event.texts, event.actor ->> 'kind' = 'user' as by_person, unit.name as unit, department.name as department, coalesce(addressee.name, supervision_case.addressee) as addressee,
       supervision_case.ground, supervision_case.due_on::text
     from event join supervision_case on supervision_case.id = event.data ->> 'caseId' join unit on unit.id = supervision_case.unit_id join unit department on department.id = supervision_case.lead_department
       left join unit addressee on addressee.id = supervision_case.addressee
     where event.stream_id = $1 and event.sequence = $2 and event.type in ('SupervisionOpened', 'SupervisionRaised', 'InstructionGiven')`,
    [assignment, sequence],
  );
  const found = rows[0];
  if (!found) return;
  const level: SupervisionLevel = found.type === 'InstructionGiven' ? 'instruction' : found.data.level;
  const number = noticeNumber(assignment, level, found.data.caseId);
  const isDraft = found.type !== 'InstructionGiven' && found.data.issued === false;
  await record.pool.query(
    `insert into document (stream_id, event_sequence, kind, title, paragraphs, created_at) values ($1, $2, 'supervision_notice', $3, $4, record_now()) on conflict do nothing`,
    [assignment, sequence, `${TITLES[level]} ${number}${isDraft ? '（待签发）' : ''}`, JSON.stringify([`文号：${number}`, ...(level === 'instruction' ? instruction(found) : notice(found, level, isDraft))])],
  );
}

const instruction = ({ addressee, department, data, texts }: Found): string[] => [
  `主送：${addressee}`,
  `抄送：${department}`,
  `批示：${texts['instruction'] ?? ''}`,
  `要求：请于 ${data.dueOn} 24:00 前落实并书面回复。`,
];

/** To whom, and who gets a copy (section 7). */
const ADDRESSED: Record<'blue' | 'orange' | 'red', { readonly to: string; readonly copies: string }> = {
  blue: { to: '联络员、分管领导', copies: '牵头审核人' },
  orange: { to: '分管领导', copies: '部门负责人、统筹管理员' },
  red: { to: '分管领导、主要负责人', copies: '局领导；列入下期通报' },
};

const notice = ({ unit, department, ground, due_on: dueOn, data, texts, by_person: byPerson }: Found, level: 'blue' | 'orange' | 'red', isDraft: boolean): string[] => {
  const { to, copies } = ADDRESSED[level];
  return [
    `主送：${unit}（${to}）`,
    `抄送：${department}（${copies}）`,
    `事由：${GROUNDS[ground] ?? ground}，应于 ${dueOn} 24:00 前完成。`,
    ...(texts['criteria'] ? [`督办标准：${texts['criteria']}`] : []),
    ...(texts['reason'] ? [`升级理由：${texts['reason']}`] : []),
    isDraft ? '要求：签发后 2 个工作日内书面回复。' : `要求：请于 ${data.replyDueOn} 24:00 前书面回复原因、承诺完成日期，并尽快办理。`,
    closing(level, byPerson, isDraft),
  ];
};

const closing = (level: 'blue' | 'orange' | 'red', byPerson: boolean, isDraft: boolean): string => {
  if (isDraft) return '本单由系统按规则或由经办部门起草，须由局领导签发。';
  if (level === 'red') return '本单由局领导签发；完成后由签发人办结。如有异议，可在签发后 5 个工作日内申诉。';
  return byPerson ? '本单由本局人员签发；完成后自动办结，或由签发人办结。' : '本单由系统按规则自动签发；完成后自动办结。';
};
