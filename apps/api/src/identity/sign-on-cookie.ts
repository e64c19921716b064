import type { CookieOptions, Request, Response } from 'express';
import { cookieName, isPlain } from '../platform/session.middleware.js';
import type { ApiSettings } from '../platform/tokens.js';
import { FLOW_MS } from './provider.js';
import { Sealing } from './sealing.js';

/** What the browser carries between two steps of a login by the provider: encrypted, for ten minutes, for this host alone. */
export class SignOnCookie {
  private readonly sealing: Sealing;

  constructor(private readonly settings: ApiSettings) {
    this.sealing = new Sealing(settings);
  }

  set(response: Response, step: 'flow' | 'code', value: { readonly at: number }): void {
    response.cookie(this.name(), this.sealing.seal(JSON.stringify(value), `sign-on ${step}`), { ...this.options(), maxAge: FLOW_MS });
  }

  clear(response: Response): void {
    response.clearCookie(this.name(), this.options());
  }

  /** Undefined: there is none, it is of another step, too old, or not from here. */
  read<T extends { readonly at: number }>(request: Request, step: 'flow' | 'code'): T | undefined {
    const mark = `${this.name()}=`;
    const sealed = (request.get('cookie') ?? '').split('; ').find((each) => each.startsWith(mark))?.slice(mark.length);
    if (sealed === undefined) return undefined;
    try {
      const value = JSON.parse(this.sealing.open(sealed, `sign-on ${step}`)) as T;
      return Date.now() - value.at > FLOW_MS ? undefined : value;
    } catch {
      return undefined;
    }
  }

  private name = (): string => `${cookieName(this.settings)}-sign-on`;
  private options = (): CookieOptions => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: !isPlain(this.settings) });
}
