import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { z } from 'zod';
import { IMPORT_REFUSALS } from '#api-types/import-texts.js';
import { CatalogueSourceView, CatalogueVersionView } from '#api-types/views/catalogue-version.views.js';
import { ImportReceipt } from '#api-types/views/common.views.js';
import { docOf, docxOf, htmlOf, pdfOf, zipOf } from '#testing/document-files.js';
import { flipped, hostileFiles } from '#testing/hostile-files.js';
import { quotedItems, shownBy } from '#testing/draft-parts.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';

type Agent = Awaited<ReturnType<RunningApi['as']>>;
const MB = 1024 * 1024;
const TEXT = sampleText(SAMPLE);
/** Another file each time: a notice with another first line. */
const notice = (line: string): string => `${line}\n${TEXT}`;
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const compound = (...names: string[]): Buffer => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), ...names.map((name) => Buffer.concat([wide(name), Buffer.alloc(512 - name.length * 2)]))]);

describe('a notice by its file, over HTTP', () => {
  let api: RunningApi;
  let coord: Agent;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
    coord = await api.as('coord');
  });
  afterAll(() => api.close());

  const upload = (bytes: Buffer | string, { agent = coord, name = '通知.txt', key = `f-${++keys}`, field = 'file' } = {}) =>
    agent.post('/catalogue-versions/files').set('idempotency-key', key).attach(field, Buffer.from(bytes as string), { filename: name, contentType: 'application/octet-stream' });
  const imported = async (bytes: Buffer | string, more?: Parameters<typeof upload>[1]): Promise<z.infer<typeof ImportReceipt>> => {
    const { status, body } = await upload(bytes, more);
    expect([status, body]).toEqual([200, expect.anything()]);
    return ImportReceipt.strict().parse(body);
  };
  const source = async (id: string, agent = coord) => agent.get(`/catalogue-versions/${encodeURIComponent(id)}/source`);
  const view = async (id: string): Promise<z.infer<typeof CatalogueVersionView>> => CatalogueVersionView.parse((await coord.get(`/catalogue-versions/${encodeURIComponent(id)}`)).body);
  const left = async (): Promise<string[]> => readdir(join(api.settings.FILES_DIR, 'incoming')).catch(() => []);
  const importsOf = async (id: string) => (await api.owner.query<{ n: number }>(`select count(*)::int as n from event where stream_id = $1`, [id])).rows[0]?.n;

  it.each([
    ['text', Buffer.from(TEXT)], ['html', Buffer.from(htmlOf(TEXT))], ['docx', docxOf(TEXT)], ['doc', docOf(TEXT)], ['pdf', pdfOf(TEXT)],
  ] as const)('%s: a draft whose every field stands in the kept text', async (format, bytes) => {
    const receipt = await imported(bytes, { name: `通知.${format}` });
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(receipt).toMatchObject({ stream: `catalogue/${hash.slice(0, 16)}`, status: 'draft', events: ['CatalogueImported'], alreadyImported: false });
    const seen = await view(receipt.stream);
    expect(seen).toMatchObject({ sourceName: `通知.${format}`, sourceHash: hash, importedBy: { id: 'coord' }, year: null, documentNumber: SAMPLE.documentNumber });
    expect([seen.draft.tasks.length, seen.questions.length > 0]).toEqual([5, true]);
    const kept = CatalogueSourceView.strict().parse((await source(receipt.stream)).body);
    expect(kept).toMatchObject({ id: receipt.stream, sourceName: `通知.${format}`, sourceHash: hash, format });
    expect(kept.paragraphs.map(({ number }) => number)).toEqual(kept.paragraphs.map((_, index) => index));
    const lines = kept.paragraphs.map(({ text }) => text);
    const wrong = quotedItems(seen.draft as never).filter((item) => typeof item['text'] === 'string' && !('kind' in item) && shownBy(lines, item.quote).replace(/—7—|\|/g, '').replace(/[“”]/g, '"') !== String(item['text']).replace(/[“”]/g, '"'));
    expect(wrong).toEqual([]);
    expect(await left()).toEqual([]);
  });

  it('the same file again, by whomever and under whatever name, opens the first import and says so', async () => {
    const bytes = Buffer.from(notice('两次'));
    const first = await imported(bytes, { key: 'twice' });
    expect(await imported(bytes, { key: 'twice' })).toEqual(first);
    expect(await imported(bytes, { agent: await api.as('coord2'), name: 'b.txt' })).toEqual({ ...first, alreadyImported: true });
    expect([await importsOf(first.stream), (await view(first.stream)).sourceName]).toEqual([1, '通知.txt']);
  });

  it('two at the same time are one import', async () => {
    const bytes = docxOf(notice('同时'));
    const both = await Promise.all([imported(bytes), imported(bytes)]);
    expect(both.map((each) => each.alreadyImported).sort()).toEqual([false, true]);
    expect({ ...both[0], alreadyImported: true }).toEqual({ ...both[1], alreadyImported: true });
    expect(await importsOf(both[0].stream)).toBe(1);
    const { rows } = await api.owner.query('select count(*)::int as n from catalogue_source where source_hash = $1', [(await view(both[0].stream)).sourceHash]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('a name may have whatever signs: it is kept without what cannot be seen, and leads nowhere', async () => {
    const names = [
      ['2024“推进计划”（终稿）🙂 #1%20&?.txt', '2024“推进计划”（终稿）🙂 #1%20&?.txt'], ['../../etc/通知.txt', '通知.txt'], ['C:\\公文\\通知.txt', '通知.txt'], ['a\u202etxt.exe', 'atxt.exe'], [' \u200b ', 'notice'], [`${'长'.repeat(300)}.txt`, '长'.repeat(200)],
    ] as const;
    for (const [name, kept] of names) {
      const { stream } = await imported(notice(name), { name });
      expect((await view(stream)).sourceName).toBe(kept);
    }
  });

  it('is for coordinators; they and the leaders see its text', async () => {
    for (const account of ['leader', 'gd', 'sys']) expect((await upload(TEXT, { agent: await api.as(account) })).body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await api.anonymous.post('/catalogue-versions/files').attach('file', Buffer.from(TEXT), 'a.txt')).status).toBe(401);
    const { stream } = await imported(TEXT);
    expect((await source(stream, await api.as('leader'))).status).toBe(200);
    expect((await source(stream, await api.as('gd'))).body).toMatchObject({ code: 'FORBIDDEN' });
    for (const id of ['catalogue/0123456789abcdef', 'x', 'a\0b']) expect([id, (await source(id)).status]).toEqual([id, 404]);
    expect(await left()).toEqual([]);
  });

  it('a kept text is never changed: no login may', async () => {
    const roles = await api.owner.query(`select grantee, privilege_type as what from information_schema.role_table_grants where table_name = 'catalogue_source' and grantee like 'liandong_%' order by 1, 2`);
    expect(roles.rows).toEqual([{ grantee: 'liandong_app', what: 'INSERT' }, { grantee: 'liandong_app', what: 'SELECT' }, { grantee: 'liandong_record', what: 'SELECT' }]);
  });

  it.each([
    ['a scan without text', pdfOf(TEXT, { withText: false }), 422, 'SCAN_WITHOUT_TEXT'],
    ['a locked docx', compound('EncryptionInfo', 'EncryptedPackage'), 422, 'LOCKED_FILE'],
    ['a locked doc', docOf(TEXT, { locked: true }), 422, 'LOCKED_FILE'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 415, 'WRONG_TYPE'],
    ['a spreadsheet', zipOf({ 'xl/workbook.xml': '<x/>' }), 415, 'WRONG_TYPE'],
    ['a zip bomb', docxOf(TEXT, { 'word/media/a.xml': Buffer.alloc(70 * MB) }), 422, 'ZIP_BOMB'],
    ['a zip bomb that lies', zipOf({ 'word/document.xml': Buffer.alloc(70 * MB) }, { claims: 10 }), 422, 'ZIP_BOMB'],
    ['a file with macros', docxOf(TEXT, { 'word/vbaProject.bin': 'x' }), 422, 'MACRO_FILE'],
    ['51 MB', Buffer.alloc(51 * MB, 'a'), 413, 'TOO_LARGE'],
    ['two notices in one', `${TEXT}\n${TEXT}`, 422, 'TWO_NOTICES'],
    ['a book', '长'.repeat(200_000), 422, 'TOO_LONG'],
    ['no task list', '今天天气很好。', 422, 'NO_TASK_LIST'],
    ['nothing', '', 422, 'EMPTY_FILE'],
    ['half a docx', docxOf(TEXT).subarray(0, 900), 422, 'BROKEN_FILE'],
    ['a reader that dies', `<html>${'<div>'.repeat(20_000)}x`, 422, 'TOO_COSTLY'],
    ['a list of 120 tasks', TEXT.replace(/^5\.[^]*$/m, Array.from({ length: 120 }, (_, index) => `${index + 5}.任务${index} | 国家登记局：编写教材。 | 局内：人事司 |`).join('\n')), 422, 'LIST_TOO_LARGE'],
  ] as const)('%s is refused by its name and says what to do', async (_, bytes, status, code) => {
    const answer = await upload(bytes);
    expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ code, message: IMPORT_REFUSALS[code] })]);
    expect(await left()).toEqual([]);
  });

  it('what somebody made to harm its reader gets its own answer; nothing is asked of elsewhere, and nothing is written there', async () => {
    const asked: string[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('stolen');
    });
    await new Promise<void>((resolve) => void elsewhere.listen(0, '127.0.0.1', resolve));
    const verdicts: string[][] = [];
    const files = hostileFiles(notice('坏文件'), `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`);
    for (const { what, bytes } of files) {
      const { status, body } = await upload(bytes(), { name: `${what}.docx` });
      const { code, stream } = body as { code?: string; stream?: string };
      verdicts.push([what, status === 200 ? 'taken' : (code ?? '')]);
      if (status === 200) expect(JSON.stringify((await source(stream ?? '')).body)).not.toMatch(/root:|stolen/);
    }
    elsewhere.close();
    expect(verdicts).toEqual(files.map(({ what, notice: verdict }) => [what, verdict]));
    expect([asked, await left(), existsSync(join(api.settings.FILES_DIR, '..', 'escaped.xml')), existsSync('/escaped.xml')]).toEqual([[], [], false, false]);
  }, 180_000);

  it('flipped bits of good files are read or refused by a name, and the next file is read', async () => {
    const good = [docxOf(notice('翻转')), pdfOf(notice('翻转')), docOf(notice('翻转'))];
    const flips = Number(process.env['FILE_FLIPS'] ?? 6);
    for (let seed = 0; seed < flips; seed += 1) {
      const { status, body } = await upload(flipped(good[seed % good.length] ?? Buffer.alloc(0), seed));
      const { code = '' } = body as { code?: string };
      expect([seed, status === 200 || (status >= 415 && status <= 422 && code in IMPORT_REFUSALS)]).toEqual([seed, true]);
    }
    expect([await left(), (await imported(notice('翻转之后'))).status]).toEqual([[], 'draft']);
  }, Math.max(180_000, Number(process.env['FILE_FLIPS'] ?? 0) * 5_000));

  it.each([
    ['another field', () => upload(TEXT, { field: 'document' }), { code: 'BAD_REQUEST' }],
    ['two files', () => upload(TEXT).attach('file', Buffer.from(TEXT), 'b.txt'), { code: 'BAD_REQUEST' }],
    ['no file', () => coord.post('/catalogue-versions/files').set('idempotency-key', 'none').field('name', 'x'), { code: 'BAD_REQUEST', facts: { fields: ['file'] } }],
    ['no form', () => coord.post('/catalogue-versions/files').set('idempotency-key', 'json').send({ file: 'x' }), { code: 'BAD_REQUEST', facts: { fields: ['file'] } }],
    ['no key', () => coord.post('/catalogue-versions/files').attach('file', Buffer.from(TEXT), 'a.txt'), { code: 'KEY_REQUIRED' }],
  ])('%s is refused, and nothing stays', async (_, send, body) => {
    expect((await send()).body).toMatchObject(body);
    expect(await left()).toEqual([]);
  });

  it('a poisoned file stops only itself: the API answers meanwhile, and the next import works', async () => {
    let isOver = false;
    const poisoned = upload(`<html>${'<p>a'.repeat(2_000_000)}`).then((answer) => {
      isOver = true;
      return answer;
    });
    const next = imported(notice('后来'));
    const waits: number[] = [];
    while (!isOver) {
      const from = performance.now();
      expect((await api.anonymous.get('/health')).status).toBe(200);
      waits.push(performance.now() - from);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await poisoned).body).toMatchObject({ code: 'TOO_COSTLY' });
    expect((await next).status).toBe('draft');
    expect(waits.length).toBeGreaterThan(20);
    expect([...waits].sort((a, b) => a - b)[Math.floor(waits.length * 0.95)]).toBeLessThan(500);
    // The child may take its whole time on a busy machine.
  }, 180_000);

  it('many at once wait for their turn, and those that are too many are asked to come again', async () => {
    const answers = await Promise.all(Array.from({ length: 9 }, (_, index) => upload(notice(`排队${index}`))));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 6 }, () => 200), 429, 429, 429]);
    expect(answers.find(({ status }) => status === 429)?.body).toMatchObject({ code: 'TOO_MANY' });
    expect(await left()).toEqual([]);
  });
});
