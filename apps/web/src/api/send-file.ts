import { API, ApiError, NoAnswerError, withQuery, type QueryValues } from './client.js';
import type { ErrorBody } from './generated/types.gen.js';

/** A file as the body, as it is. The answer is JSON, or a file too. */
export const sendFile = async <T>(path: string, query: QueryValues, file: File, idempotencyKey: string, answer: 'json' | 'blob' = 'json', headers: Readonly<Record<string, string>> = {}): Promise<T> => {
  const response = await fetch(API + withQuery(path, query), {
    method: 'POST', body: file, credentials: 'same-origin', headers: { 'content-type': 'application/octet-stream', 'idempotency-key': idempotencyKey, ...headers },
  }).catch((error: unknown) => {
    throw new NoAnswerError(error);
  });
  if (response.ok) return (answer === 'blob' ? await response.blob() : await response.json()) as T;
  const body = (await response.json().catch(() => undefined)) as ErrorBody | undefined;
  throw body === undefined ? new NoAnswerError(response.status) : new ApiError(response.status, body);
};
