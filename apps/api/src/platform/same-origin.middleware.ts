import type { NextFunction, Request, Response } from 'express';
import { ApiError } from './api-error.js';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/** A write that a browser sends on behalf of another site is refused; programs send neither header and are no browsers. */
export const sameOrigin = (request: Request, _response: Response, next: NextFunction): void => {
  if (READS.includes(request.method)) {
    next();
    return;
  }
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  const isForeign = (site !== undefined && site !== 'same-origin' && site !== 'none') || (origin !== undefined && hostOf(origin) !== request.host);
  next(isForeign ? new ApiError('FORBIDDEN') : undefined);
};

const hostOf = (origin: string): string | undefined => {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
};
