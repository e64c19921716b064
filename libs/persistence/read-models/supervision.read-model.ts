import type { DataSource } from 'typeorm';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { Day, Instant } from '#domain/calendar/instant.js';
import type { SupervisionLevel } from '#domain/supervision/supervision.state.js';
import { countUpTo, keyset, type Order, type Placed, type Turn } from './keyset.js';
import { supervisionSource } from './register-source.js';
import { equalTo, scopeCondition, type Scope } from './scope.js';

export interface SupervisionFilter {
  readonly cycle?: string | undefined;
  readonly level?: string | undefined;
  readonly state?: string | undefined;
  readonly task?: string | undefined;
  readonly unit?: string | undefined;
  readonly reply?: string | undefined;
  /** Red that waits for a leader of the bureau. */
  readonly drafted?: boolean | undefined;
}
export interface SupervisionItem extends Placed {
  readonly id: string;
  readonly number: string;
  readonly assignment: string;
  readonly task: string;
  readonly unit: string;
  readonly leadDepartment: string;
  /** The one whose notice is in force. */
  readonly level: SupervisionLevel;
  /** Red that waits for a leader of the bureau; the unit does not see it. */
  readonly draftLevel: 'red' | null;
  readonly ground: string;
  readonly duty: string;
  readonly addressee: string;
  readonly issuer: string | null;
  readonly issuedAtMs: number | null;
  readonly replyState: 'waiting' | 'accepted' | 'rejected' | null;
  readonly promisedOn: Day | null;
  readonly appealState: 'lodged' | 'upheld' | 'erratum' | null;
  readonly dueOn: Day;
  readonly replyDueOn: Day;
  readonly openedAtMs: number;
  readonly state: 'open' | 'closed';
  readonly closedAtMs: number | null;
}

/** 督办单, 批示 as written; a draft has no instant of issue. */
export interface IssuedNotice {
  readonly title: string;
  readonly paragraphs: string[];
  readonly assignment: string;
  readonly issuedAtMs: number | null;
}

export interface WithheldItem extends Placed {
  readonly assignment: string;
  readonly task: string;
  readonly unit: string;
  readonly level: string;
  readonly dueAtMs: number;
  readonly withheldAtMs: number;
  readonly nextAtMs: number | null;
  /** Of the row that takes its place; suppressed where the case was closed before. */
  readonly state: 'armed' | 'dispatched' | 'suppressed' | null;
}

/** What a unit or a department sees is asked of the assignment, and of no other cycle's; who sees everything asks nothing. */
const joinedFor = ({ kind }: Scope): string =>
  kind === 'unit' || kind === 'department' ? 'join assignment_view on assignment_view.id = supervision_case.assignment_id and assignment_view.cycle_id = supervision_case.cycle_id' : '';
/** The assignment's own people, and whom an instruction is addressed to; a unit sees what was issued. */
const visibleTo = (scope: Scope, parameters: unknown[]): string => {
  const own = scopeCondition(scope, parameters);
  if (scope.kind === 'all' || scope.kind === 'none') return own;
  // The parameter of the scope is the reader's unit or department.
  const addressed = `supervision_case.addressee = $${parameters.length}`;
  return scope.kind === 'unit' ? `((${own} or ${addressed}) and supervision_case.issued_at is not null and (supervision_case.level <> 'instruction' or ${addressed}))` : `(${own} or ${addressed})`;
};
const isOfBureau = (scope: Scope): boolean => scope.kind !== 'unit';

const where = (filter: SupervisionFilter, scope: Scope, parameters: unknown[]): string =>
  [
    visibleTo(scope, parameters),
    equalTo('supervision_case.cycle_id', filter.cycle, parameters),
    equalTo('supervision_case.level', filter.level, parameters),
    equalTo('supervision_case.state', filter.state, parameters),
    equalTo('supervision_case.task_code', filter.task, parameters),
    equalTo('supervision_case.unit_id', filter.unit, parameters),
    equalTo('supervision_case.reply_state', filter.reply, parameters),
    filter.drafted === true ? 'supervision_case.draft_level is not null' : 'true',
  ].join(' and ');

/** Open ones first, the newest first. */
export const SUPERVISION_ORDER: Order = [{ by: 'supervision_case.state', type: 'text', falls: true }, { by: 'supervision_case.opened_at', type: 'timestamptz', falls: true }, { by: 'supervision_case.id', type: 'text', falls: true }];
/** The newest first; a row of the ledger by its whole key. */
export const WITHHELD_ORDER: Order = [{ by: 'reminder.settled_at', type: 'timestamptz', falls: true }, ...['unit_id', 'assignment_id', 'duty', 'rule', 'occurrence'].map((column) => ({ by: `reminder.${column}`, type: 'text' }) as const)];
const HELD = `from reminder where reminder.suppressed_reason = 'capped'`;

/** 督办台账. */
export class SupervisionReadModel {
  constructor(private readonly database: DataSource) {}

  /** How many there are, up to `most`. `at`: as of then, null: as it is. */
  async total(filter: SupervisionFilter, scope: Scope, most: number, at: Instant | null = null): Promise<number> {
    const parameters: unknown[] = [];
    const source = supervisionSource(at, parameters);
    const rows: { n: number }[] = await this.database.query(`select ${countUpTo(most, `from ${source} ${joinedFor(scope)} where ${where(filter, scope, parameters)}`)} as n`, parameters);
    return rows[0]?.n ?? 0;
  }

  /** A piece of the register. */
  async page(filter: SupervisionFilter, scope: Scope, turn: Turn, at: Instant | null = null): Promise<SupervisionItem[]> {
    const parameters: unknown[] = [];
    const source = `from ${supervisionSource(at, parameters)} ${joinedFor(scope)}`;
    const condition = where(filter, scope, parameters);
    const piece = keyset(SUPERVISION_ORDER, turn, parameters);
    return this.database.query(
      `select ${piece.place} as place, supervision_case.id, supervision_case.number, supervision_case.assignment_id as assignment, supervision_case.task_code as task, supervision_case.unit_id as unit,
        supervision_case.lead_department as "leadDepartment", supervision_case.level, ${isOfBureau(scope) ? 'supervision_case.draft_level' : 'null'} as "draftLevel", supervision_case.ground,
        supervision_case.duty, supervision_case.addressee, supervision_case.issuer, round(extract(epoch from supervision_case.issued_at) * 1000)::float8 as "issuedAtMs", supervision_case.reply_state as "replyState",
        supervision_case.promised_on::text as "promisedOn", supervision_case.appeal_state as "appealState", supervision_case.due_on::text as "dueOn", supervision_case.reply_due_on::text as "replyDueOn",
        round(extract(epoch from supervision_case.opened_at) * 1000)::float8 as "openedAtMs", supervision_case.state, round(extract(epoch from supervision_case.closed_at) * 1000)::float8 as "closedAtMs"
       ${source} where ${condition} and ${piece.condition} ${piece.ordered}`,
      parameters,
    );
  }

  /** What is decided about: the assignments of these cases as they stand. */
  async states(assignments: readonly string[]): Promise<ReadonlyMap<string, IssuedState>> {
    const rows: { id: string; state: IssuedState }[] = await this.database.query('select stream.id, stream.state from stream where stream.id = any($1::text[])', [assignments]);
    return new Map(rows.map(({ id, state }) => [id, state]));
  }

  /** 督办单 of a case; undefined where it is not there, not yet written, or not the reader's. */
  async notice(caseId: string, scope: Scope): Promise<IssuedNotice | undefined> {
    const parameters: unknown[] = [caseId];
    const visible = visibleTo(scope, parameters);
    const shown = isOfBureau(scope) ? 'coalesce(supervision_case.draft_sequence, supervision_case.event_sequence)' : 'supervision_case.event_sequence';
    const rows: IssuedNotice[] = await this.database.query(
      `select document.title, document.paragraphs, supervision_case.assignment_id as assignment,
         case when document.event_sequence is distinct from supervision_case.draft_sequence then round(extract(epoch from supervision_case.issued_at) * 1000)::float8 end as "issuedAtMs" from supervision_case ${joinedFor(scope)} join document on document.stream_id = supervision_case.assignment_id
         and document.event_sequence = ${shown} and document.kind = 'supervision_notice' where supervision_case.id = $1 and ${visible}`,
      parameters,
    );
    return rows[0];
  }

  /** All notices of an assignment by the event that each was written for. */
  async written(assignment: string): Promise<ReadonlyMap<number, { title: string; paragraphs: string[] }>> {
    const rows: { sequence: number; title: string; paragraphs: string[] }[] = await this.database.query(
      `select document.event_sequence as sequence, document.title, document.paragraphs from document where document.stream_id = $1 and document.kind = 'supervision_notice'`, [assignment],
    );
    return new Map(rows.map(({ sequence, ...notice }) => [sequence, notice]));
  }

  /** What the cap of a week held back (S5), the newest first, with the instant at which it goes out. */
  async withheld(turn: Turn): Promise<WithheldItem[]> {
    const parameters: unknown[] = [];
    const piece = keyset(WITHHELD_ORDER, turn, parameters);
    return this.database.query(
      `select ${piece.place} as place, reminder.assignment_id as assignment, reminder.task_code as task, reminder.unit_id as unit, reminder.rule as level, round(extract(epoch from reminder.due_at) * 1000)::float8 as "dueAtMs",
         round(extract(epoch from reminder.settled_at) * 1000)::float8 as "withheldAtMs", next.state, round(extract(epoch from next.due_at) * 1000)::float8 as "nextAtMs"
       ${HELD.replace(' where', ` left join lateral (select later.state, later.due_at from reminder later where later.assignment_id = reminder.assignment_id and later.duty = reminder.duty and later.rule = reminder.rule
           and starts_with(later.occurrence, split_part(reminder.occurrence, '/next-', 1) || '/next-') and later.due_at > reminder.due_at order by later.due_at limit 1) next on true where`)} and ${piece.condition} ${piece.ordered}`,
      parameters,
    );
  }

  async withheldTotal(most: number): Promise<number> {
    const rows: { n: number }[] = await this.database.query(`select ${countUpTo(most, HELD)} as n`);
    return rows[0]?.n ?? 0;
  }
}
