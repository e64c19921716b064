import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '#domain/access/actor.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import type { ApiRequest, SignedIn } from './request.js';

/** Of one person and route a row so often at most. */
const ROW_MS = 60_000;

/** 越权访问 in the audit trail: who asked for what their role may not, without a flood by who asks again and again. */
@Injectable()
export class Denials {
  /** How often it was asked again since the row. */
  private readonly untold = new Map<string, number>();

  constructor(@Inject(LoginAuditStore) private readonly trail: LoginAuditStore) {}

  /** A row now; those of the minute after it are counted in one more. */
  async write(request: ApiRequest, user: SignedIn, roles: readonly Role[]): Promise<void> {
    const route = `${request.method.toLowerCase()} ${String((request.route as { path?: unknown } | undefined)?.path ?? request.path)}`;
    const key = `${user.userId} ${route}`;
    const before = this.untold.get(key);
    if (before !== undefined) {
      this.untold.set(key, before + 1);
      return;
    }
    this.untold.set(key, 0);
    const row = (more: object): Promise<void> => this.trail.denied(user, { route, roles, ...more }, request.ip ?? null);
    try {
      await row({});
      setTimeout(() => void this.tell(key, row), ROW_MS).unref();
    } catch (error) {
      this.untold.delete(key);
      throw error;
    }
  }

  private async tell(key: string, row: (more: object) => Promise<void>): Promise<void> {
    const again = this.untold.get(key) ?? 0;
    this.untold.delete(key);
    // A trail that is away now was told of each route's first; the next is written anew.
    if (again > 0) await row({ again }).catch(() => undefined);
  }
}
