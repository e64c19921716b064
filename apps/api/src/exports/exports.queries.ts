import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ExportedList } from '#api-types/export-words.js';
import { verbWord } from '#api-types/words.js';
import { instant } from '#domain/calendar/instant.js';
import { reminderWords } from '#domain/reminder/reminder-text.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { AssignmentListQuery } from '../assignments/assignment-list.queries.js';
import { OfCycle, RateQuery, yearOf } from '../dashboards/dashboard-query.js';
import { AuditQuery } from '../audit/audit.queries.js';
import { LoadItemsQuery } from '../load/load.queries.js';
import { ApiError } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { RollUpQuery } from '../progress/progress.queries.js';
import { ReminderQuery } from '../reminders/reminder-query.js';
import { ScoreQuery } from '../scores/scores.queries.js';
import { SupervisionQuery } from '../supervision/supervision.queries.js';
import { WorklistQuery } from '../worklist/worklist-query.js';
import { CellFilter, NoFilter } from './export-query.js';
import { ListReaders } from './list-readers.js';
import type { ListSheet, Say } from './list-sheet.js';

/** More is too much for one file, and for who reads it. */
export const MOST_ROWS = 50_000;

const TOTAL = { id: 'total', name: '合计', englishName: 'Total' };
const OPTIONAL = { id: 'optional', name: '选做（单列）', englishName: 'Optional (apart)' };

/** A list as filtered, whole: the list's own query, reader and rights. */
interface Exported<S extends z.ZodType = z.ZodType> {
  readonly query: S;
  readonly read: (query: z.infer<S>, user: SignedIn, say: Say) => Promise<ListSheet>;
}
const exported = <S extends z.ZodType>(query: S, read: Exported<S>['read']): Exported => ({ query, read: (raw, user, say) => read(raw as z.infer<S>, user, say) });

@Injectable()
export class Exports {
  constructor(
    @Inject(ListReaders) private readonly of: ListReaders,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
  ) {}

  readonly lists: Readonly<Record<ExportedList, Exported>> = {
    worklist: exported(WorklistQuery, async (query, user, say) => {
      const { total, rows } = await this.of.worklist.list({ ...query, page: 1 }, user, MOST_ROWS);
      return {
        at: await this.now(), total, columns: ['light', 'left', 'ask', 'unit', 'task', ['title', 48], 'status', 'round', 'due', 'at'],
        rows: rows.map((row) => [say.light(row.light), row.workingDaysLeft, row.verb === null ? '' : say.word(verbWord(row.verb)), say.name(row.unit), say.task(row.task.code), say.title(row.task), say.code('status', row.status), row.round, row.dueOn, say.instant(row.at)]),
      };
    }),
    items: exported(AssignmentListQuery, async (query, user, say) => {
      const { at, total, rows } = await this.of.items.list({ ...query, after: undefined }, user, MOST_ROWS);
      return {
        at, total, columns: ['light', 'task', ['title', 48], 'unit', 'department', 'level', 'status', 'due', 'left', 'holder', 'percent', 'case'],
        rows: rows.map((row) => [say.light(row.light), say.task(row.task), say.title(row), say.name(row.unit), say.name(row.leadDepartment), say.code('level', row.level), say.code('status', row.status), row.dueOn, row.workingDaysLeft, say.code('holder', row.holder), row.percent, say.code('level', row.caseLevel)]),
      };
    }),
    overview: exported(OfCycle.extend(CellFilter.shape), async ({ cycle, asOf, task, unit, light }, user, say) => {
      const { at, cells, tasks, units } = await this.of.overview.view(yearOf(cycle), asOf, user);
      const titles = new Map(tasks.map((each) => [each.code, each]));
      const names = new Map(units.map((each) => [each.id, { name: each.shortName, englishName: each.englishName }]));
      const shown = cells.filter((cell) => (task === undefined || cell.task === task) && (unit === undefined || cell.unit === unit) && (light === undefined || cell.light === light));
      return {
        at, total: shown.length, columns: ['task', ['title', 48], 'unit', 'light', 'status', 'due', 'left', 'holder', 'case'],
        rows: shown.map((cell) => [say.task(cell.task), say.title(titles.get(cell.task) ?? { title: '', englishTitle: '' }), say.name(names.get(cell.unit) ?? { name: cell.unit, englishName: cell.unit }), say.light(cell.light), say.code('status', cell.status), cell.dueOn, cell.workingDaysLeft, say.code('holder', cell.holder), say.code('level', cell.caseLevel)]),
      };
    }),
    rates: exported(RateQuery, async ({ cycle, ...query }, user, say) => {
      const { at, rows: each, total, optional } = await this.of.rates.list(yearOf(cycle), query, user);
      const rows = [...each, { ...total, name: TOTAL }, { ...optional, name: OPTIONAL }];
      return { at, total: each.length, columns: [['name', 48], 'dueCount', 'inTime', 'inTimePercent', 'done', 'donePercent'], rows: rows.map((row) => [say.name(row.name), row.due, row.inTime, row.inTimePercent ?? '–', row.done, row.donePercent ?? '–']) };
    }),
    scores: exported(ScoreQuery, async (query, user, say) => {
      const { at, rows } = await this.of.scores.list(query, user);
      return { at, total: rows.length, columns: ['kind', 'unit', 'score', ['formula', 80]], rows: rows.map((row) => [say.code('kind', row.kind), say.name(row.unit), row.total ?? '–', say.word(row.formula)]) };
    }),
    reminders: exported(ReminderQuery, async ({ page: _page, asOf, ...filter }, user, say) => {
      const { at, total, rows } = await this.of.reminders.list(filter, user, 1, MOST_ROWS, asOf);
      return {
        at, total, columns: ['at', 'task', 'unit', ['what', 40], 'state', 'reason', ['to', 40]],
        rows: rows.map((row) => [say.instant(row.dueAt), say.task(row.task), say.name(row.unit), say.word(reminderWords(row)), say.code('state', row.state), say.code('reason', row.suppressedReason), row.deliveries.length > 0 ? [...new Set(row.deliveries.map(({ recipient }) => recipient))].join(', ') : row.to.join(', ')]),
      };
    }),
    supervision: exported(SupervisionQuery, async (query, user, say) => {
      const { at, total, rows } = await this.of.supervision.list({ ...query, page: 1 }, user, MOST_ROWS, { offers: false });
      return {
        at, total, columns: ['level', ['number', 28], 'task', 'unit', 'addressee', 'ground', 'due', 'opened', 'issued', 'issuer', 'replyDue', 'reply', 'promised', 'state', 'closed'],
        rows: rows.map((row) => [say.code('level', row.level), row.number, say.task(row.task), say.name(row.unit), say.name(row.addressee), say.code('ground', row.ground), row.dueOn, say.instant(row.openedAt), say.instant(row.issuedAt), row.issuer, row.replyDueOn, say.code('reply', row.replyState), row.promisedOn, say.code('state', row.state), say.instant(row.closedAt)]),
      };
    }),
    metrics: exported(RollUpQuery, async (query, user, say) => {
      const { at, units } = await this.of.metrics.rollUp(query, user);
      return { at, total: units.length, columns: ['province', 'unit', 'value', 'base', 'result'], rows: units.map((row) => [row.province === null ? '' : say.name(row.province), say.name(row.unit), row.value ?? '–', row.base, say.code('result', row.result)]) };
    }),
    load: exported(LoadItemsQuery, async (query, user, say) => {
      if (!['director', 'coordinator', 'bureau_leader'].some((role) => user.roles.includes(role as never))) throw new ApiError('FORBIDDEN', { roles: ['director', 'coordinator', 'bureau_leader'] });
      const { rows } = await this.of.load.items({ ...query, after: undefined }, user, MOST_ROWS);
      return { at: await this.now(), total: rows.length, columns: ['task', ['title', 48], 'unit', 'ask', 'reviewer', 'status', 'due', 'left'], rows: rows.map((row) => [say.task(row.task), say.title(row), say.name(row.unit), say.word(verbWord(row.verb)), row.reviewer?.name ?? '', say.code('status', row.status), row.dueOn, row.workingDaysLeft]) };
    }),
    audit: exported(AuditQuery, async (query, user, say) => {
      const { at, rows } = await this.of.audit.list({ ...query, after: undefined }, user, null, MOST_ROWS);
      return {
        at, total: rows.length, columns: ['at', 'person', 'for', ['action', 28], 'outcome', 'reason', ['stream', 36], 'source', ['text', 60]],
        rows: rows.map((row) => [say.instant(row.at), row.by?.name ?? say.code('person', 'system'), row.actingFor?.name ?? '', say.word(row.what), say.code('outcome', row.outcome), row.code, row.stream, row.source, JSON.stringify(row.happened.length > 0 ? row.happened : row.facts)]),
      };
    }),
    notices: exported(NoFilter, async (_query, user, say) => {
      const { total, rows } = await this.of.notices.list(1, MOST_ROWS, user);
      return { at: await this.now(), total, columns: ['at', ['title', 40], ['text', 80], 'read'], rows: rows.map((row) => [say.instant(row.at), say.word(row.title), row.lines.map((line) => say.word(line)).join('\n'), say.instant(row.readAt)]) };
    }),
  };

  private async now(): Promise<string> {
    return instantText(instant(await this.clock.now()));
  }
}
