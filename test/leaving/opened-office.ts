import ExcelJS from 'exceljs';
import { getDocumentProxy } from 'unpdf';
import { unzipped } from '#testing/document-files.js';

/** Parts of an office file that a program reads as XML. */
export const xmlParts = (bytes: Buffer): [string, string][] => [...unzipped(bytes)].filter(([name]) => /\.(xml|rels|vml)$/.test(name)).map(([name, content]) => [name, content.toString('utf8')]);

/** Ways out of an office file: another file or address, a link, a field that is worked out, a program, a formula. A page's own number is no such field. */
export const waysOut = (parts: readonly (readonly [string, string])[]): string[] =>
  parts.flatMap(([name, text]) =>
    [...text.matchAll(/TargetMode="External"|<(?:w:hyperlink|hyperlink|w:altChunk|w:object|oleObject|ddeLink|externalReference)\b[^>]*|<w:instrText[^>]*>(?!PAGE<)[^<]*|<f[ >][^<]*|(?:vbaProject|externalLink)[^"]*/g)].map(([found]) => `${name}: ${found}`),
  );

const BEGINS_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Texts of a workbook, and those of its cells that a program might work out, as they stand or once saved as another format. */
export async function cellsOf(bytes: Buffer): Promise<{ readonly texts: readonly string[]; readonly formulas: readonly string[] }> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never);
  const texts: string[] = [];
  const formulas: string[] = [];
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) =>
      row.eachCell(({ value, address }) => {
        if (value === null || typeof value === 'number') return;
        if (typeof value !== 'string') return void formulas.push(`${sheet.name} ${address}: ${JSON.stringify(value)}`);
        texts.push(value);
        if (BEGINS_A_FORMULA.test(value)) formulas.push(`${sheet.name} ${address}: ${JSON.stringify(value.slice(0, 40))}`);
      }),
    );
  return { texts, formulas };
}

/** What of a pdf does more than be read: links, scripts, files inside, an act when it is opened. */
export async function pdfActs(bytes: Buffer): Promise<unknown[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const acts: unknown[] = [await pdf.getJSActions(), await pdf.getOpenAction(), await pdf.getAttachments()].filter((each) => each !== null);
  for (let number = 1; number <= pdf.numPages; number++) acts.push(...((await (await pdf.getPage(number)).getAnnotations()) as unknown[]));
  return acts;
}
