import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import type { OfficialDocument } from './official-document.js';
import { fontPlaces, type Font } from './cjk-font.js';
import { render } from './render.js';
import { renderLetters } from './render-letters.js';
import { unzipped } from '#testing/document-files.js';

const LETTER: OfficialDocument = {
  issuer: '国家知识产权局运用促进司', documentNumber: '退回〔2024〕T02-O1-44-1', title: '关于退回修改工作计划的函', addressee: '广东',
  body: [
    { kind: 'paragraph', text: '现将意见函告如下。' }, { kind: 'heading', text: '一、意见' }, { kind: 'list', items: ['请列出指标。', '请写明\n责任单位。'] },
    { kind: 'table', head: ['节点', '日期'], rows: [['中期评估', '2024年9月30日'], ['总结', '2024年12月31日']] },
  ],
  signedBy: '运用促进司', signedOn: '2024-06-30', copies: ['条法司', '战略规划司'], printedBy: '国家知识产权局  2024年6月30日印发',
};
const written = async (documents: readonly OfficialDocument[], format: 'docx' | 'pdf'): Promise<readonly Buffer[]> => {
  const made = await renderLetters(documents, format);
  if (made.kind === 'refused') throw new Error(made.code);
  return made.files;
};
/** Without a process: for what does not look at the clock. */
const rendered = async (document: OfficialDocument, format: 'docx' | 'pdf', fonts: readonly Font[] = fontPlaces()): Promise<Buffer> => {
  const answer = await render(format, document, fonts);
  if ('refused' in answer) throw new Error(answer.refused);
  return Buffer.from(answer.bytes, 'base64');
};
const squeezed = (text: string): string => text.replace(/\s/g, '');
const textOfPdf = async (content: Buffer): Promise<string> => squeezed((await extractText(await getDocumentProxy(new Uint8Array(content)), { mergePages: true })).text);
const textOfDocx = async (buffer: Buffer): Promise<string> => squeezed((await mammoth.extractRawText({ buffer })).value);
const SAID = ['国家知识产权局运用促进司', '退回〔2024〕T02-O1-44-1', '关于退回修改工作计划的函', '广东：', '现将意见函告如下。', '一、意见', '1.请列出指标。', '2.请写明责任单位。', '中期评估', '2024年12月31日', '运用促进司', '2024年6月30日', '抄送：条法司，战略规划司', '2024年6月30日印发'];

describe('an official document', () => {
  it.each([['docx', textOfDocx], ['pdf', textOfPdf]] as const)('as %s says all that it says, in its order, and the same bytes each time', async (format, read) => {
    const [[one = Buffer.of()], [other, again]] = [await written([LETTER], format), await written([{ ...LETTER, signedOn: '2024-07-01' }, LETTER], format)];
    const text = await read(one);
    let from = 0;
    for (const said of SAID) {
      expect([said, text.indexOf(said, from) >= from]).toEqual([said, true]);
      from = text.indexOf(said, from);
    }
    expect(again?.equals(one)).toBe(true);
    expect(other?.equals(one)).toBe(false);
  });

  it('as docx names the fonts of official documents and the measures of GB/T 9704', async () => {
    const document = unzipped(await rendered(LETTER, 'docx')).get('word/document.xml')?.toString();
    for (const font of ['方正小标宋_GBK', '仿宋_GB2312', '黑体']) expect(document).toContain(`w:eastAsia="${font}"`);
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  });

  it('as pdf is A4, its font inside, asking neither net nor disk', async () => {
    const pdf = await rendered(LETTER, 'pdf');
    const text = pdf.toString('latin1');
    expect(text).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/);
    expect(text).toMatch(/\/FontFile[23]? /);
    expect(text).not.toMatch(/\/URI|\/JavaScript|\/Launch/);
  });

  it('a machine without a font is told so, and gets no boxes; a docx needs none', async () => {
    const broken = join(await mkdtemp(join(tmpdir(), 'liandong-font-')), 'broken.ttf');
    await writeFile(broken, 'no font');
    for (const fonts of [[], [{ path: '/nowhere/none.ttf' }], [{ path: broken }]]) expect(await render('pdf', LETTER, fonts)).toEqual({ refused: 'NO_FONT' });
    expect(await renderLetters([LETTER], 'pdf', { fonts: [] })).toEqual({ kind: 'refused', code: 'NO_FONT' });
    expect((await rendered(LETTER, 'docx', [])).length).toBeGreaterThan(1000);
  });

  it('a character that no font has is a sign and is named, one that a second font has is written', async () => {
    const rare = { ...LETTER, body: [{ kind: 'paragraph', text: '联系人：张\u{2f81a}\u{e000}，\u{1f600}。' }] } as const;
    const text = await textOfPdf(await rendered(rare, 'pdf'));
    expect(text).toMatch(/联系人：张.*〓.*。/u);
    expect(text).toMatch(/注：〓处为字库所缺的字，依次为.*U\+E000.*U\+1F600/);
    expect(await textOfPdf(await rendered(LETTER, 'pdf'))).not.toContain('〓');
    expect(await textOfDocx(await rendered(rare, 'docx'))).toContain('\u{1f600}');
  });

  it('one that takes too long is given up', async () => {
    expect(await renderLetters([LETTER], 'pdf', { limits: { milliseconds: 1, megabytes: 512 } })).toEqual({ kind: 'refused', code: 'TOO_COSTLY' });
  });
});

const HAS_OFFICE = spawnSync('soffice', ['--version'], { timeout: 20_000 }).status === 0;
describe('LibreOffice', () => {
  (HAS_OFFICE ? it : it.skip)('opens the docx without repair and makes the same text of it (skipped where soffice is missing)', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'liandong-office-'));
    await writeFile(join(dir, 'letter.docx'), await rendered(LETTER, 'docx'));
    expect(spawnSync('soffice', ['--headless', `-env:UserInstallation=file://${dir}/profile`, '--convert-to', 'pdf', '--outdir', dir, join(dir, 'letter.docx')], { timeout: 60_000 }).status).toBe(0);
    const text = await textOfPdf(await readFile(join(dir, 'letter.pdf')));
    for (const said of SAID) expect(text).toContain(said);
  }, 90_000);
});
