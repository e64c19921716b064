import { EXPORTED_LISTS, type ExportedList } from '#api-types/export-words.js';
import type { NewSheet } from '#documents/new-sheet.js';
import { ExcelSpreadsheet } from '#documents/spreadsheet.js';
import { departmentNamed } from '#persistence/seed/people.js';
import { noticeDraft } from '#testing/catalogue-draft.js';
import { path } from '#testing/running-api.js';
import { workbookOf } from '#testing/workbook.js';
import { FORMATS } from '#documents/letters/official-document.js';
import { LETTERS, type LetterKind } from '../../apps/api/src/documents/letters.queries.js';
import { HOSTILE } from './hostile-record.js';
import { STORY, SUBMITTED, type Left, type Scene } from './scene.js';

/** Who takes a list, and by which filters it has rows that bear texts. */
const LISTS: Readonly<Record<ExportedList, readonly [string, string]>> = {
  worklist: ['gd', 'box=todo'], items: ['coord', 'cycle=2024&task=t02'], overview: ['coord', 'cycle=2024'], rates: ['coord', 'cycle=2024&by=task'], scores: ['coord', 'cycle=2024'], reminders: ['coord', 'cycle=2024&task=t02&unit=44'],
  supervision: ['coord', ''], notices: ['gd', ''], metrics: ['coord', 'cycle=2024&metric=t08-o1-k2'], load: ['coord', `department=${departmentNamed('运用促进司')}`], audit: ['aud', 'action=OpenSupervision'], rehearsal: ['coord', 'cycle=2024&script=late&unit=44&task=t02'],
};
const OF_LETTER: Readonly<Record<LetterKind, string>> = { 'issue-letter': SUBMITTED, 'return-letter': STORY, receipt: SUBMITTED };
const LANGUAGES = ['zh', 'en'] as const;

/** What a route gives, by what stands in its address. */
export const FILES: Readonly<Record<string, (scene: Scene) => Promise<readonly Left[]>>> = {
  'get assignments/:id/attachments/:attachment': async ({ get, attachment }) => [await get('gd', path(STORY, `/attachments/${attachment}`))],
  'get assignments/:id/case-file': async ({ get }) => [await get('gd', path(STORY, '/case-file')), await get('coord', path(SUBMITTED, '/case-file'))],
  'get assignments/:id/documents/:kind/:format': ({ get }) => inTurn(LETTERS.flatMap((kind) => FORMATS.map((format) => () => get('gd', path(OF_LETTER[kind], `/documents/${kind}/${format}`))))),
  'get supervision/:caseId/notice/:format': ({ get, supervision }) => inTurn(FORMATS.map((format) => () => get('gd', `/supervision/${supervision}/notice/${format}`))),
  'get bulletins/:id/files/:format': ({ get, bulletin }) => inTurn(FORMATS.map((format) => () => get('coord', `/bulletins/${bulletin}/files/${format}`))),
  'get calendar-feed.ics': async ({ get, feed }) => [{ ...(await get('gd', feed)), name: 'calendar-feed.ics' }],
  'get exports/:list': ({ get }) => inTurn(addresses(LANGUAGES).map(([account, url]) => () => get(account, url))),
  'get exported-lists/:id/file': ({ get, made }) => inTurn(addresses(['zh']).map(([account, url]) => async () => get(account, await made(account, url)))),
  'get catalogue-versions/template/xlsx': async ({ get }) => [await get('coord', '/catalogue-versions/template/xlsx')],
  'get catalogue-versions/:id/xlsx': async ({ get, draft }) => [await get('coord', `${draft}/xlsx`)],
  'post catalogue-versions/xlsx/rejected-rows': async ({ post }) => [await post('coord', '/catalogue-versions/xlsx/rejected-rows', await wrongWorkbook([]))],
  'post catalogue-versions/:id/xlsx/rejected-rows': async ({ get, post, draft }) => {
    const own = await new ExcelSpreadsheet().read((await get('coord', `${draft}/xlsx`)).bytes);
    const about = own.kind === 'read' ? own.sheets[0] : undefined;
    return [await post('coord', `${draft}/xlsx/rejected-rows`, await wrongWorkbook(about ? [sheetOf(about)] : []))];
  },
};

/** One after the other: letters have one printer. */
async function inTurn(each: readonly (() => Promise<Left>)[]): Promise<Left[]> {
  const made: Left[] = [];
  for (const make of each) made.push(await make());
  return made;
}

const addresses = (languages: readonly string[]): [string, string][] => (Object.keys(EXPORTED_LISTS) as ExportedList[]).flatMap((list) => languages.map((lang): [string, string] => [LISTS[list][0], `/exports/${list}?lang=${lang}&${LISTS[list][1]}`]));

const sheetOf = ({ name, rows }: { readonly name: string; readonly rows: readonly { readonly cells: readonly unknown[] }[] }): NewSheet => {
  const [head = [], ...body] = rows.map(({ cells }) => cells.map((cell) => (typeof cell === 'number' || typeof cell === 'string' ? cell : null)));
  return { name, columns: head.map((text) => ({ head: String(text ?? '') })), rows: body };
};

/** A hostile text in each cell where a day or a number should stand, and in the cells beside. */
const wrongWorkbook = (about: readonly NewSheet[]): Promise<Buffer> =>
  new ExcelSpreadsheet().write([
    ...about,
    ...workbookOf(noticeDraft()).map(sheetOf).map((sheet) => ({ ...sheet, rows: HOSTILE.map((text, index) => [null, ...sheet.columns.slice(1).map((_, place) => (place === 0 ? index : text))]) })),
  ]);
