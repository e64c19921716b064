import { Body, Controller, HttpCode, Inject, Ip, Param, Post } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { z } from 'zod';
import { CatalogueCommand, ImportCatalogue } from '#api-types/commands/catalogue.commands.js';
import { Receipt } from '#api-types/views/common.views.js';
import { Fresh, Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { freshActs } from '../platform/fresh-acts.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { CatalogueActs } from './catalogue-acts.js';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from './idempotency-key.js';

/** 目录版本: imported by one coordinator, confirmed by another. */
@Controller('catalogue-versions')
@Only('coordinator')
@Fresh(freshActs)
export class CatalogueVersionCommandsController {
  constructor(@Inject(CatalogueActs) private readonly acts: CatalogueActs) {}

  /** The receipt names the catalogue in `stream`; the same source again opens its first import. */
  @Post()
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(Receipt)
  importDraft(@Body({ schema: ImportCatalogue }) body: z.infer<typeof ImportCatalogue>, @CurrentUser() user: SignedIn, @IdempotencyKey() commandId: string, @Ip() source: string): Promise<z.infer<typeof Receipt>> {
    return this.acts.importDraft(body, { user, commandId, source });
  }

  @Post(':id/commands')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(Receipt)
  act(
    @Param('id') id: string,
    @Body({ schema: CatalogueCommand }) body: z.infer<typeof CatalogueCommand>,
    @CurrentUser() user: SignedIn,
    @IdempotencyKey() commandId: string,
    @Ip() source: string,
  ): Promise<z.infer<typeof Receipt>> {
    return this.acts.act(id, body, { user, commandId, source });
  }
}
