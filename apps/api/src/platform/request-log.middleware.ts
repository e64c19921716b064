import { randomUUID } from 'node:crypto';
import type { NextFunction, Response } from 'express';
import type { Logger } from 'pino';
import type { ApiRequest } from './request.js';

/** Gives each request its number and writes one line when it is answered: never a body, a query or a cookie. */
export const requestLog =
  (log: Logger) =>
  (request: ApiRequest, response: Response, next: NextFunction): void => {
    const requestId = randomUUID();
    const path = request.originalUrl.split('?')[0];
    const began = performance.now();
    request.requestId = requestId;
    response.setHeader('x-request-id', requestId);
    response.once('finish', () => {
      const line = { requestId, method: request.method, path, status: response.statusCode, ms: Math.round(performance.now() - began), user: request.signedIn?.userId };
      if (response.statusCode >= 500) log.warn(line);
      else log.info(line);
    });
    next();
  };
