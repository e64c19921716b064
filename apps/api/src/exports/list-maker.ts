import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as rest } from 'node:timers/promises';
import type { Logger } from 'pino';
import { listNotice, type ExportedList } from '#api-types/export-words.js';
import { writeLongList } from '#documents/long-list.js';
import type { NewCell } from '#documents/new-sheet.js';
import { failureOf } from '#operations/failure.js';
import { ExportedListStore, type StoredList } from '#persistence/content/exported-list.store.js';
import { KEPT_DAYS, settleExportedList, type ListOutcome } from '#record/exported-lists.js';
import type { RecordContext } from '#record/record-context.js';
import type { ListFiles } from '#storage/list-files.js';
import { UserDirectory } from '../identity/user-directory.js';
import { ApiError } from '../platform/api-error.js';
import { asReader } from '../platform/readership.js';
import type { SignedIn } from '../platform/request.js';
import { LOG, RECORD, SETTINGS, type ApiSettings } from '../platform/tokens.js';
import { ExportQuery } from './export-query.js';
import { Exports, type Reading } from './exports.queries.js';
import { fileOf, listFilesOf, rightsOf } from './list-file-names.js';
import { fileName, inertRow, Say, type ListPiece } from './list-sheet.js';

/** Read, written and told of at once. */
const PIECE = 1_000;
/** A look without being asked: what a process that was killed left behind, and what has expired. */
const LOOK_MS = 15_000;
const MOST_ATTEMPTS = 5;
const TRY_AGAIN_SECONDS = 30;

/** Another attempt has begun, or the process ends. */
class BrokenOff extends Error {}

/**
 * Makes lists that were asked for, one at a time, as they wait in the database: an attempt holds its list by a lease, so
 * that of a process that is killed another takes it over, and only the attempt that counts settles it.
 */
@Injectable()
export class ListMaker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly files: ListFiles;
  private looking: Promise<void> = Promise.resolve();
  private isLooking = false;
  private isStopping = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(Exports) private readonly exports: Exports,
    @Inject(ExportedListStore) private readonly lists: ExportedListStore,
    @Inject(UserDirectory) private readonly users: UserDirectory,
    @Inject(RECORD) private readonly record: RecordContext,
    @Inject(SETTINGS) settings: ApiSettings,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.files = listFilesOf(settings);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.isLooking || void this.look(), LOOK_MS);
    this.timer.unref();
    void this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    await this.looking;
  }

  /** Makes all that waits; answers when there is nothing more. */
  look(): Promise<void> {
    this.looking = this.looking.then(async () => {
      this.isLooking = true;
      await this.makeAll().catch((error: unknown) => this.log.warn(failureOf(error), 'exported lists'));
      this.isLooking = false;
    });
    return this.looking;
  }

  private async makeAll(): Promise<void> {
    // Seen before it is asked what is needed: a file that another process begins meanwhile is not among them.
    const there = await this.files.names();
    await this.files.forget(there, new Set((await this.lists.sweep()).map(fileOf)));
    while (!this.isStopping) {
      const list = await this.lists.claim();
      if (!list) return;
      await this.make(list);
    }
  }

  private async make(list: StoredList): Promise<void> {
    try {
      await this.settle(list, list.attempt > MOST_ATTEMPTS ? { state: 'failed' } : await this.write(list));
    } catch (error) {
      this.log.warn({ list: list.id, attempt: list.attempt, ...failureOf(error) }, 'an exported list is not made');
      // What the list refuses it refuses the next time as well.
      if (error instanceof ApiError) await this.settle(list, { state: 'failed' });
      else await this.lists.release(list, this.isStopping ? 0 : TRY_AGAIN_SECONDS);
    }
  }

  private async settle(list: StoredList, outcome: ListOutcome): Promise<void> {
    await settleExportedList(this.record, list, outcome, listNotice(list.list as ExportedList, outcome.state === 'ready' ? outcome.rows : null, KEPT_DAYS));
  }

  private async write(list: StoredList): Promise<ListOutcome> {
    const user = await this.users.find(list.owner);
    if (!user) throw new ApiError('FORBIDDEN');
    return asReader(user, () => this.writeFor(list, user));
  }

  private async writeFor(list: StoredList, user: SignedIn): Promise<ListOutcome> {
    const query = ExportQuery.parse(list.query);
    const say = new Say(query.lang);
    const reading = this.exports.reading(list.list as ExportedList, query, user, say);
    const first = await reading.piece(null, PIECE);
    const file = await this.files.begin(fileOf(list));
    try {
      // Rows come and go while it is written: how many there were stands in the notice.
      const rows = await writeLongList(file, await reading.head(first, null), this.pieces(list, reading, first));
      const size = await this.files.finish(fileOf(list));
      return { state: 'ready', name: fileName(list.list as ExportedList, first.at, say), size, rows, madeAs: rightsOf(user) };
    } finally {
      file.destroy();
    }
  }

  /** Between two pieces it rests as long as one took: half of the process is left to who waits for an answer. */
  private async *pieces(list: StoredList, reading: Reading, first: ListPiece): AsyncGenerator<readonly (readonly NewCell[])[]> {
    let rows = 0;
    for (let piece = first; ; ) {
      const began = performance.now();
      yield piece.rows.map(inertRow);
      rows += piece.rows.length;
      if (this.isStopping || !(await this.lists.progress(list, rows))) throw new BrokenOff('another attempt has begun, or the process ends');
      if (piece.next === null) return;
      piece = await reading.piece(piece.next, PIECE);
      await rest(performance.now() - began);
    }
  }
}
