import { describe, expect, it } from '@jest/globals';
import { blocksOf, docOf, docxOf, htmlOf, pdfOf, zipOf } from '#testing/document-files.js';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';
import { MOST_BYTES, readDocument } from './read-document.js';

const TEXT = sampleText(SAMPLE);
const read = async (bytes: Uint8Array | string) => readDocument(Buffer.from(bytes as string));
const refusal = async (bytes: Uint8Array | string): Promise<string> => {
  const document = await read(bytes);
  return document.kind === 'refused' ? document.code : `read as ${document.format}`;
};
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const compound = (...names: string[]): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), ...names.map((name) => Buffer.concat([wide(name), Buffer.alloc(512 - name.length * 2)]))]);

describe('a notice in each format', () => {
  const squeezed = (text: string): string => text.replace(/[\s|\ufeff]/g, '');
  it.each([
    ['text', Buffer.from(TEXT)], ['text', Buffer.from(`\ufeff${TEXT}`)], ['text', wide(`\ufeff${TEXT}`)], ['html', Buffer.from(htmlOf(TEXT))], ['docx', docxOf(TEXT)], ['pdf', pdfOf(TEXT)], ['doc', docOf(TEXT)],
  ] as const)('%s gives every word, in its order', async (format, bytes) => {
    const document = await read(bytes);
    if (document.kind !== 'read') throw new Error(document.code);
    expect(document.format).toBe(format);
    expect(squeezed(document.text)).toBe(squeezed(TEXT));
    expect(document.text.match(/\|/g)?.length ?? 0).toBeGreaterThanOrEqual(15);
  });
  it('a page whose layout is a table: only the table of the list has cells', async () => {
    const page = `<html><body><table><tr><td>${htmlOf(TEXT).replace(/^.*<body>|<\/body>.*$/gs, '')}</td><td><p>分享</p></td></tr></table></body></html>`;
    const document = await read(page);
    expect(document.kind === 'read' && blocksOf(document.text)[0]).toEqual({ line: SAMPLE.documentNumber });
  });
  it('GB 18030, as offices write it', async () => {
    // 登记 in GB 18030.
    const document = await read(Buffer.from([0xb5, 0xc7, 0xbc, 0xc7, 0x0a]));
    expect(document).toEqual({ kind: 'read', format: 'text', text: '登记\n' });
  });
});

describe('what is not read', () => {
  it.each([
    ['nothing', '', 'EMPTY_FILE'],
    ['blanks', ' \n ', 'EMPTY_FILE'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'WRONG_TYPE'],
    ['a program', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(64)]), 'WRONG_TYPE'],
    ['rtf', '{\\rtf1 x}', 'WRONG_TYPE'],
    ['a spreadsheet', zipOf({ 'xl/workbook.xml': '<x/>' }), 'WRONG_TYPE'],
    ['a zip with a notice in it', zipOf({ 'notice.txt': TEXT }), 'WRONG_TYPE'],
    ['an old spreadsheet', compound('Workbook'), 'WRONG_TYPE'],
    ['half a docx', docxOf(TEXT).subarray(0, 900), 'BROKEN_FILE'],
    ['a docx whose text is no XML', zipOf({ ...{ 'word/document.xml': '<w:document' }, '[Content_Types].xml': 'x' }), 'BROKEN_FILE'],
    ['a broken pdf', '%PDF-1.7\nnothing', 'BROKEN_FILE'],
    ['a scan', pdfOf(TEXT, { withText: false }), 'SCAN_WITHOUT_TEXT'],
    ['a scan with a stamp', pdfOf('2026年'), 'SCAN_WITHOUT_TEXT'],
    ['a locked docx', compound('EncryptionInfo', 'EncryptedPackage'), 'LOCKED_FILE'],
    ['a locked doc', docOf(TEXT, { locked: true }), 'LOCKED_FILE'],
    ['a locked zip', zipOf({ 'word/document.xml': '<x/>' }, { locked: true }), 'LOCKED_FILE'],
    ['a locked pdf', pdfOf(TEXT).toString('latin1').replace('/Root 1 0 R', '/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) >>'), 'LOCKED_FILE'],
    ['a docm', docxOf(TEXT, { 'word/vbaProject.bin': 'x' }), 'MACRO_FILE'],
    ['an old document with macros', compound('WordDocument', 'Macros'), 'MACRO_FILE'],
    ['a bomb that says so', docxOf(TEXT, { 'word/media/a.xml': Buffer.alloc(70 * 1024 * 1024) }), 'ZIP_BOMB'],
    ['a bomb that lies', zipOf({ 'word/document.xml': Buffer.alloc(70 * 1024 * 1024) }, { claims: 10 }), 'ZIP_BOMB'],
    ['51 MB', Buffer.alloc(51 * 1024 * 1024, 'a'), 'TOO_LARGE'],
  ])('%s', async (_, bytes, code) => expect(await refusal(bytes)).toBe(code));
  it('50 MB of text is read', async () => {
    expect(MOST_BYTES).toBe(52_428_800);
    expect(await refusal(Buffer.alloc(MOST_BYTES, 'a\n'))).toBe('read as text');
  });
  it('the name says nothing: a pdf is told by its content alone', async () => {
    expect(await refusal(pdfOf(TEXT))).toBe('read as pdf');
  });
});

describe('a poisoned file stops itself only', () => {
  const deep = `<html>${'<div>'.repeat(20_000)}x`;
  it('by time', async () => expect(await readDocument(docxOf(TEXT), { milliseconds: 5, megabytes: 512 })).toEqual({ kind: 'refused', code: 'TOO_COSTLY' }));
  it('by memory', async () => expect(await readDocument(Buffer.from(`<html>${'<p>a'.repeat(1_500_000)}`), { milliseconds: 60_000, megabytes: 40 })).toEqual({ kind: 'refused', code: 'TOO_COSTLY' }));
  it('by depth', async () => expect(await readDocument(Buffer.from(deep))).toEqual({ kind: 'refused', code: 'TOO_COSTLY' }));
});
