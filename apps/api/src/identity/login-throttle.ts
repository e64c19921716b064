import { Injectable } from '@nestjs/common';

export const FAILURES_THAT_LOCK = 5;
export const LOCKED_MS = 30 * 60_000;
const MOST_ACCOUNTS = 50_000;

/** I3: five failures lock an account for 30 minutes. Kept by this process; a restart forgets. */
@Injectable()
export class LoginThrottle {
  private readonly failures = new Map<string, { count: number; until: number }>();

  /** Minutes left of a lock; 0 where there is none. */
  minutesLocked(account: string, now = Date.now()): number {
    const entry = this.failures.get(account);
    if (!entry || entry.until <= now) return 0;
    return entry.count >= FAILURES_THAT_LOCK ? Math.ceil((entry.until - now) / 60_000) : 0;
  }

  failed(account: string, now = Date.now()): void {
    if (this.failures.size >= MOST_ACCOUNTS) this.failures.clear();
    const entry = this.failures.get(account);
    const count = entry && entry.until > now ? entry.count + 1 : 1;
    this.failures.set(account, { count, until: now + LOCKED_MS });
  }

  succeeded(account: string): void {
    this.failures.delete(account);
  }
}
