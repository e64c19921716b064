import type { Refusal, RefusalCode } from '#domain/shared/refusal.js';
import { PLATFORM_HTTP, type PlatformCode } from '#api-types/platform-http.js';
import { IMPORT_HTTP, type ImportRefusal } from '#api-types/import-texts.js';
import { REFUSAL_HTTP } from '#api-types/refusal-http.js';

const HTTP = { ...REFUSAL_HTTP, ...PLATFORM_HTTP, ...IMPORT_HTTP };

/** An answer other than the one asked for: a refusal of the rules or of a file, or a word of the platform. The filter gives it its text. */
export class ApiError extends Error {
  readonly status: number;

  constructor(
    readonly code: RefusalCode | PlatformCode | ImportRefusal,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.status = HTTP[code];
  }

  static of({ code, facts }: Refusal): ApiError {
    return new ApiError(code, facts);
  }
}

/** Not yours and not there are the same. */
export const notFound = (): ApiError => new ApiError('NOT_FOUND');
