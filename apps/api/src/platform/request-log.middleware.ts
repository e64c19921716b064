import { randomUUID } from 'node:crypto';
import type { NextFunction, Response } from 'express';
import type { Logger } from 'pino';
import type { Answered } from '#operations/metrics.js';
import { commandIdOf } from './command-id.js';
import type { ApiRequest } from './request.js';

/** Where no route was found, or something refused before one was looked for: an address is anybody's to invent. */
const NO_ROUTE = 'none';

/** An account is often a name, and stands in these addresses. */
const OF_A_PERSON = /\/(contacts|accounts)\/[^/]+/i;
const withoutPerson = (path: string): string => path.replace(OF_A_PERSON, '/$1/:user');

/** Gives each request its number and writes one line when it is answered, with the id of the command that it brought: never a body, a query, a cookie or who asks, which the audit trail tells by the command's id. Who counts hears of it too. */
export const requestLog =
  (log: Logger, answered?: Answered) =>
  (request: ApiRequest, response: Response, next: NextFunction): void => {
    const requestId = randomUUID();
    const path = withoutPerson(request.originalUrl.split('?')[0] ?? '');
    const began = performance.now();
    request.requestId = requestId;
    response.setHeader('x-request-id', requestId);
    response.once('finish', () => {
      const line = { requestId, commandId: commandIdOf(request), method: request.method, path, status: response.statusCode, ms: Math.round(performance.now() - began) };
      if (response.statusCode >= 500) log.warn(line);
      else log.info(line);
      const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream');
      answered?.({ method: request.method, route: routeOf(request), status: response.statusCode, seconds: isStream ? undefined : (performance.now() - began) / 1000 });
    });
    next();
  };

/** As it is declared. */
export const routeOf = ({ route }: ApiRequest): string => {
  const path = (route as { path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : NO_ROUTE;
};
