import { describe, expect, it } from '@jest/globals';
import type { Role } from '#domain/access/actor.js';
import type { SignedIn } from './request.js';
import { maySee, overviewScopeOf, sideOf } from './visibility.js';

const who = (unit: string, unitKind: SignedIn['unitKind'], ...roles: Role[]): SignedIn => ({ userId: 'u', account: 'u', name: 'u', unit, unitKind, cities: [], roles });
const SIDES = { unit: '44', departments: ['dept-a', 'dept-b'] };

describe('who may look at an assignment', () => {
  it.each([
    [who('44', 'province', 'clerk'), true],
    [who('44', 'province', 'leader'), true],
    [who('65', 'province', 'clerk', 'leader'), false],
    [who('dept-a', 'department', 'reviewer'), true],
    [who('dept-b', 'department', 'director'), true],
    [who('dept-c', 'department', 'reviewer'), false],
    [who('bureau', 'bureau', 'coordinator'), true],
    [who('bureau', 'bureau', 'bureau_leader'), true],
    [who('bureau', 'bureau', 'system_admin'), false],
    [who('bureau', 'bureau', 'audit_admin'), false],
    [who('bureau', 'bureau'), false],
  ])('%o: %s', (user, may) => expect(maySee(user, SIDES)).toBe(may));

  it('opens to whom it was copied, person or unit, but to no administrator', () => {
    for (const id of ['65', 'u']) expect(maySee(who('65', 'province', 'clerk'), { ...SIDES, copiedTo: [id] })).toBe(true);
    expect(maySee(who('65', 'province', 'clerk'), { ...SIDES, copiedTo: ['11', 'v'] })).toBe(false);
    expect(maySee(who('bureau', 'bureau', 'system_admin'), { ...SIDES, copiedTo: ['u', 'bureau'] })).toBe(false);
  });

  it('is read from the unit, from the bureau, or from outside', () => {
    expect([who('44', 'province'), who('dept-c', 'department'), who('bureau', 'bureau'), who('65', 'province')].map((user) => sideOf(user, { unit: '44', province: null }))).toEqual(['unit', 'bureau', 'bureau', 'outside']);
    expect(sideOf(who('44', 'province'), { unit: '4401', province: '44' })).toBe('province');
  });

  it('opens the overview to reviewers, and to a province its own column', () => {
    expect(overviewScopeOf(who('dept-c', 'department', 'reviewer'))).toEqual({ kind: 'all' });
    expect(overviewScopeOf(who('dept-c', 'department'))).toEqual({ kind: 'department', department: 'dept-c' });
    expect(overviewScopeOf(who('65', 'province', 'leader'))).toEqual({ kind: 'unit', unit: '65' });
    expect(overviewScopeOf(who('bureau', 'bureau', 'security_admin'))).toEqual({ kind: 'none' });
  });
});
