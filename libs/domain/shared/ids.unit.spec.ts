import { describe, expect, it } from '@jest/globals';
import { assignmentId, assignmentParts, changeSetId, cycleId, isChangeSetId, isCycleId, proxiesId, yearOfCycle } from './ids.js';

describe('ids read aloud', () => {
  it('an assignment’s is taken apart as it was built', () => {
    expect(assignmentId(2024, 't07-o1', '44')).toBe('asg/2024/t07-o1/44');
    expect(assignmentParts('asg/2024/t07-o1/44')).toEqual({ year: '2024', obligation: 't07-o1', unit: '44' });
  });
  it.each(['cycle/2024/t07-o1/44', 'asg//t07-o1/44', 'asg/2024//44', 'asg/2024/t07-o1/', 'asg/2024/t07-o1', 'asg/2024/t07-o1/44/case', 'asg', ''])('“%s” is none', (id) => expect(assignmentParts(id)).toBeUndefined());

  it('streams of other kinds are told apart by how they begin', () => {
    expect([cycleId(2024), changeSetId('c1'), proxiesId('44'), yearOfCycle('cycle/2024')]).toEqual(['cycle/2024', 'change-set/c1', 'proxies/44', 2024]);
    expect([isCycleId('cycle/2024'), isCycleId('change-set/c1'), isCycleId('asg/cycle/'), isCycleId('cycle')]).toEqual([true, false, false, false]);
    expect([isChangeSetId('change-set/c1'), isChangeSetId('cycle/2024'), isChangeSetId('asg/change-set/')]).toEqual([true, false, false]);
  });
});
