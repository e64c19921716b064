import type { PLATFORM_CODES } from './views/common.views.js';

export type PlatformCode = (typeof PLATFORM_CODES)[number];

/** HTTP status of what the API itself says, before or beside the rules. */
export const PLATFORM_HTTP = {
  UNAUTHENTICATED: 401,
  WRONG_PASSWORD: 401,
  FORBIDDEN: 403,
  BAD_REQUEST: 400,
  KEY_REQUIRED: 400,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
  PAST_CLOCK: 409,
  FUTURE_DAY: 400,
  EXPORT_TOO_LARGE: 422,
  TOO_MANY_LISTS: 409,
  NO_FONT: 503,
  DAY_NOT_OVER: 422,
  BULLETIN_EXISTS: 409,
  DOCUMENT_TOO_COSTLY: 503,
  TOO_MANY_VIEWS: 409,
  TOO_MANY_PHRASES: 409,
  DRAFT_CONFLICT: 409,
  NOT_DRAFTING: 409,
  FILE_EMPTY: 422,
  FILE_TOO_LARGE: 413,
  FILE_TYPE: 415,
  TOO_MANY_FILES: 409,
  WORKBOOK_UNREADABLE: 422,
} as const satisfies Record<PlatformCode, number>;
