import type { Request } from 'express';
import type { Role } from '#domain/access/actor.js';
import type { UnitKind } from '#persistence/content/user.store.js';

/** Who is signed in, as read at most a second ago. */
export interface SignedIn {
  readonly userId: string;
  readonly account: string;
  readonly name: string;
  readonly unit: string;
  readonly unitKind: UnitKind;
  /** Of a province: the units under it. */
  readonly cities: readonly string[];
  readonly roles: readonly Role[];
}

declare module 'express-session' {
  interface SessionData {
    userId: string;
    /** Epoch ms of the login: a session ends 12 hours after it, however busy. */
    since: number;
    /** Epoch ms, at most a minute behind: a session ends 30 idle minutes after it. */
    seen: number;
    /** Of the person at the login: `UserStore`. */
    epoch: number;
    by: 'password' | 'demo' | 'sign_on';
    /** Of single sign-on: epoch ms at which the provider last made sure who it is, which may lie long before `since`. */
    provenAt?: number;
    /** Of single sign-on: the provider's second factor counts here. */
    hasProvidersFactor?: boolean;
    /** Where from, and by which browser, for the list of one's own sessions. */
    source: string | null;
    agent: string | null;
  }
}

export interface ApiRequest extends Request {
  requestId?: string;
  /** `seen` as it was before this request. */
  seenBefore?: number;
  /** Set by the guard. */
  signedIn?: SignedIn;
}
