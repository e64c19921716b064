import { docxOf, htmlOf, pdfOf, zipOf } from './document-files.js';

/** A file that somebody made to harm its reader. */
export interface HostileFile {
  readonly what: string;
  readonly bytes: () => Buffer;
  /** What the import of a notice says: its refusal, or that it was taken, for what it is read as. */
  readonly notice: string;
  /** What an attachment is kept as; it is never opened. */
  readonly attachment: string;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const DOCX = `${OFFICE}.wordprocessingml.document`;
const MB = 1024 * 1024;
const LINK = 0o120777;

/** Of the same notice each; `origin`: a server that wants to be asked. */
export const hostileFiles = (text: string, origin: string): readonly HostileFile[] => [
  { what: 'a bomb inside a zip inside', bytes: () => docxOf(text, { 'word/embeddings/a.zip': zipOf({ 'b.zip': zipOf({ 'c.xml': Buffer.alloc(70 * MB) }) }) }), notice: 'taken', attachment: DOCX },
  { what: '100,000 entries', bytes: () => docxOf(text, Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`word/${index}.xml`, '']))), notice: 'ZIP_BOMB', attachment: DOCX },
  { what: 'entries that lead out', bytes: () => docxOf(text, { '../../escaped.xml': '<x/>', '/escaped.xml': '<x/>', '..\\escaped.xml': '<x/>', 'word/a\r\nb.xml': '<x/>', 'word/\u202elmx.a.xml': '<x/>' }), notice: 'taken', attachment: DOCX },
  { what: 'an entry that is a link', bytes: () => asLink(docxOf(text, { 'word/link.xml': '/etc/passwd' }), 'word/link.xml'), notice: 'taken', attachment: DOCX },
  { what: 'external entities', bytes: () => docxOf(text, { 'word/document.xml': entities(`<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "${origin}/entity"><!ENTITY % c SYSTEM "${origin}/parameter"> %c;`, '&a;&b;') }), notice: 'BROKEN_FILE', attachment: DOCX },
  { what: 'entities of entities', bytes: () => docxOf(text, { 'word/document.xml': entities(laughs(), '&l9;') }), notice: 'BROKEN_FILE', attachment: DOCX },
  { what: 'relations to elsewhere', bytes: () => docxOf(text, { 'word/_rels/document.xml.rels': relations(origin), 'word/_rels/settings.xml.rels': relations(origin) }), notice: 'taken', attachment: DOCX },
  { what: 'a page that asks elsewhere', bytes: () => Buffer.from(htmlOf(text).replace('<body>', `<body><img src="${origin}/a"><link rel="stylesheet" href="${origin}/b"><iframe src="file:///etc/passwd"></iframe><object data="${origin}/c"></object><meta http-equiv="refresh" content="0;url=${origin}/d">`)), notice: 'taken', attachment: 'text/plain' },
  { what: 'a pdf before a docx', bytes: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), docxOf(text)]), notice: 'BROKEN_FILE', attachment: 'application/pdf' },
  { what: 'a picture before a docx', bytes: () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), docxOf(text)]), notice: 'WRONG_TYPE', attachment: 'image/png' },
  { what: 'a pdf behind a program', bytes: () => Buffer.concat([Buffer.from('MZ\x90\0'), pdfOf(text)]), notice: 'WRONG_TYPE', attachment: 'FILE_TYPE' },
  { what: 'half a pdf', bytes: () => pdfOf(text).subarray(0, 700), notice: 'BROKEN_FILE', attachment: 'application/pdf' },
];

const entities = (declared: string, used: string): string =>
  `<?xml version="1.0"?><!DOCTYPE w:document [${declared}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${used}</w:t></w:r></w:p></w:body></w:document>`;

const laughs = (): string => ['<!ENTITY l0 "ha">', ...Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`)].join('');

const relations = (origin: string): string => {
  const types = ['image', 'hyperlink', 'attachedTemplate', 'oleObject', 'frame', 'subDocument'];
  const each = types.map((type, index) => `<Relationship Id="x${index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${origin}/${type}" TargetMode="External"/>`);
  return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
};

/** In the directory at the end, eight bytes before an entry's name, stands what kind of file it is. */
function asLink(zip: Buffer, name: string): Buffer {
  zip.writeUInt32LE((LINK << 16) >>> 0, zip.lastIndexOf(name) - 8);
  return zip;
}

/** The file with some bits turned over, of a seed: the same each time. */
export function flipped(file: Buffer, seed: number): Buffer {
  const bytes = Buffer.from(file);
  let state = seed + 1;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  for (let left = 1 + (seed % 4); left > 0; left -= 1) {
    const at = next() % bytes.length;
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (next() >>> 29)), at);
  }
  return bytes;
}
