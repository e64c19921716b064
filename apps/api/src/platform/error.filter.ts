import { Catch, HttpException, Inject, PayloadTooLargeException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { failureOf } from '#operations/failure.js';
import { maintenanceOf } from '#record/maintenance.js';
import { ApiError, notFound } from './api-error.js';
import { isAuditAway, isDatabaseAway, isTooCostly } from './database-away.js';
import { instantText } from './instant-text.js';
import type { ApiRequest } from './request.js';
import { LOG } from './tokens.js';
import { isStorageFull } from './storage-full.js';
import { told } from './told.js';

/** The one shape of every error: `{code, message{zh, en}, facts, requestId}`. A fault answers 503, a bug 500 with its number alone. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ApiRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const error = apiErrorOf(thrown);
    const requestId = request.requestId ?? '';
    if (error.code === 'INTERNAL') this.log.error({ requestId, ...failureOf(thrown) }, 'bug');
    if (error.code === 'UNAVAILABLE') this.log.warn({ requestId, reason: (thrown as Error).message }, 'database away');
    if (error.code === 'STORAGE_FULL') this.log.warn({ requestId, reason: (thrown as Error).message }, 'no room left on the disk');
    if (error.code === 'AUDIT_UNAVAILABLE') this.log.error({ requestId, reason: (thrown as Error).message }, 'the audit trail cannot be written');
    // A stream that has begun (events) cannot become an error any more.
    if (response.headersSent) {
      response.end();
      return;
    }
    if (error.code === 'UNAVAILABLE' || error.code === 'AUDIT_UNAVAILABLE') response.setHeader('retry-after', '2');
    if (error.code === 'MAINTENANCE') response.setHeader('retry-after', MAINTENANCE_S);
    if (error.code === 'TOO_MANY') response.setHeader('retry-after', String(60 * minutesOf(error)));
    const facts = error.code === 'INTERNAL' ? { requestId } : error.facts;
    response.status(error.status).json({ ...told({ code: error.code, facts }), requestId });
  }
}

/** Nobody knows when it ends: a program asks again in a minute. */
const MAINTENANCE_S = '60';

const minutesOf = ({ facts: { minutes } }: ApiError): number => (typeof minutes === 'number' ? minutes : 1);

/** What the framework throws, in our codes. */
const apiErrorOf = (thrown: unknown): ApiError => {
  if (thrown instanceof ApiError) return thrown;
  const held = maintenanceOf(thrown);
  if (held) return new ApiError('MAINTENANCE', { reason: held.reason, since: instantText(held.sinceMs) });
  if (isTooCostly(thrown)) return new ApiError('TOO_COSTLY');
  if (isDatabaseAway(thrown)) return new ApiError('UNAVAILABLE');
  if (isAuditAway(thrown)) return new ApiError('AUDIT_UNAVAILABLE');
  if (isStorageFull(thrown)) return new ApiError('STORAGE_FULL');
  // Of a form's file; a body of JSON is too large by another error.
  if (thrown instanceof PayloadTooLargeException) return new ApiError('TOO_LARGE');
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusOf(thrown);
  if (status === 404) return notFound();
  if (status === 401) return new ApiError('UNAUTHENTICATED');
  if (status === 403) return new ApiError('FORBIDDEN');
  if (status === 429) return new ApiError('TOO_MANY');
  if (status >= 400 && status < 500) return new ApiError('BAD_REQUEST', { fields: ['body'] });
  return new ApiError('INTERNAL');
};

/** Errors of middleware (a body that is no JSON, or too big) carry their status. */
const statusOf = (thrown: unknown): number => {
  const status = (thrown as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : 500;
};
