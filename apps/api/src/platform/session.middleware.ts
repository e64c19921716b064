import connectPgSimple from 'connect-pg-simple';
import type { NextFunction, RequestHandler, Response } from 'express';
import session, { type SessionData } from 'express-session';
import type pg from 'pg';
import type { ApiRequest } from './request.js';
import type { ApiSettings } from './tokens.js';

/** interface.md section 5: 30 idle minutes, 12 hours at most. */
export const SESSION_IDLE_MS = 30 * 60_000;
/** Of 三员. */
export const ADMINISTRATOR_IDLE_MS = 15 * 60_000;
export const SESSION_LONGEST_MS = 12 * 3_600_000;
/** How far `seen` may be behind: an act writes nothing to the session but once a minute. */
const SEEN_EVERY_MS = 60_000;
/** A page asks these by itself: they keep nobody signed in. Of everything else it says whether anybody has touched it of late. */
const BY_THEMSELVES = ['/events', '/demo/clock', '/session/end'];
export const UNATTENDED_HEADER = 'x-unattended';

export const COOKIE_PLAIN = 'liandong';
const COOKIE_HOST = '__Host-liandong';

/** Loopback and the demo are served without TLS; a cookie that says `Secure` would never come back. */
export const isPlain = ({ DEMO, HOST }: ApiSettings): boolean => DEMO || ['127.0.0.1', '::1', 'localhost'].includes(HOST);
export const cookieName = (settings: ApiSettings): string => (isPlain(settings) ? COOKIE_PLAIN : COOKIE_HOST);

/** Sessions in PostgreSQL; nothing is stored before a login. */
export const sessions = (settings: ApiSettings, pool: pg.Pool, warn: (error: unknown) => void): RequestHandler[] => {
  const Store = connectPgSimple(session);
  const store = new Store({ pool, tableName: 'session', disableTouch: true, errorLog: (_text: unknown, error: unknown) => warn(error) });
  return [
    session({
      store,
      name: cookieName(settings),
      secret: settings.SESSION_SECRET,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', path: '/', maxAge: SESSION_IDLE_MS, secure: isPlain(settings) ? 'auto' : true },
    }),
    markSeen as RequestHandler,
  ];
};

/** How long the session still lasts, and what ends it then. */
export const sessionEnd = ({ since = 0, seen = 0 }: Pick<Partial<SessionData>, 'since' | 'seen'>, isAdministrator: boolean, now: number): { leftSeconds: number; by: 'idle' | 'longest' } => {
  const [idle, longest] = [seen + (isAdministrator ? ADMINISTRATOR_IDLE_MS : SESSION_IDLE_MS), since + SESSION_LONGEST_MS];
  return { leftSeconds: Math.max(0, Math.floor((Math.min(idle, longest) - now) / 1000)), by: idle < longest ? 'idle' : 'longest' };
};

const markSeen = (request: ApiRequest, _response: Response, next: NextFunction): void => {
  const { userId, seen = 0 } = request.session;
  const now = Date.now();
  request.seenBefore = seen;
  if (userId && now - seen > SEEN_EVERY_MS && request.headers[UNATTENDED_HEADER] === undefined && !BY_THEMSELVES.some((path) => request.path.endsWith(path))) request.session.seen = now;
  next();
};
