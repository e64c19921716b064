import { Controller, HttpCode, Inject, Ip, Param, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { z } from 'zod';
import { SheetCorrectionQuery, SheetCorrections, SheetImport, SheetImportQuery } from '#api-types/views/catalogue-sheet.views.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import type { ApiRequest, SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { BINARY, workbookFile, workbookIn, XLSX } from '../platform/workbook-file.js';
import { CatalogueSheets } from './catalogue-sheets.js';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from './idempotency-key.js';

const REJECTED = '未采用的行.xlsx';
const TYPED = '手工录入.xlsx';

/** 任务清单 as workbooks that come back (C4). */
@Controller('catalogue-versions')
@Only('coordinator')
export class CatalogueSheetCommandsController {
  constructor(@Inject(CatalogueSheets) private readonly sheets: CatalogueSheets) {}

  /** 手工录入: a whole draft, typed into the template. Without `mode=partly` one rejected row stops all. */
  @Post('xlsx')
  @HttpCode(200)
  @ApiConsumes('application/octet-stream')
  @ApiBody(BINARY)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(SheetImport)
  async importDraft(@Req() request: ApiRequest, @Query({ schema: SheetImportQuery }) { mode }: z.infer<typeof SheetImportQuery>, @CurrentUser() user: SignedIn, @IdempotencyKey() commandId: string, @Ip() source: string): Promise<z.infer<typeof SheetImport>> {
    return this.sheets.importDraft(await workbookIn(request), TYPED, mode, { user, commandId, source });
  }

  /** The rows of a typed workbook that would not be taken, with reasons, as a workbook. Nothing is taken. */
  @Post('xlsx/rejected-rows')
  @HttpCode(200)
  @ApiConsumes('application/octet-stream')
  @ApiBody(BINARY)
  @ApiProduces(XLSX)
  @ApiOkResponse(BINARY)
  async rejectedOfTyped(@Req() request: ApiRequest): Promise<StreamableFile> {
    return workbookFile(await this.sheets.rejectedRows(null, await workbookIn(request)), REJECTED);
  }

  /** The workbook of this draft: each difference becomes a correction with this reason. Without `mode=partly` one rejected row stops all. */
  @Post(':id/xlsx')
  @HttpCode(200)
  @ApiConsumes('application/octet-stream')
  @ApiBody(BINARY)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(SheetCorrections)
  async correct(
    @Param('id') id: string,
    @Req() request: ApiRequest,
    @Query({ schema: SheetCorrectionQuery }) query: z.infer<typeof SheetCorrectionQuery>,
    @CurrentUser() user: SignedIn,
    @IdempotencyKey() commandId: string,
    @Ip() source: string,
  ): Promise<z.infer<typeof SheetCorrections>> {
    return this.sheets.correct(id, await workbookIn(request), query, { user, commandId, source });
  }

  /** The rows of this draft's workbook that would not be taken, with reasons, as a workbook. Nothing is taken. */
  @Post(':id/xlsx/rejected-rows')
  @HttpCode(200)
  @ApiConsumes('application/octet-stream')
  @ApiBody(BINARY)
  @ApiProduces(XLSX)
  @ApiOkResponse(BINARY)
  async rejectedOfDraft(@Param('id') id: string, @Req() request: ApiRequest): Promise<StreamableFile> {
    return workbookFile(await this.sheets.rejectedRows(id, await workbookIn(request)), REJECTED);
  }
}
