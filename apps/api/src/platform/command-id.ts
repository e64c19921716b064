import type { Request } from 'express';

/** The command id that a request was sent with, where it may be one. */
export const commandIdOf = (request: Request): string | undefined => {
  const key = request.get('idempotency-key')?.trim() ?? '';
  return /^[\x21-\x7e]{1,200}$/.test(key) ? key : undefined;
};
