import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { z } from 'zod';
import type { RehearsalDiffView, RehearsalRows, RehearsalRun, RehearsalRuns, RehearsalRunView, RehearsalView, RunRehearsal } from '#api-types/views/rehearsal.views.js';
import { diffing, type RehearsalDiff } from '#domain/cycle/rehearsal/rehearsal-diff.js';
import type { RehearsalRow } from '#domain/cycle/rehearsal/rehearsal-row.js';
import { cycleId } from '#domain/shared/ids.js';
import { RehearsalRunStore, type StoredRun } from '#persistence/content/rehearsal-run.store.js';
import { ApiError, notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import { UserNames } from '../platform/user-names.js';
import { inSlices } from './in-slices.js';
import { pageOfRows, PAGE_SIZE, Rehearsals, type RowsQuery } from './rehearsal.queries.js';

type Run = z.infer<typeof RehearsalRun>;
type Head = Omit<Run, 'id' | 'cycle' | 'ranAt' | 'by'>;
type Change = z.infer<typeof RehearsalDiffView>['rows'][number];
/** So many of a cycle are kept. */
const KEPT = 10;
/** The newest; of `against`: the one before. */
const LAST = 'last';

/** Rehearsals that are kept, so that the next can be held against the last (Y4). */
@Injectable()
export class RehearsalRunner {
  constructor(
    @Inject(Rehearsals) private readonly rehearsals: Rehearsals,
    @Inject(RehearsalRunStore) private readonly runs: RehearsalRunStore,
    @Inject(UserNames) private readonly users: UserNames,
  ) {}

  /** The same key is the same run: it is played once, and its answer is given again. */
  async run(year: number, body: z.infer<typeof RunRehearsal>, by: string, commandId: string): Promise<z.infer<typeof RehearsalRunView>> {
    const bodyHash = createHash('sha256').update(JSON.stringify([year, body, by])).digest('hex');
    return (await this.known(year, commandId, bodyHash)) ?? this.play(year, body, { by, commandId, bodyHash });
  }

  private async known(year: number, commandId: string, bodyHash: string): Promise<z.infer<typeof RehearsalRunView> | undefined> {
    const known = await this.runs.byCommand(commandId);
    if (known && known.bodyHash !== bodyHash) throw new ApiError('COMMAND_ID_REUSED', { commandId });
    return known && this.view(year, known.id);
  }

  private async play(year: number, { perReviewer, ...scripts }: z.infer<typeof RunRehearsal>, asked: { readonly by: string; readonly commandId: string; readonly bodyHash: string }): Promise<z.infer<typeof RehearsalRunView>> {
    const { view, rows } = await this.rehearsals.play(year, scripts, perReviewer);
    const head: Head = { ...scripts, assignments: view.assignments, rows: rows.length, due: view.ledger.due, sent: view.ledger.sent, missed: view.missed };
    const id = await this.runs.add({ cycle: view.cycle, ...asked, head, view, rows: await promisify(gzip)(rows.map((row) => JSON.stringify(row)).join('\n')) }, KEPT);
    const kept = id === undefined ? await this.known(year, asked.commandId, asked.bodyHash) : await this.view(year, id);
    if (!kept) throw notFound();
    return kept;
  }

  async list(year: number): Promise<z.infer<typeof RehearsalRuns>> {
    return { kept: KEPT, rows: await this.named(await this.runs.of<Head>(cycleId(year))) };
  }

  async view(year: number, asked: string): Promise<z.infer<typeof RehearsalRunView>> {
    const run = await this.one(year, asked);
    const view = await this.runs.view<z.infer<typeof RehearsalView>>(run.id);
    if (!view) throw notFound();
    return { run, view };
  }

  async rows(year: number, asked: string, query: RowsQuery): Promise<z.infer<typeof RehearsalRows>> {
    return pageOfRows(await this.rowsOf((await this.one(year, asked)).id), query);
  }

  /** What is otherwise than in an earlier one, by page. */
  async diff(year: number, asked: string, { against, change, page }: { readonly against: string; readonly change?: Change['change'] | undefined; readonly page: number }): Promise<z.infer<typeof RehearsalDiffView>> {
    const run = await this.one(year, asked);
    const earlier = await this.one(year, against, run.id);
    const diff = await inSlices(diffing(await this.rowsOf(earlier.id), await this.rowsOf(run.id)));
    const { added, dropped, moved, changed } = diff;
    const rows = changesOf(diff).filter((each) => change === undefined || each.change === change);
    return {
      run, against: earlier, counts: { added: added.length, dropped: dropped.length, moved: moved.length, changed: changed.length },
      total: rows.length, page, pageSize: PAGE_SIZE, rows: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    };
  }

  /** By its id or `last`; `before`: `last` is the one before that. */
  private async one(year: number, asked: string, before?: string): Promise<Run> {
    const runs = await this.runs.of<Head>(cycleId(year));
    const last = before === undefined ? runs[0] : runs[runs.findIndex(({ id }) => id === before) + 1];
    const [run] = await this.named([asked === LAST ? last : runs.find(({ id }) => id === asked)].filter((each) => each !== undefined));
    if (!run) throw notFound();
    return run;
  }

  private async named(runs: readonly StoredRun<Head>[]): Promise<Run[]> {
    const nameOf = await this.users.of(runs.map(({ by }) => by));
    return runs.map(({ id, cycle, by, ranAtMs, head }) => ({ id, cycle, ranAt: instantText(ranAtMs), by: { id: by, name: nameOf(by) }, ...head }));
  }

  private async rowsOf(id: string): Promise<readonly RehearsalRow[]> {
    const packed = await this.runs.rows(id);
    return packed ? inSlices(parsed((await promisify(gunzip)(packed)).toString('utf8').split('\n'))) : [];
  }
}

function* parsed(lines: readonly string[]): Generator<void, readonly RehearsalRow[]> {
  const rows: RehearsalRow[] = [];
  for (const line of lines) {
    if (line !== '') rows.push(JSON.parse(line) as RehearsalRow);
    yield;
  }
  return rows;
}

/** All of them in the order of the calendar. */
const changesOf = ({ added, dropped, moved, changed }: RehearsalDiff): Change[] => {
  const all: Change[] = [
    ...added.map((is) => ({ change: 'added' as const, was: null, is })), ...dropped.map((was) => ({ change: 'dropped' as const, was, is: null })),
    ...moved.map(({ was, is }) => ({ change: 'moved' as const, was, is })), ...changed.map(({ was, is }) => ({ change: 'changed' as const, was, is })),
  ];
  const whenOf = ({ was, is }: Change): string => (is ?? was)?.at ?? '';
  return all.sort((a, b) => (whenOf(a) < whenOf(b) ? -1 : whenOf(a) > whenOf(b) ? 1 : 0));
};
