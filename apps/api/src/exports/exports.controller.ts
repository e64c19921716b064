import { Controller, Get, HttpCode, Inject, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { EXPORTED_LISTS, type ExportedList } from '#api-types/export-words.js';
import { ExportedListView } from '#api-types/views/exported-list.views.js';
import { ExcelSpreadsheet, type Spreadsheet } from '#documents/spreadsheet.js';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../commands/idempotency-key.js';
import { Answers } from '../platform/answers.decorator.js';
import { Fresh } from '../platform/access.decorators.js';
import { ApiError } from '../platform/api-error.js';
import { wholeList } from './list-queries.js';
import { InTurn } from '../platform/in-turn.js';
import type { SignedIn } from '../platform/request.js';
import { Seen } from '../platform/seen.interceptor.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { SETTINGS, type ApiSettings } from '../platform/tokens.js';
import { BINARY, workbookFile, XLSX } from '../platform/workbook-file.js';
import { ExportQuery } from './export-query.js';
import { ExportedLists } from './exported-lists.js';
import { Exports } from './exports.queries.js';
import { fileName, inertRow, Say } from './list-sheet.js';

const ListName = z.enum(Object.keys(EXPORTED_LISTS) as [ExportedList, ...ExportedList[]]);
const MOST_WAITING = 10;
/** Read at once. */
const PIECE = 5_000;

@Controller('exports')
export class ExportsController {
  private readonly spreadsheet: Spreadsheet = new ExcelSpreadsheet();
  /** A list of fifty thousand rows is in memory once. */
  private readonly turns = new InTurn(MOST_WAITING);

  constructor(
    @Inject(Exports) private readonly exports: Exports,
    @Inject(ExportedLists) private readonly inBackground: ExportedLists,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  /** A list as filtered, whole, with the reader's rights: the query is the list's own, its rows those that the list shows. A longer one is asked for below. */
  @Get(':list')
  @Seen('TakeExport')
  @Fresh(wholeList)
  @ApiProduces(XLSX)
  @ApiOkResponse(BINARY)
  async workbook(@Param('list', { schema: ListName }) list: ExportedList, @Query({ schema: ExportQuery }) query: ExportQuery, @CurrentUser() user: SignedIn): Promise<StreamableFile> {
    const say = new Say(query.lang);
    const most = this.settings.EXPORT_MOST_ROWS;
    const reading = this.exports.reading(list, query, user, say);
    return this.turns.run(async () => {
      const first = await reading.piece(null, Math.min(PIECE, most + 1));
      const rows = [...first.rows];
      const tooLarge = (total: number): ApiError => new ApiError('EXPORT_TOO_LARGE', { total, most });
      if ((first.total ?? rows.length) > most) throw tooLarge(first.total ?? rows.length);
      for (let { next } = first; next !== null; ) {
        const piece = await reading.piece(next, PIECE);
        rows.push(...piece.rows);
        if (rows.length > most) throw tooLarge(rows.length);
        next = piece.next;
      }
      const head = await reading.head(first, first.total ?? rows.length);
      const content = await this.spreadsheet.write([{ ...head, rows: rows.map(inertRow) }]);
      return workbookFile(content, fileName(list, first.at, say));
    });
  }

  /** The same list of any length, made in the background: a notice tells when its file is ready. The same key is the same file. */
  @Post(':list')
  @Fresh(wholeList)
  @HttpCode(202)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(ExportedListView, 202)
  ask(@Param('list', { schema: ListName }) list: ExportedList, @Query({ schema: ExportQuery }) query: ExportQuery, @CurrentUser() user: SignedIn, @IdempotencyKey() commandId: string): Promise<z.infer<typeof ExportedListView>> {
    return this.inBackground.ask(list, query, user, commandId);
  }
}
