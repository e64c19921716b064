import { describe, expect, it } from '@jest/globals';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { at, dayOf, parseDay } from '../calendar/day.js';
import { CATALOGUE_2024 } from '../catalogue/catalogue-2024.js';
import { decide, foldTentatively } from '../assignment/assignment.decide.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import { initialState } from '../assignment/assignment.state.js';
import { ledgerChanges } from '../reminder/ledger-changes.js';
import { planReminders } from '../reminder/plan-reminders.js';
import { reminderLine } from '../reminder/reminder-text.js';
import { settingsOf } from './cycle-settings.js';
import { cycleInstants } from './cycle.instants.js';
import { optionalOrders } from './launch-cycle.js';
import { optInRows, optInWindow } from './opt-in.reminders.js';

const LAUNCH = at(parseDay('2024-03-29'), 9);
const launched = { instants: cycleInstants(2024, settingsOf(2024), CALENDAR_2024_2026, LAUNCH) };
const rows = (opensAt = LAUNCH) => {
  const window = optInWindow(launched, opensAt);
  return window ? optInRows(window, CALENDAR_2024_2026) : undefined;
};

describe('reminders of the opt-in window (section 6)', () => {
  it('on opening and 3 working days before its end, to liaison and leader', () => {
    expect(rows()?.map(({ duty, rule, occurrence, dueAt }) => [duty, rule, occurrence, dayOf(dueAt)])).toEqual([['opt_in', 'opening', '2024-04-28', '2024-03-29'], ['opt_in', 'wd-3', '2024-04-28', '2024-04-24']]);
    expect(rows()?.every(({ addressees, suppressed }) => addressees.join() === 'unit:liaison,unit:leader' && suppressed === null)).toBe(true);
    expect(rows()?.[1]?.dueAt).toBe(at(parseDay('2024-04-24'), 9));
  });

  it('of what is opened to a unit later: at once, and what is still ahead; nothing behind the end', () => {
    expect(rows(at(parseDay('2024-04-10'), 15))?.map(({ rule, dueAt }) => [rule, dayOf(dueAt)])).toEqual([['opening', '2024-04-10'], ['wd-3', '2024-04-24']]);
    expect(rows(at(parseDay('2024-04-26'), 15))?.map(({ rule }) => rule)).toEqual(['opening']);
    expect(rows(at(parseDay('2024-04-29'), 0))).toEqual([]);
  });

  it('none where an earlier release launched, which waited for no end', () => {
    expect(optInWindow({}, LAUNCH)).toBeUndefined();
  });

  it('are of optional obligations alone, of the units that these are for', () => {
    const orders = optionalOrders(CATALOGUE_2024, 'h', { provinces: ['11', '44'], cities: [] });
    expect(orders.length).toBeGreaterThan(0);
    expect(orders.every(({ body }) => !body.mandatory && ['11', '44'].includes(body.unit))).toBe(true);
  });

  it('end by opting in, and stand in no forecast of an assignment', () => {
    const [order] = optionalOrders(CATALOGUE_2024, 'h', { provinces: ['44'], cities: [] });
    if (!order) throw new Error('nothing is optional');
    const now = at(parseDay('2024-04-10'), 9);
    const optInWindowNow = optInWindow(launched, LAUNCH);
    const facts: AssignmentFacts = { at: now, calendar: CALENDAR_2024_2026, settings: settingsOf(2024), draft: null, optional: { order: order.body, isInScope: true, launchedAt: LAUNCH }, ...(optInWindowNow ? { optInWindow: optInWindowNow } : {}) };
    const command = { type: 'OptIn', actor: { kind: 'user', userId: 'l', unit: '44', roles: ['leader'] }, at: now, commandId: 'x' } as const;
    const before = initialState(order.stream);
    const decision = decide(before, command, facts);
    if ('refusal' in decision) throw new Error(decision.refusal.code);
    const after = foldTentatively(before, decision.events, command);
    expect(ledgerChanges(before, after, facts).suppressed).toEqual(['opening', 'wd-3'].map((rule) => ({ duty: 'opt_in', rule, occurrence: '2024-04-28', reason: 'fulfilled' })));
    expect(planReminders(after, facts).some(({ duty }) => duty === 'opt_in')).toBe(false);
    expect(planReminders(before, { ...facts, optInWindow: undefined as never })).toEqual([]);
  });

  it('say until when', () => {
    const subject = { duty: 'opt_in', rule: 'wd-3', occurrence: '2024-04-28', taskNumber: 4, taskTitle: '某任务', taskEnglishTitle: 'A task', unit: '广东', unitEnglish: 'Guangdong' };
    expect(reminderLine(subject)).toEqual({
      zh: 'T04《某任务》· 广东：4月28日（周日）24:00前决定是否选做申报（到期前 3 个工作日提醒）', en: 'T04 “A task” · Guangdong: decide whether to opt in by 24:00 on Sun 2024-04-28 (2024, Beijing) (3 working day(s) before)',
    });
  });
});
