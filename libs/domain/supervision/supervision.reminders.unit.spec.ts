import { describe, expect, it } from '@jest/globals';
import type { PersonCommandBody } from '../assignment/assignment.commands.js';
import { at, parseDay } from '../calendar/day.js';
import { DomainScene, type Someone } from '#testing/domain-scene.js';
import { instructionAddressees, supervisionRows } from './supervision.reminders.js';
import { countsForCap } from './weekly-cap.js';

const open = (level: 'blue' | 'orange' | 'red'): PersonCommandBody => ({ type: 'OpenSupervision', level, criteria: '进度', reason: '影响全国' });
const to = (scene: DomainScene): string[] => supervisionRows(scene.state).map(({ rule, addressees }) => `${rule} ${addressees.join()}`);
const nudge: PersonCommandBody = { type: 'NudgeAssignment', text: '请尽快' };

describe('to whom supervision goes (section 7)', () => {
  it.each([
    ['blue', 'blue unit:liaison,unit:leader,lead:reviewer'],
    ['orange', 'orange unit:leader,lead:director,bureau:coordinator'],
    ['red', 'red_draft bureau:bureau_leader'],
  ] as const)('%s', (level, row) => expect(to(new DomainScene().acknowledged().does('director', open(level)))).toEqual([row]));

  it('red once a leader of the bureau has issued it', () => {
    const scene = new DomainScene().acknowledged().does('director', open('red')).does('bureauLeader', { type: 'RaiseSupervision', level: 'red', reason: '' });
    expect(to(scene)).toEqual(['red unit:leader,unit:head,bureau:bureau_leader']);
  });

  it.each([
    ['the unit itself', '44', ['unit:liaison', 'unit:leader']],
    ['a department', 'dept-z', ['dept-z:director']],
    ['another unit', '4401', ['4401:liaison', '4401:leader']],
    ['a unit whose code only ends so', 'x-dept-', ['x-dept-:liaison', 'x-dept-:leader']],
  ] as const)('an instruction to %s', (_, addressee, expected) => expect(instructionAddressees({ unit: '44' }, addressee)).toEqual(expected));

  it('several instructions, a row each, beside the case', () => {
    const instruct = (addressee: string): PersonCommandBody => ({ type: 'GiveInstruction', addressee, dueOn: parseDay('2024-04-10'), text: '请研究' });
    const scene = new DomainScene().acknowledged().does('director', open('blue')).does('bureauLeader', instruct('44')).does('bureauLeader', instruct('dept-z'));
    expect(to(scene)).toEqual(['blue unit:liaison,unit:leader,lead:reviewer', 'instruction unit:liaison,unit:leader', 'instruction dept-z:director']);
  });

  it('a nudge: to the clerks of the unit, or to the lead once completion is declared', () => {
    const row = { duty: 'nudge', rule: 'nudge', alone: true, suppressed: null };
    const unit = new DomainScene().acknowledged().at('2024-04-08', 9, 5).does('coordinator', nudge);
    expect(supervisionRows(unit.state)).toEqual([{ ...row, occurrence: String(unit.now), dueAt: unit.now, addressees: ['unit:liaison', 'unit:clerk'] }]);
    const declared = new DomainScene().acknowledged().submitted().approved('2024-05-06').at('2024-09-02').does('leader', { type: 'DeclareCompletion', text: '办结' });
    expect(declared.answer('clerk', nudge)).toEqual({ code: 'NUDGE_NOT_YET', facts: { limit: null } });
    expect(declared.refusal('reviewer', nudge)).toBe('HOLDER_IS_YOU');
    declared.until('2024-09-18');
    expect(to(declared.does('clerk', nudge))).toEqual(['nudge lead:reviewer']);
  });

  it('the next nudge is said with hour and minute', () => {
    const scene = new DomainScene().acknowledged().at('2024-04-08', 9, 5).does('coordinator', nudge);
    expect(scene.answer('coordinator', nudge)).toEqual({ code: 'NUDGE_TOO_SOON', facts: { last: '2024-04-08 09:05', next: '2024-04-09' } });
    expect(scene.refusal('leader', nudge)).toBe('HOLDER_IS_YOU');
  });
});

describe('when it goes', () => {
  it.each([[8, 59, 0], [9, 0, 30_000], [9, 1, 0], [15, 30, 0]])('%i:%i and %i ms later', (hour, minute, later) => {
    const scene = new DomainScene().acknowledged().at('2024-04-08', hour, minute).does('director', open('blue'));
    expect(supervisionRows(scene.state)).toMatchObject([{ duty: 'supervision', occurrence: scene.caseId, dueAt: at(parseDay('2024-04-08'), hour, minute) + later, alone: true, suppressed: null }]);
  });
});

describe('what counts for the three notices of a week', () => {
  it('what any of its addressees in the unit gets; no draft, whomever it names', () => {
    expect(countsForCap({ duty: 'supervision', rule: 'blue', addressees: ['lead:reviewer', 'unit:leader'] })).toBe(true);
    expect(countsForCap({ duty: 'supervision', rule: 'red_draft', addressees: ['unit:leader'] })).toBe(false);
  });
});

describe('an instruction is complete', () => {
  const instruct = (addressee: string, dueOn: string | null): PersonCommandBody => ({ type: 'GiveInstruction', addressee, dueOn: dueOn === null ? null : parseDay(dueOn), text: '请研究' });
  it.each<[Someone, PersonCommandBody, readonly string[] | undefined]>([
    ['bureauLeader', instruct(' ', '2024-04-10'), ['addressee']],
    ['bureauLeader', instruct('44', null), ['dueOn']],
    ['bureauLeader', instruct('44', '2024-04-08'), undefined],
  ])('%s %j', (who, body, missing) => {
    const answer = new DomainScene().acknowledged().at('2024-04-08').answer(who, body);
    expect(answer).toEqual(missing && { code: 'INSTRUCTION_INCOMPLETE', facts: { missing } });
  });
});
