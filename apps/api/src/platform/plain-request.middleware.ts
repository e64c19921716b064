import type { NextFunction, Request, Response } from 'express';
import { ApiError, notFound } from './api-error.js';

/** What routes answer. Anything else is as if it were not there: nobody is told which verbs an address knows. */
const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
const NO_PLAIN_NAME = /[[\]$]|^(__proto__|constructor|prototype)$/;

/** A filter is asked once and by its plain name: what reads as a list or an object to some other program is refused, never guessed at. */
export const plainRequest = (request: Request, _response: Response, next: NextFunction): void => {
  if (!VERBS.includes(request.method)) return next(notFound());
  const start = request.url.indexOf('?');
  const names = start < 0 ? [] : [...new URLSearchParams(request.url.slice(start)).keys()];
  const odd = names.find((name, index) => NO_PLAIN_NAME.test(name) || names.indexOf(name) !== index);
  next(odd === undefined ? undefined : new ApiError('BAD_REQUEST', { fields: [odd] }));
};
