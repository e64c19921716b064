import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { docxOf } from '#testing/document-files.js';
import { NoticeJourney } from '#testing/notice-journey.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';
import { unlaunched } from '#testing/unlaunched.js';

/** The notice lies beside the project folder where somebody has it; it is never part of the project. */
const NOTICE = process.env['LIANDONG_NOTICE'] ?? fileURLToPath(new URL('../../../../../shared/notice/guideline-2024.txt', import.meta.url));
const isThere = existsSync(NOTICE);
const PROVINCES = 32;

interface Facts {
  readonly file: () => Buffer;
  readonly name: string;
  readonly year: number;
  readonly issuedOn: string;
  /** Of the confirmed draft. `departments`: by the names of the text, `collective` of them are no single unit (decision record 0014). */
  readonly counts: Readonly<Record<string, number>>;
  readonly questions: number;
  /** Tasks that every province must do. */
  readonly bindsEvery: number;
  /** What each group has for members here; the notice names none. */
  readonly members: (level: string) => readonly string[];
}

const journey = ({ file, name, year, issuedOn, counts, questions, bindsEvery, members }: Facts): void => {
  let api: RunningApi;
  let way: NoticeJourney;
  beforeAll(async () => {
    api = await runningApi({}, unlaunched(issuedOn));
    way = await NoticeJourney.of(api, year);
  });
  afterAll(() => api.close());
  const issuedOf = async (of: (each: Awaited<ReturnType<typeof way.obligations>>[number]) => boolean) => (await way.obligations()).filter(of).reduce((sum, { issued }) => sum + issued, 0);
  const LAUNCH = { type: 'LaunchCycle', typedYear: year };
  let reasons: object[] = [];

  it('the file becomes a draft with its open questions, each with its place in the text', async () => {
    expect(await way.upload(file(), name)).toMatchObject({ events: ['CatalogueImported'], alreadyImported: false });
    const seen = await way.draft();
    expect([seen.questions.length, seen.open, seen.status, seen.sourceName]).toEqual([questions, questions, 'draft', name]);
    expect(seen.draft.openQuestions.every(({ quote }) => quote !== null)).toBe(true);
    expect((await way.check()).blockers).toMatchObject([{ code: 'NO_CATALOGUE' }]);
  });

  it('nobody confirms it while a question is open, nor ever who worked on it', async () => {
    expect((await way.confirm(way.second)).body).toMatchObject({ code: 'QUESTIONS_OPEN', facts: { count: questions } });
    expect((await way.onDraft({ type: 'AnswerQuestion', question: 'q1', answer: '是', reason: ' ' })).status).toBe(400);
    expect(await way.answerAll()).toBe(questions);
    expect((await way.confirm(way.coord)).body).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
  });

  it('what hinders is put right: departments are created, fields corrected by hand', async () => {
    const title = ((await way.draft()).title ?? '').replace('(', '（').replace(')', '）');
    expect((await way.onDraft({ type: 'CorrectField', path: 'notice.title', value: title, reason: '用全角括号' })).body).toMatchObject({ events: ['FieldCorrected'] });
    for (let problem = (await way.draft()).problems[0]; problem; problem = (await way.draft()).problems[0]) await way.solve(problem);
    expect(await way.draft()).toMatchObject({ open: 0, title, counts });
  });

  it('a second person confirms it, and the version is frozen under its hash', async () => {
    expect((await way.confirm(way.coord)).body).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    expect((await way.confirm(way.second)).body).toMatchObject({ events: ['CatalogueConfirmed'] });
    expect(await way.draft()).toMatchObject({ status: 'confirmed', year, confirmedBy: { id: 'coord2' }, catalogueHash: (await way.check()).catalogueHash });
  });

  it('before groups and cities it is what binds every province', async () => {
    const all = (await way.obligations()).filter(({ scope, mandatory, level }) => scope === 'every_province' && mandatory && level === 'province');
    expect(new Set(all.map(({ task }) => task)).size).toBe(bindsEvery);
    expect((await way.preview()).byLevel.find(({ id }) => id === 'province')?.count).toBe(bindsEvery * PROVINCES);
  });

  it('groups get members and days, new departments their people, the cycle its settings', async () => {
    const { blockers } = await way.check();
    expect(blockers.filter(({ code }) => code === 'GROUP_EMPTY')).toHaveLength(counts['groups'] ?? 0);
    const levels = new Map((await way.obligations()).flatMap(({ group, level }) => (group ? [[group.id, level] as const] : [])));
    for (const { code, about, roles } of blockers) {
      if (code === 'GROUP_EMPTY') expect((await way.onCycle({ type: 'NameGroup', group: about, members: members(levels.get(about) ?? ''), from: issuedOn, until: `${year}-12-31`, reason: '来函' })).body).toMatchObject({ events: ['GroupNamed'] });
      if (code === 'ROLE_MISSING') await way.addContact(about, roles, issuedOn);
    }
    expect((await way.onCycle({ type: 'PrepareSettings', settings: { reviewLimitWd: 8 }, reason: '减员' })).body).toMatchObject({ events: ['SettingsPrepared'] });
    expect(await way.cycle()).toMatchObject({ status: 'preparing', settings: { reviewLimitWd: 8, version: 2 } });
    // Roles of units that came in with a group.
    for (const { code, about, roles } of (await way.check()).blockers) if (code === 'ROLE_MISSING') await way.addContact(about, roles, issuedOn);
  });

  it('the launch check blocks nothing any more, and wants a reason for each warning', async () => {
    const { blockers, warnings } = await way.check();
    expect(blockers).toEqual([]);
    expect(warnings.length).toBeGreaterThan(0);
    // A date too near to be kept is recorded as done.
    reasons = warnings.map(({ id, decisions }) => (decisions.includes('history') ? { warning: id, reason: '三月已办结', decision: 'history' } : { warning: id, reason: '照原文' }));
    expect((await way.onCycle(LAUNCH)).body).toMatchObject({ code: 'REASONS_MISSING', facts: { warnings: expect.arrayContaining(warnings.slice(0, 3).map(({ id }) => id)) } });
  });

  it('it is launched once, whoever sends it twice and at the same time, and issues what the preview counted', async () => {
    const { total } = await way.preview();
    const launch = { ...LAUNCH, reasons };
    const answers = await Promise.all([way.onCycle(launch, way.coord, 'launch'), way.onCycle(launch, way.coord, 'launch'), way.onCycle(launch, way.second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
    const [first, again] = answers.filter(({ status }) => status === 200);
    expect(again?.body).toEqual(first?.body);
    expect((await way.onCycle(launch, way.coord, 'launch')).body).toEqual(first?.body);
    expect((await way.onCycle(launch)).body).toMatchObject({ code: 'CYCLE_ALREADY_LAUNCHED' });
    const { rows } = await api.owner.query(`select count(*)::int as n, count(distinct id)::int as ids from stream where kind = 'assignment'`);
    expect(rows).toEqual([{ n: total, ids: total }]);
    expect(await way.cycle()).toMatchObject({ status: 'launched', settings: { reviewLimitWd: 8 } });
    expect(await issuedOf(({ scope, mandatory }) => scope === 'every_province' && mandatory)).toBe(bindsEvery * PROVINCES);
    expect((await way.obligations()).filter(({ issued, mandatory }) => mandatory && issued === 0)).toEqual([]);
  });
};

describe('from a notice of our own to a launched cycle, by HTTP alone', () =>
  journey({
    file: () => docxOf(sampleText(SAMPLE)), name: '通知（2026）.docx', year: 2026, issuedOn: '2026-03-20', questions: 19, bindsEvery: 3,
    counts: { categories: 2, tasks: 5, departments: 8, collective: 1, obligations: 10, mandatory: 8, optional: 2, groups: 5, openGroups: 5 },
    members: (level) => (level === 'city' ? ['4403'] : ['33']),
  }));

(isThere ? describe : describe.skip)(`from the notice of 2024 to its launched cycle, by HTTP alone${isThere ? '' : ` (it is not there: ${NOTICE})`}`, () =>
  journey({
    file: () => readFileSync(NOTICE), name: 'guideline-2024.txt', year: 2024, issuedOn: '2024-03-29', questions: 39, bindsEvery: 16,
    counts: { categories: 7, tasks: 23, departments: 15, collective: 2, obligations: 32, mandatory: 30, optional: 2, groups: 10, openGroups: 10 },
    members: (level) => (level === 'city' ? ['4401', '4403'] : ['44', '33']),
  }));
