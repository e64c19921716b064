import type { NextFunction, Request, Response } from 'express';
import { notFound } from './api-error.js';

/** Nothing is called by a NUL. No store keeps one, and the audit trail could not tell of a refusal with one in it. */
export const storablePath = (request: Request, _response: Response, next: NextFunction): void => next(request.path.includes('%00') ? notFound() : undefined);
