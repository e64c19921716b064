import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { blocksOf, docOf, docxOf, htmlOf, pdfOf, unzipped, zipOf } from '#testing/document-files.js';
import { onDisk } from '#testing/file-on-disk.js';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';
import { MOST_BYTES, readNotice, type ReadNotice } from './read-notice.js';
import { ExcelSpreadsheet } from './spreadsheet.js';

const TEXT = sampleText(SAMPLE);
const read = (bytes: Uint8Array | string, limits?: Parameters<typeof readNotice>[1]): Promise<ReadNotice> => onDisk(Buffer.from(bytes as string), (path) => readNotice(path, limits));
const refusal = async (bytes: Uint8Array | string): Promise<string> => {
  const notice = await read(bytes);
  return notice.kind === 'refused' ? notice.code : `read as ${notice.format}`;
};
/** By the decoder, turned around: two bytes for each sign. */
function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly number[]>();
  for (let high = 0x81; high < 0xff; high += 1) for (let low = 0x40; low < 0xff; low += 1) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Buffer.from([...text].flatMap((sign) => codes.get(sign) ?? sign.charCodeAt(0)));
}
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const compound = (...names: string[]): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), ...names.map((name) => Buffer.concat([wide(name), Buffer.alloc(512 - name.length * 2)]))]);

describe('a notice in each format', () => {
  const squeezed = (text: string): string => text.replace(/[\s|\ufeff]/g, '');
  it.each([
    ['text', Buffer.from(TEXT)], ['text', Buffer.from(`\ufeff${TEXT}`)], ['text', wide(`\ufeff${TEXT}`)], ['html', Buffer.from(htmlOf(TEXT))], ['docx', docxOf(TEXT)], ['pdf', pdfOf(TEXT)], ['doc', docOf(TEXT)],
  ] as const)('%s gives every word, in its order', async (format, bytes) => {
    const notice = await read(bytes);
    if (notice.kind !== 'read') throw new Error(notice.code);
    expect(notice).toMatchObject({ format, sha256: createHash('sha256').update(bytes).digest('hex') });
    const text = notice.paragraphs.join('\n');
    expect(squeezed(text)).toBe(squeezed(TEXT));
    expect(text.match(/\|/g)?.length ?? 0).toBeGreaterThanOrEqual(15);
  });
  it('a page whose layout is a table: only the table of the list has cells', async () => {
    const page = `<html><body><table><tr><td>${htmlOf(TEXT).replace(/^.*<body>|<\/body>.*$/gs, '')}</td><td><p>分享</p></td></tr></table></body></html>`;
    const notice = await read(page);
    expect(notice.kind === 'read' && blocksOf(notice.paragraphs.join('\n'))[0]).toEqual({ line: SAMPLE.documentNumber });
  });
  it('GB 18030, as offices write it', async () => {
    const [plain, encoded] = [await read(TEXT), await read(inGb18030(TEXT))];
    expect(encoded).toEqual({ ...plain, format: 'text', sha256: expect.any(String) });
  });
  it('what no database keeps is a blank, and the quotes hold', async () => {
    const notice = await read(htmlOf(TEXT).replace('国家登记局', '国家&#xD800;登记局'));
    expect(notice.kind === 'read' && /[\0\ud800]/.test(notice.paragraphs.join())).toBe(false);
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
  it('50 MB of text is read, and is too long', async () => {
    expect(MOST_BYTES).toBe(52_428_800);
    expect(await refusal(Buffer.alloc(MOST_BYTES, 'a\n'))).toBe('TOO_LONG');
  });
  it.each([['two notices', `${TEXT}\n${TEXT}`, 'TWO_NOTICES'], ['no list', '今天天气很好。', 'NO_TASK_LIST']])('%s', async (_, text, code) => expect(await refusal(text)).toBe(code));
  it('the name says nothing: a pdf is told by its content alone', async () => {
    expect(await refusal(pdfOf(TEXT))).toBe('read as pdf');
  });
});

describe('what a file names elsewhere', () => {
  it('is neither fetched nor read: entities, relations, pictures, style sheets', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => void (asked.push(request.url ?? ''), response.end('secret-of-the-house'))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const there = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const poisoned = (xml: string): string => xml.replace(/^(<\?xml[^>]*>)?/, `$1<!DOCTYPE x [<!ENTITY there SYSTEM "${there}/entity"><!ENTITY here SYSTEM "${import.meta.url}">]>`).replace(/(<(?:w:)?t(?: [^>]*)?>)/, '$1&there;&here;');
    const outside = (kind: string, name: string): string => `<Relationship Id="${name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${there}/${name}" TargetMode="External"/>`;
    const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${outside('image', 'picture')}${outside('attachedTemplate', 'template')}</Relationships>`;
    const document = poisoned(String(unzipped(docxOf(TEXT)).get('word/document.xml')));
    const workbook = unzipped(Buffer.from(await new ExcelSpreadsheet().write([{ name: '表', columns: [{ head: '编号' }], rows: [['甲']] }])));
    const sheets = Object.fromEntries([...workbook].map(([name, bytes]) => [name, /sharedStrings|sheet1\.xml$/.test(name) ? poisoned(String(bytes)) : bytes]));
    expect([document, String(sheets['xl/worksheets/sheet1.xml'])].map((xml) => xml.includes('&here;') || xml.includes('ENTITY'))).toEqual([true, true]);
    try {
      const said = [
        await read(docxOf(TEXT, { 'word/document.xml': document, 'word/_rels/document.xml.rels': relations })), await read(docxOf(TEXT, { 'word/_rels/document.xml.rels': relations })),
        await read(htmlOf(TEXT).replace('<body>', `<body><link rel="stylesheet" href="${there}/css"><img src="${there}/img"><iframe src="${import.meta.url}"></iframe>`)),
        await new ExcelSpreadsheet().read(zipOf(sheets)),
      ];
      expect(said.map(({ kind }) => kind).slice(1, 3)).toEqual(['read', 'read']);
      expect(JSON.stringify(said)).not.toContain('secret-of-the-house');
      expect(asked).toEqual([]);
    } finally {
      server.close();
    }
  });
});

describe('a poisoned file stops itself only', () => {
  const deep = `<html>${'<div>'.repeat(20_000)}x`;
  it('by time', async () => expect(await read(docxOf(TEXT), { milliseconds: 5, megabytes: 512 })).toEqual({ kind: 'refused', code: 'TOO_COSTLY' }));
  it('by memory', async () => expect(await read(`<html>${'<p>a'.repeat(1_500_000)}`, { milliseconds: 60_000, megabytes: 40 })).toEqual({ kind: 'refused', code: 'TOO_COSTLY' }));
  it('by a text that the parser would be long over', async () => {
    const endless = TEXT.replace('局内：人事司', `局内：人事司${'（以下简称'.repeat(28_000)}`);
    expect(await read(endless, { milliseconds: 3_000, megabytes: 512 })).toEqual({ kind: 'refused', code: 'TOO_COSTLY' });
  });
  it('by depth', async () => expect(await refusal(deep)).toBe('TOO_COSTLY'));
});
