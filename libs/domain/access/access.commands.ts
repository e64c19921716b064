import type { UserId } from '../shared/ids.js';

/** Work that changes hands between people of one unit or department (L11). */
export interface AccessCommandBodies {
  /** 转办: theirs now. */
  Reassign: { readonly to: UserId; readonly reason: string };
  /** 委派: their answer comes back to me. */
  Delegate: { readonly to: UserId; readonly reason: string };
}
