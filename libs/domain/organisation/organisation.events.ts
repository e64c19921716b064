import type { Role } from '../access/actor.js';
import type { Day } from '../calendar/instant.js';
import type { UnitId, UserId } from '../shared/ids.js';
import type { UnitKind } from './organisation.commands.js';

interface ContactFacts {
  readonly user: UserId;
  readonly roles: readonly Role[];
  readonly from: Day | null;
  readonly until: Day | null;
  readonly enabled: boolean;
}
/** Names and addresses are texts. */
export interface ContactsEvents {
  ContactAdded: ContactFacts;
  ContactChanged: ContactFacts;
  UnitChannelsSet: { readonly channels: readonly string[] };
  /** Both names stay: the leaver's account is disabled, never deleted. */
  ContactHandedOver: { readonly leaver: UserId; readonly to: UserId; readonly roles: readonly Role[]; readonly assignments: number };
  /** On the stream of the unit that they leave; `roles` are of `unit` from then on. */
  ContactMoved: Omit<ContactFacts, 'enabled'> & { readonly unit: UnitId; readonly successor: UserId | null; readonly successorRoles: readonly Role[]; readonly assignments: number };
}
export interface TreeEvents {
  UnitCreated: { readonly unit: UnitId; readonly kind: UnitKind; readonly parent: UnitId | null };
  UnitRenamed: { readonly unit: UnitId };
}
