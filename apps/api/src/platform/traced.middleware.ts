import type { NextFunction, Response } from 'express';
import type { Tracing } from '#record/tracing.js';
import type { ApiRequest } from './request.js';
import { routeOf } from './request-log.middleware.js';

/** A span for each request that goes on from the click that sent it, named by its route as it is declared: never an address, a body or who asked. */
export const traced =
  (tracing: Tracing) =>
  (request: ApiRequest, response: Response, next: NextFunction): void => {
    const of = request.header('traceparent');
    void tracing.within({ name: request.method, kind: 'server', of, facts: { 'http.request.method': request.method, 'liandong.request_id': request.requestId ?? '' } }, async ({ note, rename, fail }) => {
      const answered = new Promise<void>((resolve) => response.once('close', resolve));
      next();
      await answered;
      const route = routeOf(request);
      rename(`${request.method} ${route}`);
      note({ 'http.route': route, 'http.response.status_code': response.statusCode });
      if (response.statusCode >= 500) fail();
    });
  };
