import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import { EXPORTED_LISTS, type ExportedList } from '#api-types/export-words.js';
import type { ExportedListList, ExportedListView } from '#api-types/views/exported-list.views.js';
import { ExportedListStore, type StoredList } from '#persistence/content/exported-list.store.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import type { ListFiles } from '#storage/list-files.js';
import { ApiError, notFound } from '../platform/api-error.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { SETTINGS, type ApiSettings } from '../platform/tokens.js';
import type { ExportQuery } from './export-query.js';
import { Exports } from './exports.queries.js';
import { fileOf, listFilesOf, rightsOf } from './list-file-names.js';
import { ListMaker } from './list-maker.js';
import { filterText, Say } from './list-sheet.js';

type View = z.infer<typeof ExportedListView>;
/** Of one person at a time, so that nobody else waits for theirs. */
const MOST_WAITING = 3;
const SHOWN = 20;

/** Lists in the background (decision record 0051): asked for, looked at and fetched by one person. */
@Injectable()
export class ExportedLists {
  private readonly files: ListFiles;

  constructor(
    @Inject(Exports) private readonly exports: Exports,
    @Inject(ExportedListStore) private readonly lists: ExportedListStore,
    @Inject(ListMaker) private readonly maker: ListMaker,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(SETTINGS) settings: ApiSettings,
  ) {
    this.files = listFilesOf(settings);
  }

  /** What the list itself would refuse is refused at once. */
  async ask(list: ExportedList, query: ExportQuery, user: SignedIn, commandId: string): Promise<View> {
    const { total } = await this.exports.reading(list, query, user, new Say(query.lang)).piece(null, 1);
    const bodyHash = createHash('sha256').update(JSON.stringify([list, query, user.userId])).digest('hex');
    const added = await this.lists.add({ commandId, bodyHash, owner: user.userId, list, query, total }, MOST_WAITING);
    if (!added) throw new ApiError('TOO_MANY_LISTS', { most: MOST_WAITING });
    if (added.bodyHash !== bodyHash) throw new ApiError('COMMAND_ID_REUSED', { commandId });
    void this.maker.look();
    return (await this.viewsOf([added]))[0] as View;
  }

  async of({ userId }: SignedIn): Promise<z.infer<typeof ExportedListList>> {
    return { rows: await this.viewsOf(await this.lists.of(userId, SHOWN)) };
  }

  /** Whoever has other rights now than when it was made exports again. */
  async open(id: string, user: SignedIn): Promise<{ readonly name: string; readonly size: number; readonly content: Readable }> {
    const list = await this.lists.one(user.userId, id);
    if (list?.state !== 'ready' || list.name === null || list.size === null || list.madeAs !== rightsOf(user)) throw notFound();
    return { name: list.name, size: list.size, content: this.files.open(fileOf(list)) };
  }

  private async viewsOf(rows: readonly StoredList[]): Promise<View[]> {
    const nameOf = await this.units.names();
    return rows.map(({ id, list, query, state, rowsDone, rowsTotal, size, requestedAtMs, settledAtMs, expiresAtMs }) => {
      const filters = this.exports.filtersOf(list as ExportedList, query as ExportQuery);
      const told = (language: 'zh' | 'en'): string => filterText(filters, nameOf, new Say(language));
      return {
        id, name: { ...EXPORTED_LISTS[list as ExportedList] }, filters: { zh: told('zh'), en: told('en') }, state, rows: rowsDone, total: rowsTotal, size,
        requestedAt: instantText(requestedAtMs), settledAt: instantTextOrNull(settledAtMs), expiresAt: instantTextOrNull(expiresAtMs),
      };
    });
  }
}
