import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { CatalogueDraft as DraftSchema } from '#api-types/catalogue-draft.js';
import type { SheetCorrectionQuery, SheetCorrections, SheetImport, SheetMode } from '#api-types/views/catalogue-sheet.views.js';
import { ExcelSpreadsheet, type Spreadsheet } from '#documents/spreadsheet.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import type { Workbook } from '#domain/catalogue/workbook/cell.js';
import { differencesOf, type SheetDifferences } from '#domain/catalogue/workbook/corrections.js';
import { draftOfWorkbook } from '#domain/catalogue/workbook/draft-of-workbook.js';
import { hashIn, type Rejected } from '#domain/catalogue/workbook/read-sheets.js';
import { BatchAnswerStore } from '#persistence/content/batch-answer.store.js';
import { CatalogueDraftReadModel } from '#persistence/read-models/catalogue-draft.read-model.js';
import { ApiError, notFound } from '../platform/api-error.js';
import { isStorable } from '../platform/schema.pipe.js';
import { CatalogueActs } from './catalogue-acts.js';
import type { Sender } from './change-set-acts.js';
import { InTurn } from '../platform/in-turn.js';
import { rejectedRows, told } from './rejected-rows.js';

type Corrections = z.infer<typeof SheetCorrections>;
type Mode = z.infer<typeof SheetMode>;
/** So many wait for the workbook that is being read. */
const MOST_WAITING = 10;
/** What no accepting of parts helps against. */
const WHOLE: readonly Rejected['code'][] = ['NO_TASK', 'TOO_MANY'];

/** Workbooks that come back (C4): differences become the acts of who sends them; no rule of its own. */
@Injectable()
export class CatalogueSheets {
  private readonly spreadsheet: Spreadsheet = new ExcelSpreadsheet();
  private readonly reading = new InTurn(MOST_WAITING);

  constructor(
    @Inject(CatalogueActs) private readonly acts: CatalogueActs,
    @Inject(CatalogueDraftReadModel) private readonly drafts: CatalogueDraftReadModel,
    @Inject(BatchAnswerStore) private readonly answers: BatchAnswerStore,
  ) {}

  /** A workbook of a draft. One that was made of another state of it is refused: its ids count in that one. */
  async correct(id: string, bytes: Buffer, { mode, reason }: z.infer<typeof SheetCorrectionQuery>, sender: Sender): Promise<Corrections> {
    if (mode !== 'check' && reason === undefined) throw new ApiError('BAD_REQUEST', { fields: ['reason'] });
    const bodyHash = createHash('sha256').update(bytes).update(JSON.stringify([id, mode, reason, sender.user.userId])).digest('hex');
    const kept = await this.answers.find<Corrections>(sender.commandId);
    if (kept) return this.carryOut(id, sameAnswer(kept, bodyHash, sender.commandId), reason, sender);
    const { corrections, isTooMany, rejected } = await this.differences(id, await this.read(bytes));
    if (isTooMany) throw new ApiError('WORKBOOK_UNREADABLE', { reason: 'TOO_MANY_CORRECTIONS' });
    const answer = { taken: isTaken(mode, rejected), corrections: corrections.map((each) => ({ ...each })), rejected: told(rejected), draftHash: null };
    if (!answer.taken || reason === undefined) return answer;
    // Before the first act: what was begun is gone through to its end by the same command sent again, whatever the draft has become.
    await this.answers.keep(sender.commandId, bodyHash, answer);
    return this.carryOut(id, answer, reason, sender);
  }

  /** Each correction is an act of its own, with an id of its own: those that were done answer with their receipts. */
  private async carryOut(id: string, answer: Corrections, reason: string | undefined, sender: Sender): Promise<Corrections> {
    if (reason === undefined) return answer;
    for (const [index, { path, value }] of answer.corrections.entries()) await this.acts.act(id, { type: 'CorrectField', path, value, reason }, { ...sender, commandId: `${sender.commandId}/${index}` });
    return { ...answer, draftHash: (await this.drafts.one(id))?.state.draftHash ?? null };
  }

  /** A whole draft, typed into the template. The same file again opens its first import. */
  async importDraft(bytes: Buffer, name: string, mode: Mode, sender: Sender): Promise<z.infer<typeof SheetImport>> {
    const { draft, rejected } = typedDraft(await this.read(bytes));
    const isWhole = isTaken(mode, rejected) && !rejected.some(({ code }) => WHOLE.includes(code));
    const receipt = isWhole ? await this.acts.importDraft({ sourceHash: createHash('sha256').update(bytes).digest('hex'), sourceName: name, draft: DraftSchema.parse(draft) }, sender) : null;
    return { taken: receipt !== null, counts: countsOf(draft), rejected: told(rejected), receipt };
  }

  /** The rows that would not be taken, with their reasons; `id` null: of a draft that is typed. */
  async rejectedRows(id: string | null, bytes: Buffer): Promise<Buffer> {
    const workbook = await this.read(bytes);
    const { rejected } = id === null ? typedDraft(workbook) : await this.differences(id, workbook);
    return this.spreadsheet.write(rejectedRows(workbook, told(rejected)));
  }

  private async differences(id: string, workbook: Workbook): Promise<SheetDifferences> {
    const found = isStorable(id) ? await this.drafts.one(id) : undefined;
    if (!found) throw notFound();
    const hash = hashIn(workbook);
    if (hash === undefined) throw new ApiError('WORKBOOK_UNREADABLE', { reason: 'OTHER_DRAFT' });
    if (hash !== found.state.draftHash) throw new ApiError('SEQUENCE_CHANGED', { draftHash: found.state.draftHash });
    return differencesOf(found.content, workbook);
  }

  /** One at a time: however many come, one process reads. */
  private async read(bytes: Buffer): Promise<Workbook> {
    const read = await this.reading.run(() => this.spreadsheet.read(bytes));
    if (read.kind === 'refused') throw new ApiError('WORKBOOK_UNREADABLE', { reason: read.code });
    return read.sheets;
  }
}

const isTaken = (mode: Mode, rejected: readonly Rejected[]): boolean => mode === 'partly' || (mode === 'whole' && rejected.length === 0);

/** The typed draft with what the schema of drafts says of its size. */
const typedDraft = (workbook: Workbook): { readonly draft: CatalogueDraft; readonly rejected: readonly Rejected[] } => {
  const { draft, rejected } = draftOfWorkbook(workbook);
  const issues = DraftSchema.safeParse(draft).error?.issues ?? [];
  return { draft, rejected: [...rejected, ...issues.map(({ path }): Rejected => ({ sheet: '', row: null, column: null, code: 'TOO_MANY', value: path.join('.') }))] };
};

const countsOf = ({ categories, tasks, regionGroups }: CatalogueDraft): z.infer<typeof SheetImport>['counts'] => {
  const all = (field: 'obligations' | 'milestones' | 'metrics' | 'reportingDuties'): number => tasks.reduce((sum, task) => sum + task[field].length, 0);
  return { categories: categories.length, tasks: tasks.length, obligations: all('obligations'), milestones: all('milestones'), metrics: all('metrics'), reportingDuties: all('reportingDuties'), groups: regionGroups.length };
};

const sameAnswer = ({ bodyHash, content }: { readonly bodyHash: string; readonly content: Corrections }, sent: string, commandId: string): Corrections => {
  if (bodyHash !== sent) throw new ApiError('COMMAND_ID_REUSED', { commandId });
  return content;
};
