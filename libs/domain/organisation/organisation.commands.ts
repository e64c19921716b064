import type { Role } from '../access/actor.js';
import type { Day } from '../calendar/instant.js';
import type { UnitId, UserId } from '../shared/ids.js';

/** What people are told of a person: never in an event's public facts. */
export interface ContactTexts {
  readonly name: string;
  readonly email: string;
  /** For text messages; empty or absent: none. */
  readonly phone?: string | undefined;
}
/** Commands on the contacts of a unit (I1, I2). Days are inclusive; null: without end. */
export type ContactsCommandBody =
  | ({ readonly type: 'AddContact'; readonly user: UserId; readonly roles: readonly Role[]; readonly from: Day | null; readonly until: Day | null } & ContactTexts)
  /** What is not named stays. */
  | { readonly type: 'ChangeContact'; readonly user: UserId; readonly change: ContactChange; readonly reason: string }
  /** 渠道 of the unit besides its persons' own: robots of its groups and webhooks, by the names under which they are set up. */
  | { readonly type: 'SetUnitChannels'; readonly channels: readonly string[]; readonly reason: string }
  /** 交接: a leaver's roles and work to one successor, in one act; `previewHash`: of what was seen. */
  | { readonly type: 'HandOverContact'; readonly leaver: UserId; readonly to: UserId; readonly reason: string; readonly previewHash: string }
  /** 调动: to another unit, or to other roles in the own one, with days of validity; what they held goes to a successor in the same act. */
  | ({ readonly type: 'MoveContact'; readonly reason: string; readonly previewHash: string } & ContactMove);
export interface ContactMove {
  readonly user: UserId;
  /** Where they are afterwards. */
  readonly unit: UnitId;
  readonly roles: readonly Role[];
  readonly from: Day | null;
  readonly until: Day | null;
  /** Takes over the roles that are given up and the work in hand; null: nobody, and then nothing may be in hand but reviews, which go back to the queue. */
  readonly successor: UserId | null;
}
export interface ContactChange extends Partial<ContactTexts> {
  readonly roles?: readonly Role[] | undefined;
  readonly from?: Day | null | undefined;
  readonly until?: Day | null | undefined;
  readonly enabled?: boolean | undefined;
}

export const UNIT_KINDS = ['bureau', 'department', 'province', 'city'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
/** Commands on the tree of units (I1). */
export type TreeCommandBody =
  | { readonly type: 'CreateUnit'; readonly unit: UnitId; readonly kind: Exclude<UnitKind, 'bureau'>; readonly name: string; readonly shortName: string; readonly englishName: string }
  | { readonly type: 'RenameUnit'; readonly unit: UnitId; readonly name: string; readonly shortName: string; readonly englishName: string; readonly reason: string };
