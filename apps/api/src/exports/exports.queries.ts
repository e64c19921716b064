import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ExportedList } from '#api-types/export-words.js';
import { verbWord } from '#api-types/words.js';
import type { ListHead } from '#documents/new-sheet.js';
import { instant } from '#domain/calendar/instant.js';
import { reminderWords, ruleWords } from '#domain/reminder/reminder-text.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { yearOf } from '../dashboards/dashboard-query.js';
import { ApiError } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import { EVERY, type Marks } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { REHEARSERS } from '../rehearsal/rehearsal-query.js';
import { SchemaPipe } from '../platform/schema.pipe.js';
import type { ExportQuery } from './export-query.js';
import { LIST_QUERIES } from './list-queries.js';
import { ListReaders } from './list-readers.js';
import { filterText, headOf, type ListPiece, type Say } from './list-sheet.js';

const TOTAL = { id: 'total', name: '合计', englishName: 'Total' };
const OPTIONAL = { id: 'optional', name: '选做（单列）', englishName: 'Optional (apart)' };

/** A piece of a list: from its beginning, or from where the piece before ended. */
export interface Piece {
  readonly after: string | null;
  readonly size: number;
}
/** A list as filtered, by pieces: the list's own query, reader and rights. A list that has no pages comes whole. */
interface Exported<S extends z.ZodType = z.ZodType> {
  readonly query: S;
  readonly read: (query: z.infer<S>, user: SignedIn, say: Say, piece: Piece) => Promise<ListPiece>;
}
const exported = <S extends z.ZodType>(query: S, read: Exported<S>['read']): Exported => ({ query, read: (raw, user, say, piece) => read(raw as z.infer<S>, user, say, piece) });
export interface Reading {
  readonly piece: (after: string | null, size: number) => Promise<ListPiece>;
  /** `total` null: nobody knows before its last row is written. */
  readonly head: (piece: ListPiece, total: number | null) => Promise<ListHead>;
}
/** A list goes forward from its beginning, whatever page was shown. */
const marks = ({ after }: Piece): Marks => ({ after: after ?? undefined, before: undefined });

@Injectable()
export class Exports {
  constructor(
    @Inject(ListReaders) private readonly of: ListReaders,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  readonly lists: Readonly<Record<ExportedList, Exported>> = {
    worklist: exported(LIST_QUERIES.worklist, async (query, user, say, piece) => {
      const { total, next, rows } = await this.of.worklist.list({ ...query, ...marks(piece) }, user, piece.size);
      return {
        at: await this.now(), total, next, columns: ['light', 'left', 'ask', 'unit', 'task', ['title', 48], 'status', 'round', 'due', 'at'],
        rows: rows.map((row) => [say.light(row.light), row.workingDaysLeft, row.verb === null ? '' : say.word(verbWord(row.verb)), say.name(row.unit), say.task(row.task.code), say.title(row.task), say.code('status', row.status), row.round, row.dueOn, say.instant(row.at)]),
      };
    }),
    items: exported(LIST_QUERIES.items, async (query, user, say, { after, size }) => {
      const { at, total, next, rows } = await this.of.items.list({ ...query, after: after ?? undefined }, user, size);
      return {
        at, total, next, columns: ['light', 'task', ['title', 48], 'unit', 'department', 'level', 'status', 'due', 'left', 'holder', 'percent', 'case'],
        rows: rows.map((row) => [say.light(row.light), say.task(row.task), say.title(row), say.name(row.unit), say.name(row.leadDepartment), say.code('level', row.level), say.code('status', row.status), row.dueOn, row.workingDaysLeft, say.code('holder', row.holder), row.percent, say.code('level', row.caseLevel)]),
      };
    }),
    overview: exported(LIST_QUERIES.overview, async ({ cycle, asOf, task, unit, light }, user, say) => {
      const { at, cells, tasks, units } = await this.of.overview.view(yearOf(cycle), asOf, user);
      const titles = new Map(tasks.map((each) => [each.code, each]));
      const names = new Map(units.map((each) => [each.id, { name: each.shortName, englishName: each.englishName }]));
      const shown = cells.filter((cell) => (task === undefined || cell.task === task) && (unit === undefined || cell.unit === unit) && (light === undefined || cell.light === light));
      return {
        at, total: shown.length, next: null, columns: ['task', ['title', 48], 'unit', 'light', 'status', 'due', 'left', 'holder', 'case'],
        rows: shown.map((cell) => [say.task(cell.task), say.title(titles.get(cell.task) ?? { title: '', englishTitle: '' }), say.name(names.get(cell.unit) ?? { name: cell.unit, englishName: cell.unit }), say.light(cell.light), say.code('status', cell.status), cell.dueOn, cell.workingDaysLeft, say.code('holder', cell.holder), say.code('level', cell.caseLevel)]),
      };
    }),
    rates: exported(LIST_QUERIES.rates, async ({ cycle, ...query }, user, say) => {
      const { at, rows: each, total, optional } = await this.of.rates.list(yearOf(cycle), query, user);
      const rows = [...each, { ...total, name: TOTAL }, { ...optional, name: OPTIONAL }];
      return { at, total: each.length, next: null, columns: [['name', 48], 'dueCount', 'inTime', 'inTimePercent', 'done', 'donePercent'], rows: rows.map((row) => [say.name(row.name), row.due, row.inTime, row.inTimePercent ?? '–', row.done, row.donePercent ?? '–']) };
    }),
    scores: exported(LIST_QUERIES.scores, async (query, user, say) => {
      const { at, rows } = await this.of.scores.list(query, user);
      return { at, total: rows.length, next: null, columns: ['kind', 'unit', 'score', ['formula', 80]], rows: rows.map((row) => [say.code('kind', row.kind), say.name(row.unit), row.total ?? '–', say.word(row.formula)]) };
    }),
    reminders: exported(LIST_QUERIES.reminders, async ({ page: _page, after: _after, before: _before, asOf, ...filter }, user, say, piece) => {
      const [{ at, rows, next }, total] = await Promise.all([this.of.reminders.rows(filter, user, marks(piece), piece.size, asOf), piece.after === null ? this.of.reminders.total(filter, user, asOf) : null]);
      return {
        at, total, next, columns: ['at', 'task', 'unit', ['what', 40], 'state', 'reason', ['to', 40]],
        rows: rows.map((row) => [say.instant(row.dueAt), say.task(row.task), say.name(row.unit), say.word(reminderWords(row)), say.code('state', row.state), say.code('reason', row.suppressedReason), row.deliveries.length > 0 ? [...new Set(row.deliveries.map(({ recipient }) => recipient))].join(', ') : row.to.join(', ')]),
      };
    }),
    supervision: exported(LIST_QUERIES.supervision, async (query, user, say, piece) => {
      const { at, total, next, rows } = await this.of.supervision.rows({ ...query, ...marks(piece) }, user, piece.size);
      return {
        at, total, next, columns: ['level', ['number', 28], 'task', 'unit', 'addressee', 'ground', 'due', 'opened', 'issued', 'issuer', 'replyDue', 'reply', 'promised', 'state', 'closed'],
        rows: rows.map((row) => [say.code('level', row.level), row.number, say.task(row.task), say.name(row.unit), say.name(row.addressee), say.code('ground', row.ground), row.dueOn, say.instant(row.openedAt), say.instant(row.issuedAt), row.issuer, row.replyDueOn, say.code('reply', row.replyState), row.promisedOn, say.code('state', row.state), say.instant(row.closedAt)]),
      };
    }),
    metrics: exported(LIST_QUERIES.metrics, async (query, user, say) => {
      const { at, units } = await this.of.metrics.rollUp(query, user);
      return { at, total: units.length, next: null, columns: ['province', 'unit', 'value', 'base', 'result'], rows: units.map((row) => [row.province === null ? '' : say.name(row.province), say.name(row.unit), row.value ?? '–', row.base, say.code('result', row.result)]) };
    }),
    load: exported(LIST_QUERIES.load, async (query, user, say, { after, size }) => {
      if (!['director', 'coordinator', 'bureau_leader'].some((role) => user.roles.includes(role as never))) throw new ApiError('FORBIDDEN', { roles: ['director', 'coordinator', 'bureau_leader'] });
      const { rows, next } = await this.of.load.items({ ...query, after: after ?? undefined }, user, size);
      return { at: await this.now(), total: next === null && after === null ? rows.length : null, next, columns: ['task', ['title', 48], 'unit', 'ask', 'reviewer', 'status', 'due', 'left'], rows: rows.map((row) => [say.task(row.task), say.title(row), say.name(row.unit), say.word(verbWord(row.verb)), row.reviewer?.name ?? '', say.code('status', row.status), row.dueOn, row.workingDaysLeft]) };
    }),
    audit: exported(LIST_QUERIES.audit, async (query, user, say, { after, size }) => {
      const { at, total, next, rows } = await this.of.audit.list({ ...query, after: after ?? undefined }, user, null, size, after === null ? EVERY : 0);
      return {
        at, total: after === null ? total : null, next, columns: ['at', 'person', 'for', ['action', 28], 'outcome', 'reason', ['stream', 36], 'source', ['text', 60]],
        rows: rows.map((row) => [say.instant(row.at), row.by?.name ?? say.code('person', row.kind), row.actingFor?.name ?? '', say.word(row.what), say.code('outcome', row.outcome), row.code, row.stream, row.source, JSON.stringify(row.happened.length > 0 ? row.happened : row.facts)]),
      };
    }),
    rehearsal: exported(LIST_QUERIES.rehearsal, async ({ cycle, script, ...query }, user, say) => {
      if (!REHEARSERS.some((role) => user.roles.includes(role))) throw new ApiError('FORBIDDEN', { roles: [...REHEARSERS] });
      const [rows, nameOf] = await Promise.all([this.of.rehearsals.all(yearOf(cycle), script, query), this.units.names()]);
      return {
        at: await this.now(), total: rows.length, next: null, columns: ['at', 'kind', ['rule', 28], 'task', 'unit', ['to', 28], 'channel', 'outcome'],
        rows: rows.map((row) => [say.instant(row.at), say.code('kind', row.kind), say.word(ruleWords(row.rule)), say.task(row.task), say.name(nameOf(row.unit)), row.to, say.code('channel', row.channel), row.outcome === 'sent' ? say.code('state', 'dispatched') : say.code('reason', row.outcome)]),
      };
    }),
    notices: exported(LIST_QUERIES.notices, async (_query, user, say, piece) => {
      const { total, next, rows } = await this.of.notices.list(marks(piece), piece.size, user, EVERY);
      return { at: await this.now(), total, next, columns: ['at', ['title', 40], ['text', 80], 'read'], rows: rows.map((row) => [say.instant(row.at), say.word(row.title), row.lines.map((line) => say.word(line)).join('\n'), say.instant(row.readAt)]) };
    }),
  };

  /** A list as one person reads it. */
  reading(list: ExportedList, query: ExportQuery, user: SignedIn, say: Say): Reading {
    const { read } = this.lists[list];
    const filters = this.filtersOf(list, query);
    return {
      piece: (after, size) => read(filters, user, say, { after, size }),
      head: async (piece, total) => headOf(list, piece, total, filterText(filters, await this.units.names(), say), query.cycle?.replace('cycle/', ''), user, say),
    };
  }

  /** Of a query what the list itself knows. */
  filtersOf(list: ExportedList, query: ExportQuery): object {
    return new SchemaPipe().transform(query, { schema: this.lists[list].query as never, type: 'query' }) as object;
  }

  private async now(): Promise<string> {
    return instantText(instant(await this.clock.now()));
  }
}
