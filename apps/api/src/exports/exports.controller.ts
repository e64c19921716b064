import { Controller, Get, Inject, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { EXPORTED_LISTS, type ExportedList } from '#api-types/export-words.js';
import { ExcelSpreadsheet, type Spreadsheet } from '#documents/spreadsheet.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { Fresh } from '../platform/access.decorators.js';
import { ApiError } from '../platform/api-error.js';
import { NO_FILTERS, wholeList } from '../platform/fresh-acts.js';
import { InTurn } from '../platform/in-turn.js';
import type { SignedIn } from '../platform/request.js';
import { SchemaPipe } from '../platform/schema.pipe.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { BINARY, workbookFile, XLSX } from '../platform/workbook-file.js';
import { ExportQuery } from './export-query.js';
import { Exports, MOST_ROWS } from './exports.queries.js';
import { Say, sheetOf } from './list-sheet.js';

const ListName = z.enum(Object.keys(EXPORTED_LISTS) as [ExportedList, ...ExportedList[]]);
const MOST_WAITING = 10;

@Controller('exports')
export class ExportsController {
  private readonly spreadsheet: Spreadsheet = new ExcelSpreadsheet();
  /** A list of fifty thousand rows is in memory once. */
  private readonly turns = new InTurn(MOST_WAITING);

  constructor(
    @Inject(Exports) private readonly exports: Exports,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  /** A list as filtered, whole, with the reader's rights: the query is the list's own, its rows those that the list shows. */
  @Get(':list')
  @Fresh(wholeList)
  @ApiProduces(XLSX)
  @ApiOkResponse(BINARY)
  async workbook(@Param('list', { schema: ListName }) list: ExportedList, @Query({ schema: ExportQuery }) query: z.infer<typeof ExportQuery>, @CurrentUser() user: SignedIn): Promise<StreamableFile> {
    const say = new Say(query.lang);
    const { query: schema, read } = this.exports.lists[list];
    const filters: unknown = new SchemaPipe().transform(query, { schema: schema as never, type: 'query' });
    const sheet = await this.turns.run(() => read(filters, user, say));
    if (sheet.total > MOST_ROWS) throw new ApiError('EXPORT_TOO_LARGE', { total: sheet.total, most: MOST_ROWS });
    const nameOf = await this.units.names();
    const wordOf = (key: string, value: string): string => (key === 'unit' || key === 'department' ? say.name(nameOf(value)) : key === 'task' ? say.task(value) : say.code(key, value));
    const told = Object.entries(filters as object).flatMap(([key, value]): [string, string][] => (NO_FILTERS.has(key) || typeof value !== 'string' || value === '' ? [] : [[key, wordOf(key, value)]]));
    const content = await this.spreadsheet.write([sheetOf(list, sheet, told, query.cycle?.replace('cycle/', ''), user, say)]);
    return workbookFile(content, `${say.word(EXPORTED_LISTS[list])} ${say.instant(sheet.at).slice(0, 10)}.xlsx`);
  }
}
