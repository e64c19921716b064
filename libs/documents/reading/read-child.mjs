/**
 * Reads and parses one file in a process of its own, which its parent limits in memory and time: the file is stdin, one line
 * of JSON goes to stdout, `{ format, paragraphs, draft }` or `{ refused }`.
 */
import { decode, kindOf } from './kind.mjs';
import { textOfHtml } from './html.mjs';
import { Refused } from './refused.mjs';

const READERS = {
  text: (bytes) => decode(bytes),
  html: (bytes) => textOfHtml(decode(bytes)),
  // Loaded when needed: a text needs no reader of pdf.
  docx: async (bytes) => (await import('./office.mjs')).textOfDocx(bytes),
  doc: async (bytes) => (await import('./office.mjs')).textOfDoc(bytes),
  pdf: async (bytes) => (await import('./pdf.mjs')).textOfPdf(bytes),
};

/** No database keeps a NUL or half a pair; what stands for them is as long, so that quotes hold. */
const storable = (text) => text.replaceAll('\0', ' ').toWellFormed();

async function read() {
  try {
    const parts = [];
    for await (const part of process.stdin) parts.push(part);
    const bytes = Buffer.concat(parts);
    const format = kindOf(bytes);
    const text = storable(await READERS[format](bytes));
    if (text.trim() === '') return { refused: format === 'pdf' ? 'SCAN_WITHOUT_TEXT' : 'EMPTY_FILE' };
    const { readGuideline } = await import('#guideline-parser/read-guideline.js');
    const reading = readGuideline(text);
    return reading.kind === 'refused' ? { refused: reading.code } : { format, paragraphs: reading.paragraphs, draft: reading.draft };
  } catch (error) {
    return { refused: error instanceof Refused ? error.code : error instanceof RangeError && /memory|allocation|stack/i.test(error.message) ? 'TOO_COSTLY' : 'BROKEN_FILE', detail: String(error?.message ?? error).slice(0, 200) };
  }
}

// Libraries may write what they like; the answer goes out alone.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
console.log = console.info = console.warn = console.error = () => undefined;
const answer = await read();
write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
