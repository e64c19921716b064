import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '#domain/access/actor.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import type { ApiRequest, SignedIn } from './request.js';

/** Of one person and route a row so often; those between are counted in the next one. */
const ROW_MS = 60_000;
const MOST = 10_000;

/** 越权访问 in the audit trail: who asked for what their role may not, without a flood by who asks again and again. */
@Injectable()
export class Denials {
  private readonly known = new Map<string, { at: number; untold: number }>();

  constructor(@Inject(LoginAuditStore) private readonly trail: LoginAuditStore) {}

  async write(request: ApiRequest, user: SignedIn, roles: readonly Role[], now = Date.now()): Promise<void> {
    const route = `${request.method.toLowerCase()} ${String((request.route as { path?: unknown } | undefined)?.path ?? request.path)}`;
    const key = `${user.userId} ${route}`;
    const before = this.known.get(key);
    if (before && now - before.at < ROW_MS) {
      before.untold += 1;
      return;
    }
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(key, { at: now, untold: 0 });
    await this.trail.denied(user, { route, roles, ...(before && before.untold > 0 ? { before: before.untold } : {}) }, request.ip ?? null);
  }
}
