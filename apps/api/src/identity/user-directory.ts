import { Inject, Injectable } from '@nestjs/common';
import { UserStore, type StoredUser } from '#persistence/content/user.store.js';
import type { SignedIn } from '../platform/request.js';

/** What a session's end does not tell (the last day of a contact) is seen at the latest this much later. */
const FRESH_MS = 1_000;
const MOST = 10_000;

/** Who somebody is, read at most once a second a person: an act does not wait for it. */
@Injectable()
export class UserDirectory {
  private readonly known = new Map<string, { readonly user: Promise<StoredUser | undefined>; readonly at: number }>();

  constructor(@Inject(UserStore) private readonly users: UserStore) {}

  /** Undefined where there is no such person, or they are disabled. */
  async find(id: string): Promise<SignedIn | undefined> {
    const user = await this.stored(id);
    return user && signedInOf(user);
  }

  /** As `find`, with all that is kept; what is remembered of another epoch than the session's is read anew. */
  async stored(id: string, epoch?: number): Promise<StoredUser | undefined> {
    let user = await this.remembered(id);
    if (epoch !== undefined && user?.sessionEpoch !== epoch) {
      this.forget(id);
      user = await this.remembered(id);
    }
    return user?.enabled ? user : undefined;
  }

  forget(id: string): void {
    this.known.delete(id);
  }

  private remembered(id: string): Promise<StoredUser | undefined> {
    const now = Date.now();
    let entry = this.known.get(id);
    if (!entry || now - entry.at >= FRESH_MS) {
      if (this.known.size > MOST) this.known.clear();
      entry = { user: this.users.find(id), at: now };
      this.known.set(id, entry);
      // A failed look-up is nobody's answer a second later.
      entry.user.catch(() => this.known.delete(id));
    }
    return entry.user;
  }
}

export const signedInOf = ({ id, account, name, unit, unitKind, cities, roles }: StoredUser): SignedIn => ({ userId: id, account, name, unit, unitKind, cities, roles });
