import { describe, expect, it } from '@jest/globals';
import { CONTACTS, ordersOf2024, rehearsalOf, SETTINGS } from '#testing/rehearsal-scene.js';
import { rehearse, type RehearsalInput } from './rehearse.js';
import { rehearsalDiff } from './rehearsal-diff.js';
import { rowsOf, type RehearsalRow } from './rehearsal-row.js';

const orders = ordersOf2024('44').filter(({ body }) => body.unit === '44' && ['t04', 't07'].includes(body.task));
const rows = (more: Partial<RehearsalInput> = {}) => [...rowsOf(rehearse(rehearsalOf('silent', { orders, ...more })))];
const short = ({ at, rule, task, to }: RehearsalRow) => `${at.slice(5, 10)} ${rule} ${task} ${to}`;

describe('the difference to the last rehearsal', () => {
  it('none for the same input', () => {
    expect(rehearsalDiff(rows(), rows())).toEqual({ added: [], dropped: [], moved: [], changed: [] });
  });
  it('another plan date moves the rows of the plans that the cycle dates; the notice’s own stays', () => {
    const { added, dropped, moved, changed } = rehearsalDiff(rows(), rows({ settings: { ...SETTINGS, planDueOn: '2024-07-31' as never } }));
    expect([dropped, changed]).toEqual([[], []]);
    expect(new Set(moved.map(({ is }) => is.task))).toEqual(new Set(['t04']));
    expect(moved.filter(({ is }) => is.rule === 'orange' && is.channel === 'email' && is.to === 'l44').map(({ was, is }) => [was.at, is.at])).toEqual([['2024-07-11T09:00:30+08:00', '2024-08-13T09:00:30+08:00']]);
    expect(added).toEqual([]);
  });
  it('another person: what the one had is dropped, what the other gets is added', () => {
    const contacts = CONTACTS.map((each) => (each.id === 'l44' ? { ...each, id: 'new44' } : each));
    const { added, dropped, moved } = rehearsalDiff(rows(), rows({ contacts }));
    expect([added.length, moved]).toEqual([dropped.length, []]);
    expect([new Set(added.map(({ to }) => to)), new Set(dropped.map(({ to }) => to))]).toEqual([new Set(['new44']), new Set(['l44'])]);
  });
  it('another outcome at the same instant', () => {
    const { changed, moved } = rehearsalDiff(rows(), rows({ settings: { ...SETTINGS, blueOnWd: 4 } }));
    expect(changed.filter(({ is }) => is.channel === 'email' && is.to === 'l44').map(({ was, is }) => [short(is), was.outcome, is.outcome])).toEqual([['07-03 T+3 t04 l44', 'escalated', 'sent'], ['07-03 T+3 t07 l44', 'escalated', 'sent']]);
    expect(moved.some(({ was, is }) => was.rule === 'blue' && is.at.startsWith('2024-07-04'))).toBe(true);
  });
  it('rows of one subject are paired in the order of the year; what is over is added or dropped', () => {
    const row = (at: string): RehearsalRow => ({ at, kind: 'reminder', rule: 'T0', level: null, task: 't08', unit: '44', to: 'c44', channel: 'email', outcome: 'sent' });
    expect(rehearsalDiff([row('03-29'), row('06-28')], [row('06-28'), row('12-31'), row('12-31')])).toEqual({ added: [row('12-31')], dropped: [], moved: [{ was: row('03-29'), is: row('12-31') }], changed: [] });
    expect(rehearsalDiff([row('03-29')], []).dropped).toEqual([row('03-29')]);
  });
});
