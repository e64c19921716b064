import { createHash } from 'node:crypto';
import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { unzipped } from '#testing/document-files.js';
import { Refused, type Api } from './api.js';

/** What was opened, and what could not be. */
export interface Opened {
  readonly counts: Readonly<Record<'issue-letter' | 'return-letter' | 'receipt' | 'notice' | 'bulletin' | 'case-file', number>>;
  /** Letters inside case files, of every round. */
  readonly letters: number;
  readonly faults: readonly string[];
}
export interface Wanted {
  readonly who: string;
  readonly assignments: readonly string[];
  /** Letters of each kind that are asked for one by one; every letter of every round is in its case file anyway. */
  readonly atMostOfAKind?: number;
  readonly say?: (line: string) => void;
}

const FORMATS = ['docx', 'pdf'] as const;
type Format = (typeof FORMATS)[number];
const KINDS = ['issue-letter', 'return-letter', 'receipt'] as const;
/** Events that a letter of the kind comes of. */
const COMES_OF: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = { 'issue-letter': ['AssignmentIssued'], 'return-letter': ['PlanReturned', 'PlanReopened'], receipt: ['PlanSubmitted'] };
const NOTICES = ['SupervisionOpened', 'SupervisionRaised', 'InstructionGiven'];

/** The words of a file as a reader's program finds them. A docx is a zip with its parts, a pdf is one to its end. */
const WORDS: Readonly<Record<Format, (file: Buffer) => Promise<string>>> = {
  docx: async (file) => {
    if (!unzipped(file).has('word/document.xml')) throw new Error('no word/document.xml in it');
    return (await mammoth.extractRawText({ buffer: file })).value;
  },
  pdf: async (file) => {
    if (!file.subarray(-32).includes('%%EOF')) throw new Error('no end of a pdf');
    return (await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true })).text;
  },
};
/** As good as a page that says something in Chinese. */
const LEAST_SIGNS = 20;
const isText = (words: string): boolean => (words.match(/\p{Script=Han}/gu) ?? []).length >= LEAST_SIGNS;

/** Opens one; undefined where it is what it should be. */
export async function faultOf(name: string, format: Format, file: Buffer): Promise<string | undefined> {
  try {
    return isText(await WORDS[format](file)) ? undefined : `${name}: no Chinese text in it`;
  } catch (error) {
    return `${name}: ${(error as Error).message}`;
  }
}

/** Every entry against its line of SHA256SUMS, every letter opened, and as many letters as the record tells of. */
export async function faultsOfCaseFile(name: string, file: Buffer, letters: number): Promise<string[]> {
  const entries = unzipped(file);
  const listed = (entries.get('SHA256SUMS')?.toString() ?? '').trimEnd().split('\n').map((line) => [line.slice(66), line.slice(0, 64)] as const);
  const sums = new Map(listed);
  const faults = [...entries].filter(([entry, bytes]) => entry !== 'SHA256SUMS' && sums.get(entry) !== createHash('sha256').update(bytes).digest('hex')).map(([entry]) => `${name}: ${entry} has another hash than SHA256SUMS says`);
  faults.push(...listed.filter(([entry]) => !entries.has(entry)).map(([entry]) => `${name}: SHA256SUMS names ${entry || 'nothing'}, which is not in it`));
  const written = [...entries].filter(([entry]) => entry.startsWith('公文/'));
  if (written.length !== letters) faults.push(`${name}: ${written.length} letters in it, ${letters} went out`);
  for (const [entry, bytes] of written) faults.push(...[await faultOf(`${name} ${entry}`, entry.endsWith('.pdf') ? 'pdf' : 'docx', bytes)].filter((fault) => fault !== undefined));
  return faults;
}

interface Page<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

/** Fetches every letter, notice, bulletin and case file as docx and as pdf, and opens each. */
export async function openDocuments(api: Api, { who, assignments, atMostOfAKind = Infinity, say = () => undefined }: Wanted): Promise<Opened> {
  const counts = { 'issue-letter': 0, 'return-letter': 0, receipt: 0, notice: 0, bulletin: 0, 'case-file': 0 };
  const faults: string[] = [];
  let letters = 0;
  /** Both formats of one; `kind` is refused only where it is not there. */
  const open = async (kind: keyof typeof counts, operation: string, path: Readonly<Record<string, string>>): Promise<void> => {
    if (counts[kind] >= atMostOfAKind) return;
    counts[kind] += 1;
    for (const format of FORMATS) {
      const name = `${kind} ${Object.values(path).join(' ')} ${format}`;
      const fault = await api.file(who, operation, { path: { ...path, format } }).then((file) => faultOf(name, format, file), (error: unknown) => whatWasRefused(name, error));
      if (fault !== undefined) faults.push(fault);
    }
  };
  for (const id of assignments) {
    const { history } = await api.call<{ history: readonly { type: string }[] }>(who, 'Assignments_view', { path: { id } });
    const happened = (types: readonly string[]): number => history.filter(({ type }) => types.includes(type)).length;
    for (const kind of KINDS) if (happened(COMES_OF[kind]) > 0) await open(kind, 'Letters_letter', { id, kind });
    const expected = happened([...Object.values(COMES_OF).flat(), ...NOTICES]);
    const found = await api.file(who, 'CaseFiles_caseFile', { path: { id } }).then((file) => faultsOfCaseFile(`case file ${id}`, file, expected), (error: unknown) => [whatWasRefused(`case file ${id}`, error)]);
    faults.push(...found);
    counts['case-file'] += 1;
    letters += expected;
    say(`opened  case file ${id}, ${expected} letters${found.length > 0 ? `  ✗ ${found.join('; ')}` : ''}`);
  }
  const wanted = new Set(assignments);
  for (const { id, assignment } of await allCases(api, who)) if (wanted.has(assignment)) await open('notice', 'Letters_notice', { caseId: id });
  const { rows } = await api.call<Page<{ id: string }>>(who, 'Bulletins_list', { query: { cycle: '2024' } });
  for (const { id } of rows) await open('bulletin', 'Bulletins_file', { id });
  return { counts, letters, faults };
}

const whatWasRefused = (name: string, error: unknown): string => {
  if (error instanceof Refused) return `${name}: ${error.message}`;
  throw error;
};

const allCases = (api: Api, who: string): Promise<{ readonly id: string; readonly assignment: string }[]> => allRows(api, who, 'Supervision_list', {});

/** Ids of all assignments of the year that the reader sees. */
export const allAssignments = async (api: Api, who: string): Promise<string[]> => (await allRows<{ readonly id: string }>(api, who, 'AssignmentList_list', { cycle: '2024' })).map(({ id }) => id);

/** A list piece after piece, as its answers name the next one. */
async function allRows<Row>(api: Api, who: string, list: string, filters: Readonly<Record<string, string>>): Promise<Row[]> {
  const all: Row[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const { rows, next }: { rows: readonly Row[]; next: string | null } = await api.call(who, list, { query: { ...filters, ...(after === '' ? {} : { after }) } });
    all.push(...rows);
    after = next;
  }
  return all;
}
