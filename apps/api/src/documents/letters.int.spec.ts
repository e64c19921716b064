import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mammoth from 'mammoth';
import type supertest from 'supertest';
import { extractText, getDocumentProxy } from 'unpdf';
import type { z } from 'zod';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { SupervisionNotice } from '#api-types/views/register.views.js';
import { dayInWords } from '#documents/letters/official-document.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { composeSupervisionNotice } from '#record/supervision-notice.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const RETURNED = 'asg/2024/t02-o1/44';
const SUBMITTED = 'asg/2024/t07-o1/44';
const XJ = 'asg/2024/t07-o1/65';

/** supertest reads no binary by itself. */
const bytesOf = (response: supertest.Response, done: (error: Error | null, body: Buffer) => void): void => {
  const parts: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => done(null, Buffer.concat(parts)));
};
const squeezed = (text: string): string => text.replace(/\s/g, '');
const READERS = {
  docx: async (buffer: Buffer) => squeezed((await mammoth.extractRawText({ buffer })).value),
  pdf: async (content: Buffer) => squeezed((await extractText(await getDocumentProxy(new Uint8Array(content)), { mergePages: true })).text),
} as const;
const TYPES = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf' } as const;

describe('letters as docx and pdf, from what the page shows', () => {
  let api: RunningApi;
  let notice: { url: string; page: z.infer<typeof SupervisionNotice>; replyDueOn: string };
  beforeAll(async () => {
    api = await runningApi();
    const sent = await (await api.as('director')).post(path(XJ, '/commands')).set('idempotency-key', 'l-1').send({ type: 'OpenSupervision', level: 'blue', criteria: '季度进度', reason: '' });
    expect(sent.status).toBe(200);
    const { openCase, sequence } = await view('xj', XJ);
    await composeSupervisionNotice(api.databases.record, { assignment: XJ as AssignmentId, sequence });
    const url = `/supervision/${encodeURIComponent(openCase?.id ?? '')}/notice`;
    notice = { url, page: SupervisionNotice.parse((await (await api.as('xj')).get(url)).body), replyDueOn: openCase?.replyDueOn ?? '' };
  });
  afterAll(() => api.close());

  const view = async (account: string, id: string): Promise<z.infer<typeof AssignmentView>> => AssignmentView.parse((await (await api.as(account)).get(path(id))).body);
  const file = async (account: string, url: string) => (await api.as(account)).get(url).buffer(true).parse(bytesOf as never);
  const texts = async (account: string, url: string): Promise<string[]> => {
    const made: string[] = [];
    for (const format of ['docx', 'pdf'] as const) {
      const answer = await file(account, `${url}/${format}`);
      expect([url, answer.status, answer.headers['content-type'], answer.headers['cache-control'], answer.headers['x-content-type-options']]).toEqual([url, 200, TYPES[format], 'no-store', 'nosniff']);
      expect(decodeURIComponent(String(answer.headers['content-disposition']))).toMatch(new RegExp(`^attachment; filename\\*=UTF-8''[^/]*〔2024〕[^/]*\\.${format}$`));
      made.push(await READERS[format](answer.body as Buffer));
    }
    return made;
  };
  const says = (made: readonly string[], ...said: readonly string[]): void => {
    for (const text of made) for (const each of said) expect(text).toContain(squeezed(each));
  };

  it('下达函: number, addressee, dates and clause', async () => {
    const page = await view('gd', SUBMITTED);
    const due = (day: string): string => `请于 ${dayInWords(day)} 24:00前`;
    says(
      await texts('gd', path(SUBMITTED, '/documents/issue-letter')), '下达〔2024〕T07-O1-44', `${page.unit.name}：`, page.task.title, page.obligation.summary, `${due(page.acknowledgeBy)}签收`, `${due(page.planDueOn)}报送工作计划`,
      ...page.milestones.flatMap(({ summary, dueOn }) => [summary, dayInWords(dueOn)]), `牵头部门：${page.leadDepartment.name}`,
    );
  });

  it('退回意见函: each item with its department, the date, the number of its round', async () => {
    const page = await view('gd', RETURNED);
    const { letter } = page;
    says(
      await texts('gd', path(RETURNED, '/documents/return-letter')), '退回〔2024〕T02-O1-44-1', `${page.unit.name}：`, `请于 ${dayInWords(letter?.revisionDueOn ?? '')} 24:00前重新报送`,
      ...(letter?.items ?? []).map(({ department, text }) => `（${department.name}）：${text}`), page.leadDepartment.name,
    );
    expect(letter?.items.length).toBeGreaterThan(0);
  });

  it('报送回执: instant, person, hashes', async () => {
    const page = await view('gd', SUBMITTED);
    const entry = page.history.find(({ type }) => type === 'PlanSubmitted');
    says(await texts('bureau', path(SUBMITTED, '/documents/receipt')), `回执〔2024〕T07-O1-44-${entry?.sequence}`, `${page.unit.name}：`, `报送人：${entry?.unit} ${entry?.actor}`, String(entry?.facts['textHash']), entry?.hash ?? '', dayInWords(String(entry?.facts['dueOn'])));
  });

  it('督办单: as it was written when it was issued', async () => {
    expect(notice.page.paragraphs.length).toBeGreaterThan(4);
    says(await texts('xj', notice.url), ...notice.page.paragraphs.map((text) => text.replace(/^(文号|主送)：/, '')), dayInWords('2024-03-29'));
    expect(notice.page.paragraphs.join()).toContain(notice.replyDueOn);
  });

  it('are nobody’s who may not see the page, are not there before they are, and have no other kind', async () => {
    const status = async (account: string, url: string): Promise<number> => (await file(account, url)).status;
    for (const account of ['xj', 'sys', 'aud']) for (const kind of ['issue-letter', 'return-letter', 'receipt']) expect([account, kind, await status(account, path(RETURNED, `/documents/${kind}/docx`))]).toEqual([account, kind, 404]);
    expect(await status('gd', `${notice.url}/pdf`)).toBe(404);
    expect(await status('coord', path(XJ, '/documents/return-letter/docx'))).toBe(404);
    expect(await status('coord', path(XJ, '/documents/receipt/pdf'))).toBe(404);
    expect([await status('gd', path(RETURNED, '/documents/plan/docx')), await status('gd', path(RETURNED, '/documents/receipt/doc'))]).toEqual([400, 400]);
    expect((await api.anonymous.get(path(RETURNED, '/documents/receipt/docx'))).status).toBe(401);
  });

  it('stand in the audit trail, each by who took it; a refused one as refused', async () => {
    const rows = async () => (await api.owner.query(`select actor ->> 'userId' as who, stream_id as stream, outcome, facts from audit where action = 'TakeLetter' order by id desc limit 3`)).rows;
    await file('gd', path(RETURNED, '/documents/return-letter/docx'));
    await file('xj', `${notice.url}/docx`);
    expect((await file('xj', path(RETURNED, '/documents/return-letter/docx'))).status).toBe(404);
    const [refused, noticed, letter] = await rows();
    expect(letter).toEqual({ who: 'gd', stream: RETURNED, outcome: 'viewed', facts: { id: RETURNED, kind: 'return-letter', format: 'docx' } });
    expect(noticed).toMatchObject({ who: 'xj', stream: null, facts: { format: 'docx', caseId: expect.stringContaining('/case/') } });
    expect(refused).toMatchObject({ who: 'xj', stream: RETURNED, outcome: 'refused' });
  });

  it('leave nothing of what they say in the log', async () => {
    const { letter } = await view('gd', RETURNED);
    const before = api.logged.length;
    await file('gd', path(RETURNED, '/documents/return-letter/docx'));
    const logged = api.logged.slice(before).join();
    expect(logged).toContain('return-letter');
    for (const { text } of letter?.items ?? []) expect(logged).not.toContain(text.slice(0, 6));
  });
});
