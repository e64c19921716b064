import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { CatalogueDiffView } from '#api-types/views/catalogue-diff.views.js';
import { CatalogueSourceView, CatalogueVersionList, CatalogueVersionView } from '#api-types/views/catalogue-version.views.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { OnlyTurns } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { CatalogueDiffs } from './catalogue-diffs.queries.js';
import { CatalogueVersions } from './catalogue-versions.queries.js';

const With = z.object({ with: z.string().max(100) });

/** 目录版本 before and after they are confirmed. */
@Controller('catalogue-versions')
@Only('coordinator', 'bureau_leader')
export class CatalogueVersionsController {
  constructor(
    @Inject(CatalogueVersions) private readonly versions: CatalogueVersions,
    @Inject(CatalogueDiffs) private readonly diffs: CatalogueDiffs,
  ) {}

  @Get()
  @Answers(CatalogueVersionList)
  list(@Query({ schema: OnlyTurns }) marks: z.infer<typeof OnlyTurns>): Promise<z.infer<typeof CatalogueVersionList>> {
    return this.versions.list(marks);
  }

  @Get(':id')
  @Answers(CatalogueVersionView)
  view(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof CatalogueVersionView>> {
    return this.versions.view(id, user);
  }

  /** The text that the quotes count in; 404 where the draft came without a file. */
  @Get(':id/source')
  @Answers(CatalogueSourceView)
  source(@Param('id') id: string): Promise<z.infer<typeof CatalogueSourceView>> {
    return this.versions.source(id);
  }

  /** What is otherwise than in another notice (X2); `with`: the older one, a draft or a frozen version. */
  @Get(':id/diff')
  @Answers(CatalogueDiffView)
  diff(@Param('id') id: string, @Query({ schema: With }) { with: other }: z.infer<typeof With>): Promise<z.infer<typeof CatalogueDiffView>> {
    return this.diffs.view(other, id);
  }
}
