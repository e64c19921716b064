import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearse } from '#domain/cycle/rehearsal/rehearse.js';
import { rehearsalDiff } from '#domain/cycle/rehearsal/rehearsal-diff.js';
import { rowsOf } from '#domain/cycle/rehearsal/rehearsal-row.js';
import { rehearsalSum } from '#domain/cycle/rehearsal/rehearsal-sum.js';
import { reviewLoad } from '#domain/cycle/rehearsal/review-load.js';
import { staggeredDates } from '#domain/cycle/rehearsal/stagger.js';
import { draftTask, noticeDraft } from '#testing/catalogue-draft.js';
import { UsageError } from './command.js';
import { rowsIn, writeRows } from './rehearse-file.js';
import { inputOf, readFlags, type Language } from './rehearse-input.js';
import { linesOf, personLines } from './rehearse-report.js';

describe('npm run rehearse', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-'));
  const file = (name: string, content?: unknown): string => {
    const path = join(folder, name);
    if (content !== undefined) writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  afterAll(() => rmSync(folder, { recursive: true }));
  const rowsFor = (...args: string[]) => [...rowsOf(rehearse(inputOf(readFlags(args)).input))];

  describe('of the demo', () => {
    const flags = readFlags([]);
    const { input, catalogue } = inputOf(flags);
    let rows: ReturnType<typeof rowsFor>;
    beforeAll(() => {
      rows = [...rowsOf(rehearse(input))];
    });
    const report = (language: Language, diff = null as ReturnType<typeof rehearsalDiff> | null) =>
      linesOf({ catalogue, input, script: flags.script, sum: rehearsalSum(rows), load: reviewLoad({ ...input, perReviewer: flags.perReviewer }), proposal: staggeredDates({ ...input, perReviewer: flags.perReviewer }), diff }, language);

    it('writes every row, a line each, with these fields and no other; the same bytes again', () => {
      const [first, second] = [file('first.json'), file('second.json')];
      writeRows(first, rows);
      writeRows(second, rowsFor());
      const text = readFileSync(first, 'utf8');
      expect(readFileSync(second, 'utf8') === text).toBe(true);
      expect(text.trimEnd().split('\n')).toHaveLength(rows.length + 2);
      expect(rowsIn(first)).toEqual(rows);
      expect(new Set(rows.map((row) => Object.keys(row).join()))).toEqual(new Set(['at,kind,rule,level,task,unit,to,channel,outcome']));
      expect(rows.every(({ at }) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/.test(at))).toBe(true);
    });
    it('issues the demo’s assignments: 512 to provinces, cities and departments beside them', () => {
      const units = new Set(rows.filter(({ rule }) => rule === 'acknowledgement_due').map(({ task, unit }) => `${task}/${unit}`));
      expect([...units].filter((each) => /\/\d\d$/.test(each))).toHaveLength(512);
      expect(units.size).toBe(input.orders.length);
    });
    it('says the sum, supervision, load and proposal in both languages, the same each time', () => {
      expect(report('zh')).toEqual(report('zh'));
      expect(report('zh')[0]).toBe(`演练 2024 · ${catalogue.documentNumber} · 2024-03-29 09:00 下达 · ${input.orders.length} 项任务 · silent`);
      expect(report('zh').join('\n')).toMatch(/没有往年数据，假定截止前 3 天报来.*\n.*✗ 办公室 {2}2024-W26 \(2024-06-24\) {2}128\/1/s);
      expect(report('en').join('\n')).toMatch(/no history: plans are assumed.*Proposed staggered dates.*t17-o1 {2}2024-06-30 → 2024-05-17/s);
      expect(report('en').join('\n')).not.toMatch(/[\u4e00-\u9fff]{2}(?!.*〔)/);
    });
    it('tells the difference to an earlier one by sign', () => {
      const diff = rehearsalDiff(rows.slice(1), [...rows.slice(0, -1), { ...rows[rows.length - 1], outcome: 'capped' } as (typeof rows)[number]]);
      const lines = report('en', diff).slice(-3);
      expect(lines[0]).toBe('Against the last rehearsal: added 1, dropped 0, moved 0, other outcome 1');
      expect([lines[1]?.slice(0, 4), lines[2]?.slice(0, 4)]).toEqual(['  + ', '  ≠ ']);
      expect(lines[2]).toMatch(/capped {2}\(was 202\d-\S+ sent\)$/);
    });
    it('lists what one person would get, by day', () => {
      const lines = personLines(rows, 'leader', catalogue);
      expect(lines.length).toBeGreaterThan(500);
      expect(lines.find((line) => line.includes('t07') && line.includes(' 44 '))).toMatch(/^ {2}2024-07-17 09:00 {2}red_draft {3}t07《.+》 44 {2}sent$/);
    });
  });

  it('scripts by name, mixed, or by unit and task from a file: a unit counts before a task', () => {
    const { input } = inputOf(readFlags(['--script', file('scripts.json', { default: 'punctual', units: { '44': 'late' }, tasks: { t07: 'silent' } })]));
    const of = (task: string, unit: string) => input.orders.filter(({ body }) => body.task === task && body.unit === unit).map((order) => input.scriptOf(order))[0];
    expect(new Set([of('t04', '11'), of('t07', '11'), of('t04', '44')]).size).toBe(3);
    expect(of('t07', '44')).toBe(of('t04', '44'));
    const mixed = inputOf(readFlags(['--script', 'mixed'])).input;
    expect(new Set(mixed.orders.map((order) => mixed.scriptOf(order))).size).toBe(4);
  });
  it('catalogue, contacts and day of the launch from outside', () => {
    const { catalogue } = inputOf(readFlags([]));
    const one = file('one.json', { ...catalogue, tasks: catalogue.tasks.filter(({ code }) => code === 't07') });
    const rows = rowsFor('--catalogue', one, '--contacts', file('contacts.json', [{ id: 'x', unit: '44', roles: ['liaison'] }]), '--launch', '2024-06-03');
    expect(new Set(rows.map(({ task }) => task))).toEqual(new Set(['t07']));
    expect(new Set(rows.filter(({ unit, outcome, channel }) => unit === '44' && outcome === 'sent' && channel !== null).map(({ to }) => to))).toEqual(new Set(['x']));
    expect(rows.some(({ rule, outcome }) => rule === 'T-30' && outcome === 'past_at_creation')).toBe(true);
  });
  it('a draft of an import is what a confirmation would make of it; what is missing is named', () => {
    const rows = rowsFor('--catalogue', file('draft.json', noticeDraft()), '--script', 'punctual');
    expect([...new Set(rows.map(({ task }) => task))].sort()).toEqual(['t01', 't02']);
    expect(rows.some(({ kind, rule, at }) => kind === 'deadline' && rule === 'plan_due' && at === '2025-07-01T00:00:00+08:00')).toBe(true);
    expect(() => rowsFor('--catalogue', file('lacking.json', noticeDraft({ tasks: [draftTask(1, { departments: [] })] })))).toThrow(/NO_DEPARTMENT {2}tasks\.0/);
  });
  it('a path is meant from where the person stood', () => {
    file('here.json', inputOf(readFlags([])).catalogue);
    const before = process.env['INIT_CWD'];
    process.env['INIT_CWD'] = folder;
    expect(inputOf(readFlags(['--catalogue', 'here.json'])).catalogue.year).toBe(2024);
    writeRows('written.json', []);
    if (before === undefined) delete process.env['INIT_CWD'];
    else process.env['INIT_CWD'] = before;
    expect(readFileSync(file('written.json'), 'utf8')).toBe('[\n]\n');
  });
  it.each([
    [['--lang', 'fr']], [['--launch', '2024-02-30']], [['--a-week', '0']], [['--a-week', 'x']], [['--nonsense']], [['stray']],
  ])('%j is refused with a sentence', (args) => expect(() => readFlags(args)).toThrow(UsageError));
  it.each([
    [['--script', 'lazy']], [['--script', 'nowhere.json']], [['--catalogue', 'nowhere.json']], [['--contacts', 'package.json']], [['--catalogue', 'package.json']],
  ])('%j is refused with a sentence', (args) => expect(() => inputOf(readFlags(args))).toThrow(UsageError));
  it('what is no rehearsal, or no JSON, is not compared with', () => {
    expect(() => rowsIn(file('object.json', {}))).toThrow(UsageError);
    expect(() => rowsIn(file('other.json', [{ a: 1 }]))).toThrow(UsageError);
    expect(() => rowsIn(file('broken.json', '[{'))).toThrow(/JSON/);
  });
});
