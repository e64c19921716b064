import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { eventWord } from '#api-types/event-words.js';
import { sectionWord, statusWord } from '#api-types/words.js';
import { instant } from '#domain/calendar/instant.js';
import { caseFile, type CaseFileEntry } from '#documents/case-file/case-file.js';
import type { OfficialDocument } from '#documents/letters/official-document.js';
import { AssignmentReadModel, type WholeAssignment } from '#persistence/read-models/assignment.read-model.js';
import { Assignments } from '../assignments/assignments.queries.js';
import { roundsOf, upTo } from '../assignments/submitted-versions.js';
import { Attachments } from '../attachments/attachments.js';
import { ApiError, notFound } from '../platform/api-error.js';
import { beijingText, instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { fileName, LetterFiles } from './letter-files.js';
import { Letters } from './letters.queries.js';
import type { View } from './letters.js';
import { readMe, safeName } from './case-file-text.js';

const clock = (at: string): string => `${beijingText(at)}（北京时间）`;
const two = (n: number): string => String(n).padStart(2, '0');

/** 卷宗 of an assignment (E3): all that its history page shows this reader, and their own files. */
@Injectable()
export class CaseFiles {
  constructor(
    @Inject(Assignments) private readonly pages: Assignments,
    @Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel,
    @Inject(Attachments) private readonly attachments: Attachments,
    @Inject(Letters) private readonly letters: Letters,
    @Inject(LetterFiles) private readonly files: LetterFiles,
  ) {}

  /** Equal records read by the same side are equal bytes: nothing in it says when, or by whom, it was made. What happens while it is made is not in it. */
  async of(id: string, user: SignedIn): Promise<{ name: string; content: Readable }> {
    const view = await this.pages.view(id, user);
    const [whole, letters, notices, attachments] = await Promise.all([this.assignments.whole(id), this.letters.all(id, user, view), this.letters.notices(id, user, view.sequence), this.attachments.contents(id, user, view.sequence)]);
    if (!whole) throw notFound();
    const listed = [...plansOf(view, upTo(whole, view.sequence)), ...(await this.lettersOf([...letters.map(({ document }) => document), ...notices]))];
    const files = attachments.filter(({ open }) => open !== null).map(({ name, open }, index): CaseFileEntry => ({ name: `附件/${two(index + 1)} ${safeName(name)}`, content: open ?? Buffer.alloc(0) }));
    const left = attachments.filter(({ open }) => open === null).map(({ name }) => name);
    const about: CaseFileEntry = { name: '00 说明 README.txt', content: Buffer.from(readMe(view, user, left)) };
    const last = view.history.at(-1);
    return { name: `卷宗 ${id.replace(/^asg\//, '').replaceAll('/', '-').toUpperCase()}.zip`, content: caseFile([about, ...eventsOf(view), ...listed, ...files], new Date(last?.at ?? 0)) };
  }

  /** As pdf; where the machine has no font for one, as docx. All of them before the first byte goes out: what fails is an answer, not half a file. */
  private async lettersOf(documents: readonly OfficialDocument[]): Promise<CaseFileEntry[]> {
    const made = await this.files.bytes(documents, 'pdf').then(
      (files) => ({ files, format: 'pdf' }),
      async (error: unknown) => {
        if (!(error instanceof ApiError) || error.code !== 'NO_FONT') throw error;
        return { files: await this.files.bytes(documents, 'docx'), format: 'docx' };
      },
    );
    return documents.map((document, index) => ({ name: `公文/${two(index + 1)} ${fileName(document)}.${made.format}`, content: made.files[index] ?? Buffer.of() }));
  }
}

const plansOf = (view: View, whole: WholeAssignment): CaseFileEntry[] =>
  roundsOf(whole).map(({ round, version, textHash, at, sections }) => ({
    name: `计划/第${two(round)}轮 第${two(version)}版.txt`,
    content: Buffer.from([`${view.unit.name} ${view.task.code.toUpperCase()} ${view.task.title}`, `第 ${round} 轮，定稿第 ${version} 版，${clock(instantText(instant(at)))}报送`, `文本校验码 ${textHash}`, ...sections.map(({ id, text }) => `\n【${sectionWord(id).zh}】\n${text}`)].join('\n') + '\n'),
  }));

/** Twice: for people, and line by line for machines. */
const eventsOf = (view: View): CaseFileEntry[] => {
  const lines = view.history.map((entry) =>
    [`#${entry.sequence} ${eventWord(entry.type).zh} ${clock(entry.at)} 第 ${entry.round} 轮 ${[entry.unit, entry.actor].filter((part) => part !== '').join(' ')}`, ...Object.entries(entry.texts).flatMap(([key, text]) => (text === '' ? [] : [`    ${key}：${text}`])), `    校验码 ${entry.hash}`].join('\n'),
  );
  return [
    { name: '01 事件清单.txt', content: Buffer.from(`${view.unit.name} ${view.task.code.toUpperCase()} ${view.task.title}（${statusWord(view.status).zh}）\n\n${lines.join('\n')}\n`) },
    { name: '02 事件清单.jsonl', content: Buffer.from(view.history.map((entry) => `${JSON.stringify(entry)}\n`).join('')) },
  ];
};
