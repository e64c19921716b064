import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { docOf, docxOf, htmlOf, pdfOf } from '#testing/document-files.js';
import { quotedItems, shownBy, withoutQuotes } from '#testing/draft-parts.js';
import { onDisk } from '#testing/file-on-disk.js';
import { withNoise } from '#testing/layout-noise.js';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';
import { importNotice } from './import-notice.js';

const TEXT = sampleText(SAMPLE);
const drafted = async (bytes: Buffer) => {
  const imported = await onDisk(bytes, importNotice);
  if (imported.kind !== 'imported') throw new Error(imported.code);
  return imported.draft;
};
const catalogueOf = ({ source: _source, ...draft }: Awaited<ReturnType<typeof drafted>>) => withoutQuotes(draft);

describe('importing a notice', () => {
  it('gives the same catalogue from each format, with its own paragraphs and hash', async () => {
    const plain = await drafted(Buffer.from(TEXT));
    for (const [format, bytes] of [['html', Buffer.from(htmlOf(TEXT))], ['docx', docxOf(TEXT)], ['doc', docOf(TEXT)], ['pdf', pdfOf(TEXT)], ['text', Buffer.from(withNoise(TEXT, 5))]] as const) {
      const draft = await drafted(bytes);
      expect([format, catalogueOf(draft)]).toEqual([format, catalogueOf(plain)]);
      expect(draft.source).toMatchObject({ format, sha256: createHash('sha256').update(bytes).digest('hex') });
      const wrong = quotedItems(draft).filter((item) => typeof item['text'] === 'string' && !('kind' in item) && shownBy(draft.source.paragraphs, item.quote).replace(/—7—|\|/g, '').replace(/[“”]/g, '"') !== String(item['text']).replace(/[“”]/g, '"'));
      expect(wrong.map((item) => item['text'])).toEqual([]);
    }
  });
  it('equal bytes, equal draft', async () => expect(await drafted(Buffer.from(TEXT))).toEqual(await drafted(Buffer.from(TEXT))));
  it.each([
    ['two notices', Buffer.from(`${TEXT}\n${TEXT}`), 'TWO_NOTICES'], ['no list', Buffer.from('今天天气很好。'), 'NO_TASK_LIST'], ['a book', Buffer.from('长'.repeat(200_000)), 'TOO_LONG'],
    ['a scan', pdfOf(TEXT, { withText: false }), 'SCAN_WITHOUT_TEXT'],
  ])('%s: refused', async (_, bytes, code) => expect(await onDisk(bytes, importNotice)).toEqual({ kind: 'refused', code }));
});
