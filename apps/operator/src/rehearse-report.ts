import { dayOf } from '#domain/calendar/day.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import type { ChangedRow, RehearsalDiff } from '#domain/cycle/rehearsal/rehearsal-diff.js';
import type { RehearsalRow } from '#domain/cycle/rehearsal/rehearsal-row.js';
import type { RehearsalSum } from '#domain/cycle/rehearsal/rehearsal-sum.js';
import type { RehearsalInput } from '#domain/cycle/rehearsal/rehearse.js';
import { ASSUMED_DAYS_BEFORE, type DepartmentWeek } from '#domain/cycle/rehearsal/review-load.js';
import type { Proposal } from '#domain/cycle/rehearsal/stagger.js';
import type { Language } from './rehearse-input.js';

export interface Report {
  readonly catalogue: CatalogueVersion;
  readonly input: RehearsalInput;
  readonly script: string;
  readonly sum: RehearsalSum;
  readonly load: readonly DepartmentWeek[];
  readonly proposal: Proposal;
  readonly diff: RehearsalDiff | null;
}

/** Of a long list so many lines are shown; the file has all. */
const SHOWN = 20;

type Words = (zh: string, en: string) => string;

/** What a rehearsal says, in lines. The same for the same input. */
export function linesOf(report: Report, language: Language): readonly string[] {
  const words: Words = (zh, en) => (language === 'zh' ? zh : en);
  return [...head(report, words), ...notices(report, words), ...reviewers(report, words), ...proposed(report, words), ...(report.diff ? difference(report.diff, words) : [])];
}

function head({ catalogue, input, script, sum }: Report, words: Words): string[] {
  const { due, sent, suppressed } = sum.ledger;
  const reasons = Object.entries(suppressed).sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, count]) => `${reason} ${count}`).join(', ');
  const held = Object.values(suppressed).reduce((all, each) => all + each, 0);
  return [
    `${words('演练', 'Rehearsal')} ${catalogue.year} · ${catalogue.documentNumber} · ${dayOf(input.launchAt)} 09:00 ${words('下达', 'launch')} · ${input.orders.length} ${words('项任务', 'assignments')} · ${script}`,
    `${sum.isWhole ? '✔' : '✗'} ${words('台账', 'ledger')}: ${due} = ${sent} ${words('发出', 'sent')} + ${held} ${words('不发', 'suppressed')}${reasons ? ` (${reasons})` : ''}`,
    `${words('到期未办的日期', 'dates that come undone')}: ${sum.missed}`,
  ];
}

function notices({ sum }: Report, words: Words): string[] {
  const cases = sum.counts.filter(({ kind }) => kind === 'supervision').map(({ rule, outcome, rows }) => `  ${rule} · ${outcome}: ${rows}`);
  return [
    words('督办（每人每渠道一行）：', 'Supervision (a row a person and channel):'), ...(cases.length > 0 ? cases : [`  ${words('无', 'none')}`]),
    words('一天收到最多的人：', 'Who gets most on one day:'), ...sum.fullest.map(({ day, person, rows }) => `  ${day}  ${person}  ${rows}`),
  ];
}

function reviewers({ load, catalogue }: Report, words: Words): string[] {
  return [
    words(`审核量（没有往年数据，假定截止前 ${ASSUMED_DAYS_BEFORE} 天报来；部门、周、份数/审核人）：`, `Review load (no history: plans are assumed to come ${ASSUMED_DAYS_BEFORE} days before their date; department, week, plans/reviewers):`),
    ...load.map(({ department, week, monday, decisions, staff, isTooMuch }) => `  ${isTooMuch ? '✗' : '✔'} ${nameOf(department, catalogue, words)}  ${week} (${monday})  ${decisions}/${staff}`),
  ];
}

function proposed({ proposal, load, catalogue }: Report, words: Words): string[] {
  const { dates } = proposal;
  if (dates.length === 0 || !load.some(({ isTooMuch }) => isTooMuch)) return [words('错峰建议：不需要', 'Staggered dates: none needed')];
  const peak = (weeks: readonly DepartmentWeek[], department: string): number => Math.max(0, ...weeks.filter((each) => each.department === department).map(({ decisions }) => decisions));
  const departments = [...new Set(load.map(({ department }) => department))].filter((department) => peak(proposal.load, department) < peak(load, department));
  return [
    words('错峰建议（通知写明的日期不动，只提前不推后）：', 'Proposed staggered dates (a date of the notice stays; none moves later):'),
    ...dates.map(({ obligation, was, is, plans }) => `  ${obligation}  ${was} → ${is}  ${plans} ${words('份', 'plans')}`),
    words('最忙一周：', 'The busiest week:'),
    ...departments.map((department) => `  ${nameOf(department, catalogue, words)}  ${peak(load, department)} → ${peak(proposal.load, department)}`),
  ];
}

function difference({ added, dropped, moved, changed }: RehearsalDiff, words: Words): string[] {
  const row = ({ at, kind, rule, task, unit, to, channel, outcome }: RehearsalRow): string => `${at}  ${kind} ${rule}  ${task} ${unit} → ${to} ${channel ?? ''}  ${outcome}`;
  const pair = ({ was, is }: ChangedRow): string => `${row(is)}  (${words('原为', 'was')} ${was.at} ${was.outcome})`;
  const some = (sign: string, lines: readonly string[]): string[] => [...lines.slice(0, SHOWN).map((line) => `  ${sign} ${line}`), ...(lines.length > SHOWN ? [`  ${sign} … ${lines.length - SHOWN}`] : [])];
  return [
    `${words('与上次演练相比', 'Against the last rehearsal')}: ${words('新增', 'added')} ${added.length}, ${words('取消', 'dropped')} ${dropped.length}, ${words('改期', 'moved')} ${moved.length}, ${words('结果不同', 'other outcome')} ${changed.length}`,
    ...some('+', added.map(row)), ...some('-', dropped.map(row)), ...some('→', moved.map(pair)), ...some('≠', changed.map(pair)),
  ];
}

const nameOf = (department: string, { departments }: CatalogueVersion, words: Words): string => {
  const found = departments.find(({ id }) => id === department);
  return found ? words(found.shortName, found.englishName) : department;
};

/** What one person would get, by day; in the app and by e-mail alike. */
export function personLines(rows: Iterable<RehearsalRow>, person: string, { tasks }: CatalogueVersion): readonly string[] {
  const titles = new Map(tasks.map(({ code, title }) => [code, title]));
  return [...rows].filter(({ to, channel }) => to === person && channel === 'in_app').map(({ at, rule, task, unit, outcome }) => `  ${at.slice(0, 16).replace('T', ' ')}  ${rule.padEnd(10)}  ${task}《${titles.get(task) ?? ''}》 ${unit}  ${outcome}`);
}
