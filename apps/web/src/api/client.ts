import { attendance } from './attendance.js';
import type { ErrorBody } from './generated/types.gen.js';
import { withFreshLogin } from './fresh-login.js';
import { signedOut } from './signed-out.js';
import { newTraceparent } from './trace.js';

export const API = '/api/v1';

/** A refusal or an error that the API answered, with its code, facts and text. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  constructor(status: number, body: ErrorBody) {
    super(body.code);
    this.status = status;
    this.body = body;
  }
}

/** No answer came: what was sent may or may not have been done. */
export class NoAnswerError extends Error {
  constructor(cause: unknown) {
    super('NO_ANSWER', { cause });
  }
}

export type QueryValues = Readonly<Record<string, string | number | undefined>>;

/** Path below the API's prefix; empty values are left out. */
export const withQuery = (path: string, query: QueryValues): string => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(key, String(value));
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
};

/** Gateways answer these while the API itself is away. */
const AWAY = new Set([502, 503, 504]);

const bodyOf = (text: string): ErrorBody | undefined => {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'code' in body && 'message' in body ? (body as ErrorBody) : undefined;
  } catch {
    return undefined;
  }
};

/** What an answer that is not 2xx means; a session that has ended raises the login over the page. A proxy's page or an empty body instead of our error is still an error with a code. */
export const errorOf = (status: number, text: string): ApiError | NoAnswerError => {
  const body = bodyOf(text);
  if (body?.code === 'UNAUTHENTICATED') signedOut.set(true);
  if (body) return new ApiError(status, body);
  if (AWAY.has(status)) return new NoAnswerError(status);
  return new ApiError(status, { code: 'INTERNAL', message: { zh: '', en: '' }, facts: {}, requestId: '' });
};

export interface Sending {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  /** The page may be gone before the answer: the browser finishes it. */
  readonly keepalive?: boolean;
}

/** The one way to the API. Throws `ApiError` for its answers, `NoAnswerError` when there was none. */
export const request = async <T>(path: string, { method = 'GET', body, idempotencyKey, keepalive = false }: Sending = {}): Promise<T> => {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  if (method !== 'GET') headers['traceparent'] = newTraceparent();
  if (!attendance.isAttended()) headers['x-unattended'] = '1';
  let response: Response;
  try {
    // A page that is being left asks nobody.
    response = await withFreshLogin(() => fetch(API + path, { method, headers, keepalive, credentials: 'same-origin', ...(body === undefined ? {} : { body: JSON.stringify(body) }) }), !keepalive);
  } catch (error) {
    throw new NoAnswerError(error);
  }
  if (!response.ok) throw errorOf(response.status, await response.text().catch(() => ''));
  if (response.status === 204) return undefined as T;
  // An answer cut off half-way is no answer either.
  const text = await response.text().catch((error: unknown) => {
    throw new NoAnswerError(error);
  });
  return (text === '' ? undefined : JSON.parse(text)) as T;
};

/** Not signed in, or the session has ended. */
export const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.body.code === 'UNAUTHENTICATED';
/** Not there, or not the reader's to see: the same answer. */
export const isNotThere = (error: unknown): boolean => error instanceof ApiError && error.status === 404;
/** What the API says it could not take now; nothing was done, the same command may be sent again. */
export const isUnavailable = (error: unknown): boolean => error instanceof NoAnswerError || (error instanceof ApiError && error.status >= 500);
