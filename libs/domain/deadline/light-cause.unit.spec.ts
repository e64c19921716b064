import { describe, expect, it } from '@jest/globals';
import { endOf, parseDay, startOf } from '../calendar/day.js';
import { instant } from '../calendar/instant.js';
import { causeAt, type LightTurns } from './light.js';

const dueAt = endOf(parseDay('2024-06-30'));
const before = (days: number) => instant(dueAt - days * 86_400_000);
/** Of a plan: yellow a week before its date, red after it. */
const dated: LightTurns = { lit: 'green', yellowAt: before(7), redAt: dueAt };
/** Of an assignment that is carried out: behind long before its date. */
const behind: LightTurns = { lit: 'green', yellowAt: startOf(parseDay('2024-04-01')), redAt: startOf(parseDay('2024-05-01')) };

describe('why a light is red or yellow', () => {
  it('the date has passed, or is near; before there is no cause', () => {
    expect([causeAt(dated, dueAt, dueAt), causeAt(dated, dueAt, before(0.1)), causeAt(dated, dueAt, before(7)), causeAt(dated, dueAt, before(7.1))]).toEqual(['overdue', 'soon', 'soon', null]);
  });

  it('progress is behind while the date is far; once it has passed, that says more', () => {
    expect([causeAt(behind, dueAt, before(80)), causeAt(behind, dueAt, before(20)), causeAt(behind, dueAt, before(-1))]).toEqual(['behind', 'behind', 'overdue']);
  });

  it('nothing that is asked by a day is overdue; what is grey has no cause', () => {
    expect(causeAt(behind, null, before(20))).toBe('behind');
    expect(causeAt({ lit: 'grey', yellowAt: null, redAt: null }, null, dueAt)).toBeNull();
  });
});
