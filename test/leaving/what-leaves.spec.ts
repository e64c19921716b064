import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import mammoth from 'mammoth';
import { readFile } from 'node:fs/promises';
import { extractText, getDocumentProxy } from 'unpdf';
import { unzipped } from '#testing/document-files.js';
import { trackedFiles } from '../architecture/tracked-files.js';
import { FILES } from './files.js';
import { HOSTILE } from './hostile-record.js';
import { openDesk, type Desk } from './opened.js';
import { cellsOf, pdfActs, waysOut, xmlParts } from './opened-office.js';
import { hostileScene, type Left, type Scene } from './scene.js';

/** Seventy files, some of them made by a process of their own, each opened. */
jest.setTimeout(400_000);

/** No text of anybody stands in it. */
const WITHOUT_TEXTS = ['get catalogue-versions/template/xlsx'];
/** What somebody uploaded is theirs, byte by byte; its name is not. */
const UPLOADED = 'get assignments/:id/attachments/:attachment';
/** Where a browser takes an element of an XML for more than a name. */
const OF_PAGES = /xhtml|svg|MathML/;
/** As they come back from any layout. */
const squeezed = (text: string): string => text.replace(/[\s\p{Cc}]/gu, '');
const MARKS = HOSTILE.map(squeezed).filter((text) => text.length > 12);
const bears = (text: string): boolean => {
  const whole = squeezed(text);
  return MARKS.some((mark) => whole.includes(mark));
};
const endingOf = ({ name }: Pick<Left, 'name'>): string => /\.(\w+)$/.exec(name)?.[1] ?? '';

describe('a file that leaves, of a record with a hostile text in every field', () => {
  let scene: Scene;
  let desk: Desk;
  /** What a browser makes of a text without any markup. */
  let plain: readonly string[];
  beforeAll(async () => {
    [scene, desk] = [await hostileScene(), await openDesk()];
    plain = (await desk.open('plain.txt', '甲')).elements;
  });
  afterAll(async () => {
    await desk?.close();
    await scene?.close();
  });

  it('the desk sees what runs, what is asked for and what is markup', async () => {
    expect(await desk.open('a.html', '<p id=x onclick=y>x<script>alert(1)</script><img src="http://evil.example/i.png">')).toMatchObject({ fired: 1, asked: ['http://evil.example/i.png'], elements: expect.arrayContaining(['p id=x onclick=y']) });
    expect(await desk.open('a.xml', '<a><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg></a>')).toMatchObject({ fired: 1 });
    expect(await desk.xml('<a>< script></a>')).toMatchObject({ mistakes: 1 });
    expect((await desk.xml('<a><p xmlns="http://www.w3.org/1999/xhtml"/></a>')).namespaces.some((name) => OF_PAGES.test(name ?? ''))).toBe(true);
    expect(waysOut([['a', '<Relationship TargetMode="External"/>'], ['b', '<f>1+1</f>'], ['c', '<w:instrText xml:space="preserve">PAGE</w:instrText>'], ['d', '<w:instrText>DDEAUTO c</w:instrText>']])).toHaveLength(3);
  });

  it('is one of these, and each is opened here', async () => {
    expect(scene.routes).toEqual(Object.keys(FILES).sort());
    // What answers bytes says so, or nobody would know of it here.
    for (const file of trackedFiles().filter((each) => /^apps\/api\/src\/.*\.controller\.ts$/.test(each))) {
      const text = await readFile(file, 'utf8');
      expect([file, text.match(/Promise<StreamableFile> \{|\.type\('(?!application\/json)/g)?.length ?? 0]).toEqual([file, text.match(/@ApiProduces\(/g)?.length ?? 0]);
    }
  });

  it('the record has them in every field that was known here, whatever its table', () => {
    expect(scene.columns).toEqual(expect.arrayContaining(['app_user.name', 'attachment.name', 'catalogue_draft.content', 'catalogue_version.content', 'document.paragraphs', 'event.texts', 'plan_text.sections', 'stream.state', 'unit.english_name', 'unit.name', 'unit.short_name']));
  });

  it.each(Object.keys(FILES))('runs nothing, asks for nothing, holds no markup and no formula of a text: %s', async (route) => {
    const files = (await FILES[route]?.(scene)) ?? [];
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(file.name === 'unnamed').toBe(false);
      if (route === UPLOADED) return expect([file.type, file.bytes.toString()]).toEqual(['text/plain', '<script>alert(1)</script>']);
      expect([file.name, ...(await complaintsOf(file, !WITHOUT_TEXTS.includes(route)))]).toEqual([file.name]);
    }
  });

  /** A sentence for each thing that is wrong with a file; one that bears none of the texts shows nothing. */
  async function complaintsOf(file: Left, hasTexts = true): Promise<string[]> {
    const open = OPENERS[endingOf(file)];
    if (!open) return [`nobody here knows how to open it`];
    const { found, text } = await open(file);
    return [...found, ...(hasTexts && !bears(text) ? ['it has none of the texts'] : [])];
  }

  const ran = async (name: string, bytes: Buffer | string, elements?: readonly string[]): Promise<string[]> => {
    const opened = elements ? await desk.open(name, bytes) : { ...(await desk.run(name, bytes)), elements: [] };
    return [...(opened.fired > 0 ? [`${name}: ${opened.fired} scripts ran`] : []), ...opened.asked.map((url) => `${name} asked for ${url}`), ...opened.elements.filter((each) => elements?.includes(each) !== true).map((each) => `${name} has <${each}>`)];
  };

  /** Each part as the browser reads it, those with a text of somebody also opened. */
  async function officeComplaints({ bytes }: Left): Promise<string[]> {
    const parts = xmlParts(bytes);
    const found = waysOut(parts);
    for (const [name, text] of parts) {
      const { mistakes, namespaces } = await desk.xml(text);
      if (mistakes > 0) found.push(`${name} is no XML`);
      for (const each of namespaces) if (OF_PAGES.test(each ?? '')) found.push(`${name} has elements of ${each}`);
      if (/alert|evil/.test(text)) found.push(...(await ran(`${name}.xml`, text)));
    }
    return found;
  }

  interface Read {
    readonly found: string[];
    readonly text: string;
  }
  const text = async (file: Left): Promise<Read> => ({ found: await ran(file.name, file.bytes, plain), text: file.bytes.toString('utf8') });
  const OPENERS: Readonly<Record<string, (file: Left) => Promise<Read>>> = {
    xlsx: async (file) => {
      const { texts, formulas } = await cellsOf(file.bytes);
      return { found: [...(await officeComplaints(file)), ...formulas], text: texts.join('\n') };
    },
    docx: async (file) => ({ found: await officeComplaints(file), text: (await mammoth.extractRawText({ buffer: file.bytes })).value }),
    pdf: async (file) => ({
      // Of a case file they are by the same printer: one that opens is opened once.
      found: [...(file.type === '' ? [] : await ran(file.name, file.bytes)), ...(await pdfActs(file.bytes)).map((act) => `the pdf does more than be read: ${JSON.stringify(act)}`)],
      text: (await extractText(await getDocumentProxy(new Uint8Array(file.bytes)), { mergePages: true })).text,
    }),
    ics: async (file) => {
      const lines = file.bytes.toString('utf8').replaceAll('\r\n ', '').trimEnd().split('\r\n');
      const unknown = lines.filter((line) => !/^(BEGIN|END|VERSION|PRODID|NAME|X-WR-CALNAME|REFRESH-INTERVAL|X-PUBLISHED-TTL|UID|SEQUENCE|DTSTAMP|DTSTART|DTEND|SUMMARY)[:;]/.test(line) || /\n|\r/.test(line));
      return { found: [...unknown.map((line) => `no property of ours: ${line}`), ...(await ran('feed.txt', file.bytes, plain))], text: lines.join('\n') };
    },
    txt: text,
    jsonl: text,
    zip: async ({ bytes }) => {
      const all = [...unzipped(bytes)].map(([name, content]): Left => ({ name, type: '', bytes: content }));
      const found: string[] = [];
      for (const member of all) {
        if (member.name.split('/').some((part) => part === '..' || part === '') || /[\\\p{Cc}]/u.test(member.name)) found.push(`a name that leads away: ${member.name}`);
        if (/^(附件\/|SHA256SUMS$)/.test(member.name)) continue;
        found.push(...(await complaintsOf(member, !member.name.startsWith('00'))));
      }
      return { found, text: all.map(({ bytes: content }) => content.toString('utf8')).join('\n') };
    },
  };
});
