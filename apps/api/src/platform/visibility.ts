import type { Scope } from '#persistence/read-models/scope.js';
import type { SignedIn } from './request.js';

const SEES_ALL = ['coordinator', 'bureau_leader'] as const;
const WHOLE_OVERVIEW = ['reviewer', 'director'] as const;

/** Whose assignments a person may look at: their own unit's, those where their department has a part, or all. */
export const scopeOf = ({ unit, unitKind, roles }: SignedIn): Scope => {
  if (SEES_ALL.some((role) => roles.includes(role))) return { kind: 'all' };
  if (unitKind === 'province') return { kind: 'unit', unit };
  if (unitKind === 'department') return { kind: 'department', department: unit };
  return { kind: 'none' };
};

/** Who reviews sees how the whole country stands; a cell that is not theirs still does not open. */
export const overviewScopeOf = (user: SignedIn): Scope =>
  user.unitKind === 'department' && WHOLE_OVERVIEW.some((role) => user.roles.includes(role)) ? { kind: 'all' } : scopeOf(user);

/** On which side of an assignment somebody reads: what is inside one side is not for the other; a copy alone is no side. */
export type ReaderSide = 'unit' | 'bureau' | 'outside';
export const sideOf = (user: SignedIn, unit: string): ReaderSide => (user.unit === unit ? 'unit' : user.unitKind === 'province' ? 'outside' : 'bureau');

export const maySee = (user: SignedIn, sides: { readonly unit: string; readonly departments: readonly string[]; readonly copiedTo?: readonly string[] }): boolean => {
  const scope = scopeOf(user);
  if (scope.kind !== 'none' && sides.copiedTo?.some((id) => id === user.userId || id === user.unit)) return true;
  switch (scope.kind) {
    case 'all':
      return true;
    case 'unit':
      return sides.unit === scope.unit;
    case 'department':
      return sides.departments.includes(scope.department);
    case 'none':
      return false;
  }
};
