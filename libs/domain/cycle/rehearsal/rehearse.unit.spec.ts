import { describe, expect, it } from '@jest/globals';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { CONTACTS, ordersOf2024, rehearsalOf, SCRIPTS } from '#testing/rehearsal-scene.js';
import { optionalOrders } from '../launch-cycle.js';
import { MANNER_NAMES, mixed, type MannerName } from './manners.js';
import { rehearse, type RehearsalInput } from './rehearse.js';
import { rowsOf, type RehearsalRow } from './rehearsal-row.js';
import { rehearsalSum } from './rehearsal-sum.js';

const FOUR = ordersOf2024('11', '44', '65', '66');
const rows = (script: MannerName, more: Partial<RehearsalInput> = {}): RehearsalRow[] => [...rowsOf(rehearse(rehearsalOf(script, { orders: FOUR, ...more })))];
const ofTask = (all: readonly RehearsalRow[], task: string, unit: string) => all.filter((row) => row.task === task && row.unit === unit);
/** `{day} {rule} {who}`, in the app. */
const told = (all: readonly RehearsalRow[]) => all.filter(({ channel }) => channel === 'in_app').map(({ at, rule, to }) => `${at.slice(5, 10)} ${rule} ${to}`);
const sent = (all: readonly RehearsalRow[]) => all.filter(({ outcome }) => outcome === 'sent');

describe('the year of a silent province, T07: plan due on Sunday 30 June 2024', () => {
  const t07 = ofTask(rows('silent', { orders: ordersOf2024('44') }), 't07', '44');

  it('reminds on 31 May; 14, 21, 27, 28 June; 1 July: first liaison and clerk, then the leader, then the lead reviewer too', () => {
    expect(told(sent(t07).filter(({ kind, rule }) => kind === 'reminder' && rule.startsWith('T')))).toEqual([
      '05-31 T-30 c44', '06-14 T-14 c44', '06-21 T-7 c44', '06-27 T-3 c44', '06-27 T-3 l44', '06-28 T0 c44', '06-28 T0 l44', '07-01 T+1 c44', '07-01 T+1 l44', '07-01 T+1 r-dept-operations',
    ]);
  });
  it('supervises: blue 3 July, orange 11 July, red drafted 17 July, each to whom it is for', () => {
    expect(told(sent(t07).filter(({ kind }) => kind === 'supervision'))).toEqual([
      '07-03 blue c44', '07-03 blue l44', '07-03 blue r-dept-operations', '07-11 orange l44', '07-11 orange d-dept-operations', '07-11 orange coord', '07-11 orange coord2', '07-17 red_draft chief',
    ]);
    expect(t07.filter(({ kind }) => kind === 'supervision').map(({ rule, level }) => `${rule} ${level}`).filter((each, index, all) => all.indexOf(each) === index)).toEqual(['blue blue', 'orange orange', 'red_draft red']);
  });
  it('says why the others are not sent: T-1 merged into T0, T+3 and T+7 escalated', () => {
    const held = t07.filter(({ channel, outcome }) => channel === 'in_app' && outcome !== 'sent').map(({ at, rule, outcome }) => `${at.slice(5, 10)} ${rule} ${outcome}`);
    expect([...new Set(held)]).toEqual(['04-03 wd3 fulfilled', '06-28 T-1 merged', '07-03 T+3 escalated', '07-08 T+7 escalated']);
  });
  it('the acknowledgement is met, the plan’s date comes undone', () => {
    expect(t07.filter(({ kind }) => kind === 'deadline')).toEqual([
      { at: '2024-04-04T00:00:00+08:00', kind: 'deadline', rule: 'acknowledgement_due', level: null, task: 't07', unit: '44', to: '44', channel: null, outcome: 'fulfilled' },
      { at: '2024-07-01T00:00:00+08:00', kind: 'deadline', rule: 'plan_due', level: null, task: 't07', unit: '44', to: '44', channel: null, outcome: 'sent' },
    ]);
  });
  it('the morning’s notices are collected for half a minute; both channels say the same', () => {
    expect(t07.filter(({ rule, to }) => rule === 'blue' && to === 'l44')).toEqual(['in_app', 'email'].map((channel) => (
      { at: '2024-07-03T09:00:30+08:00', kind: 'supervision', rule: 'blue', level: 'blue', task: 't07', unit: '44', to: 'l44', channel, outcome: 'sent' }
    )));
  });
});

describe('a rehearsal', () => {
  it('is the same list for the same input, in the order of the calendar', () => {
    const units = mixed(FOUR.map(({ body }) => body.unit));
    const input = () => rehearsalOf('silent', { orders: FOUR, scriptOf: ({ body }) => SCRIPTS[units.get(body.unit) ?? 'silent'] });
    const [first, second] = [input(), { ...input(), contacts: [...CONTACTS].reverse() }].map((each) => [...rowsOf(rehearse(each))]);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(first?.map(({ at }) => at)).toEqual(first?.map(({ at }) => at).sort());
  });

  it.each(MANNER_NAMES)('%s: the sum is whole, every row has its fate', (script) => {
    const all = rows(script);
    const sum = rehearsalSum(all);
    expect([sum.isWhole, sum.ledger.missing, sum.ledger.due]).toEqual([true, 0, all.filter(({ kind }) => kind !== 'deadline').length]);
  });
  it('has every assignment of the launch: 16 tasks of 32 provincial units, 23 measures of the bureau', () => {
    const all = rows('silent', { orders: ordersOf2024() });
    expect(new Set(all.map(({ task, unit }) => `${task}/${unit}`)).size).toBe(512 + 23);
  });

  it('a life played once for all provinces is the life that each would have alone', () => {
    const alone = ['11', '66'].flatMap((unit) => ordersOf2024(unit).filter(({ body }) => body.unit === unit)).flatMap((order) => rows('late', { orders: [order] }));
    const sorted = (each: readonly RehearsalRow[]) => each.map((row) => JSON.stringify(row)).sort();
    expect(sorted(alone)).toEqual(sorted(rows('late').filter(({ unit }) => ['11', '66'].includes(unit))));
  });

  it('a province with days off of its own lives by them', () => {
    const calendar = { ...CALENDAR_2024_2026, extra: { '65': { '2024-07-03': 'holiday' as const } } };
    const blue = sent(rows('silent', { calendar })).filter(({ rule, task, channel, to }) => rule === 'blue' && task === 't07' && channel === 'in_app' && to.startsWith('l'));
    expect(blue.filter(({ at }) => at.startsWith('2024-07-03'))).toHaveLength(3);
    expect(blue.filter(({ at }) => at.startsWith('2024-07-04')).map(({ to }) => to)).toEqual(['l65']);
  });
});

describe('who gets it', () => {
  const orders = ordersOf2024('44').filter(({ body }) => body.task === 't07' && body.unit === '44');
  const without = (...ids: string[]) => rows('silent', { orders, contacts: CONTACTS.filter(({ id }) => !ids.includes(id)) });

  it('a role of the unit that nobody holds is shown, and its liaison gets the row', () => {
    const orange = without('l44').filter(({ rule, channel }) => rule === 'orange' && channel === 'in_app');
    expect(orange.map(({ to, outcome }) => `${to} ${outcome}`)).toEqual(['c44 sent', 'd-dept-operations sent', 'coord sent', 'coord2 sent', '44:leader recipient_gone']);
  });
  it('what goes to nobody at all is not sent', () => {
    expect(without('chief').filter(({ rule, channel }) => rule === 'red_draft' && channel === 'in_app').map(({ to, outcome }) => `${to} ${outcome}`)).toEqual(['bureau:bureau_leader recipient_gone']);
  });
});

describe('optional obligations', () => {
  // The window of twenty working days ends on Sunday 28 April, a make-up working day.
  it('nobody takes one: its units hear of the window, on its opening and three working days before its end, and of nothing else', () => {
    const optional = optionalOrders(CATALOGUE_2024, 'hash', { provinces: ['44'], cities: [] }).slice(0, 1);
    const all = rows('silent', { orders: [], optional });
    expect(told(all)).toEqual(['03-29 opening c44', '03-29 opening l44', '04-24 wd-3 c44', '04-24 wd-3 l44']);
    expect(new Set(all.map(({ kind, outcome }) => `${kind} ${outcome}`))).toEqual(new Set(['reminder sent']));
  });
});
