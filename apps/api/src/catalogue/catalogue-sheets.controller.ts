import { Controller, Get, Inject, Param, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { ExcelSpreadsheet, type Spreadsheet } from '#documents/spreadsheet.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import { Only } from '../platform/access.decorators.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { BINARY, workbookFile, XLSX } from '../platform/workbook-file.js';
import { CatalogueVersions } from './catalogue-versions.queries.js';
import { draftWorkbook } from './draft-workbook.js';

/** 任务清单 as a workbook (C4). */
@Controller('catalogue-versions')
@Only('coordinator', 'bureau_leader')
export class CatalogueSheetsController {
  private readonly spreadsheet: Spreadsheet = new ExcelSpreadsheet();

  constructor(@Inject(CatalogueVersions) private readonly versions: CatalogueVersions) {}

  /** The empty workbook for entry by hand. */
  @Get('template/xlsx')
  @ApiProduces(XLSX)
  @ApiOkResponse(BINARY)
  async template(): Promise<StreamableFile> {
    return workbookFile(await this.spreadsheet.write(draftWorkbook(null, null)), '任务清单模板.xlsx');
  }

  /** The draft as it stands; sent back, its differences become corrections. */
  @Get(':id/xlsx')
  @ApiProduces(XLSX)
  @ApiOkResponse(BINARY)
  async workbook(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<StreamableFile> {
    const { draft, draftHash, documentNumber } = await this.versions.view(id, user);
    return workbookFile(await this.spreadsheet.write(draftWorkbook(draft satisfies CatalogueDraft, { id, draftHash })), `任务清单 ${documentNumber ?? id.slice(-16)}.xlsx`);
  }
}
