import express, { type NextFunction, type Request, type Response } from 'express';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const YEAR_MS = 365 * 86_400_000;
const NOT_PAGES = /^\/(api|docs|docs-json|docs-yaml)(\/|$)/;
const HAS_ENDING = /\.[a-z0-9]+$/i;

/** The pages: files with a hash in their name for a year; `index.html`, never kept, for every other address of a page. */
export const servePages = (server: { use(...handlers: unknown[]): unknown }, webDir: string): void => {
  const dir = resolve(webDir);
  const index = join(dir, 'index.html');
  server.use('/assets', express.static(join(dir, 'assets'), { maxAge: YEAR_MS, immutable: true, index: false }));
  const files = express.static(dir, { maxAge: 0, index: false });
  server.use((request: Request, response: Response, next: NextFunction) => {
    if (NOT_PAGES.test(request.path)) return next();
    if (HAS_ENDING.test(request.path)) return files(request, response, next);
    const isPage = ['GET', 'HEAD'].includes(request.method);
    if (!isPage || !existsSync(index)) {
      next();
      return;
    }
    response.sendFile('index.html', { root: dir, maxAge: 0, headers: { 'cache-control': 'no-cache' } }, (error) => {
      if (error && !response.headersSent) next(error);
    });
  });
};
