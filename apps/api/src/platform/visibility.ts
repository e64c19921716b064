import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { departmentsOf } from '#domain/review/departments.js';
import type { Scope } from '#persistence/read-models/scope.js';
import type { SignedIn } from './request.js';

const SEES_ALL = ['coordinator', 'bureau_leader'] as const;
const WHOLE_OVERVIEW = ['reviewer', 'director'] as const;

/** Whose assignments a person may look at: their own unit's, their cities', those where their department has a part, or all. */
export const scopeOf = ({ unit, unitKind, roles }: SignedIn): Scope => {
  if (SEES_ALL.some((role) => roles.includes(role))) return { kind: 'all' };
  if (unitKind === 'province' || unitKind === 'city') return { kind: 'unit', unit };
  if (unitKind === 'department') return { kind: 'department', department: unit };
  return { kind: 'none' };
};

/** Who reviews sees how the whole country stands; a cell that is not theirs still does not open. */
export const overviewScopeOf = (user: SignedIn): Scope =>
  user.unitKind === 'department' && WHOLE_OVERVIEW.some((role) => user.roles.includes(role)) ? { kind: 'all' } : scopeOf(user);

/**
 * From which side of an assignment somebody reads: what is inside one side is not for the others; a copy alone is no side.
 * A city's province reviews it, and reads what those who review say (B1).
 */
export type ReaderSide = 'unit' | 'province' | 'bureau' | 'outside';
export const sideOf = (user: SignedIn, { unit, province }: { readonly unit: string; readonly province?: string | null }): ReaderSide => {
  if (user.unit === unit) return 'unit';
  if (user.unit === province) return 'province';
  return user.unitKind === 'bureau' || user.unitKind === 'department' ? 'bureau' : 'outside';
};

/** Who reads an assignment: for what is said to one unit alone the unit stands beside the side. */
export interface Reader {
  readonly side: ReaderSide;
  readonly unit: string;
}
export const readerOf = (user: SignedIn, state: Parameters<typeof sideOf>[1]): Reader => ({ side: sideOf(user, state), unit: user.unit });

/** Whether what departments think while a round is open is for this reader. */
export const seesReview = (side: ReaderSide): boolean => side === 'bureau' || side === 'province';

/** Who stands around an assignment, and to whom it was copied. */
export const sidesOf = (state: IssuedState) => ({ unit: state.unit, departments: departmentsOf(state), province: state.province, copiedTo: state.copiedTo });

export const maySee = (user: SignedIn, sides: { readonly unit: string; readonly departments: readonly string[]; readonly province?: string | null; readonly copiedTo?: readonly string[] }): boolean => {
  const scope = scopeOf(user);
  if (scope.kind !== 'none' && sides.copiedTo?.some((id) => id === user.userId || id === user.unit)) return true;
  switch (scope.kind) {
    case 'all':
      return true;
    case 'unit':
      return sides.unit === scope.unit || sides.province === scope.unit;
    case 'department':
      return sides.departments.includes(scope.department);
    case 'none':
      return false;
  }
};
