import { Body, Controller, Get, Header, HttpCode, Inject, Ip, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { AddErratumBody, BulletinCheck, BulletinList, BulletinView, IssueBulletinBody, OfficialDocumentView } from '#api-types/views/bulletin.views.js';
import { DayText } from '#api-types/views/common.views.js';
import { FORMATS, type LetterFormat } from '#documents/letters/official-document.js';
import { BulletinStore } from '#persistence/content/bulletin.store.js';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../commands/idempotency-key.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { BINARY } from '../platform/workbook-file.js';
import { Bulletins } from './bulletins.queries.js';
import { LETTER_TYPES } from './letter-files.js';

const OfYear = z.object({ cycle: z.coerce.number().int().min(2000).max(2999) });
const OfDay = OfYear.extend({ asOf: DayText });
const Uuid = z.uuid();
const Format = z.enum(FORMATS);
const idOf = (text: string): string => {
  if (!Uuid.safeParse(text).success) throw notFound();
  return text;
};

/** 通报 (E2): figures of a day that is over, as issued; errata beside them. */
@Controller('bulletins')
export class BulletinsController {
  constructor(
    @Inject(Bulletins) private readonly bulletins: Bulletins,
    @Inject(BulletinStore) private readonly store: BulletinStore,
  ) {}

  @Get()
  @Only('coordinator', 'bureau_leader')
  @Answers(BulletinList)
  list(@Query({ schema: OfYear }) { cycle }: z.infer<typeof OfYear>): Promise<z.infer<typeof BulletinList>> {
    return this.bulletins.list(cycle);
  }

  /** What would be issued; nothing is kept. */
  @Get('preview')
  @Only('coordinator', 'bureau_leader')
  @Answers(OfficialDocumentView)
  async preview(@Query({ schema: OfDay }) { cycle, asOf }: z.infer<typeof OfDay>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof OfficialDocumentView>> {
    return (await this.bulletins.preview(cycle, asOf, user)) as z.infer<typeof OfficialDocumentView>;
  }

  /** One a day that it covers; it is never changed. */
  @Post()
  @HttpCode(200)
  @Only('coordinator')
  @Answers(BulletinView)
  async issue(@Body({ schema: IssueBulletinBody }) { year, asOf }: z.infer<typeof IssueBulletinBody>, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<z.infer<typeof BulletinView>> {
    return this.bulletins.view(await this.bulletins.issue(year, asOf, user, source));
  }

  @Get(':id')
  @Only('coordinator', 'bureau_leader')
  @Answers(BulletinView)
  view(@Param('id') id: string): Promise<z.infer<typeof BulletinView>> {
    return this.bulletins.view(idOf(id));
  }

  /** Asked again with the inputs of then: whether the same bytes come of it. */
  @Get(':id/check')
  @Only('coordinator', 'bureau_leader')
  @Answers(BulletinCheck)
  check(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof BulletinCheck>> {
    return this.bulletins.check(idOf(id), user);
  }

  /** The bytes that were issued. */
  @Get(':id/files/:format')
  @Only('coordinator', 'bureau_leader')
  @Header('cache-control', 'no-store')
  @ApiProduces(LETTER_TYPES.docx, LETTER_TYPES.pdf)
  @ApiOkResponse(BINARY)
  async file(@Param('id') id: string, @Param('format', { schema: Format }) format: LetterFormat): Promise<StreamableFile> {
    const [row, content] = await Promise.all([this.store.one(idOf(id)), this.store.file(idOf(id), format)]);
    if (!row || !content) throw notFound();
    return new StreamableFile(content, { type: LETTER_TYPES[format], length: content.length, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(`通报〔${row.year}〕第${row.nth}期.${format}`)}` });
  }

  /** 更正, beside the bulletin. */
  @Post(':id/errata')
  @HttpCode(200)
  @Only('coordinator')
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(BulletinView)
  async addErratum(@Param('id') id: string, @Body({ schema: AddErratumBody }) { text }: z.infer<typeof AddErratumBody>, @IdempotencyKey() commandId: string, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<z.infer<typeof BulletinView>> {
    await this.bulletins.addErratum(idOf(id), text, commandId, user, source);
    return this.bulletins.view(id);
  }
}
