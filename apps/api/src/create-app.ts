import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { failureOf } from '#operations/failure.js';
import type { Answered } from '#operations/metrics.js';
import { AppModule } from './app.module.js';
import type { Databases } from './platform/database.js';
import { headers } from './platform/headers.js';
import { serveDocs } from './platform/open-api.js';
import { plainRequest } from './platform/plain-request.middleware.js';
import { unread } from './platform/readership.js';
import { requestLog } from './platform/request-log.middleware.js';
import { sameOrigin } from './platform/same-origin.middleware.js';
import { sessions } from './platform/session.middleware.js';
import { traced } from './platform/traced.middleware.js';
import { storablePath } from './platform/storable-path.middleware.js';
import type { ApiSettings } from './platform/tokens.js';
import { servePages } from './platform/web.js';

export const PREFIX = 'api/v1';
/** A plan of many sections is the biggest body. */
const LARGEST_BODY = '4mb';

/** The whole API, not yet listening. Who closes it closes its databases after it. `answered` hears of each request. */
export async function createApp(settings: ApiSettings, databases: Databases, log: Logger, answered?: Answered): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.of(settings, databases, log), { logger: nestLog(log), bodyParser: false, forceCloseConnections: true, abortOnError: false });
  // A proxy on this machine, or in the same private network in production, says who asks and whether it was TLS.
  app.set('trust proxy', settings.DEMO ? 'loopback' : 'loopback, uniquelocal');
  app.disable('x-powered-by');
  app.setGlobalPrefix(PREFIX);
  app.use(headers());
  app.use('/api', requestLog(log, answered), storablePath, sameOrigin, plainRequest, ...sessions(settings, databases.sessions, (error) => log.warn(failureOf(error), 'sessions')));
  app.use('/api', noStore);
  app.useBodyParser('json', { limit: LARGEST_BODY });
  app.use('/api', unread);
  if (databases.record.tracing) app.use('/api', traced(databases.record.tracing));
  if (settings.DEMO) serveDocs(app);
  servePages(app, settings.WEB_DIR);
  await app.init();
  return app;
}

/** Answers are a person's own. */
const noStore = (_request: unknown, response: { setHeader(name: string, value: string): void }, next: () => void): void => {
  response.setHeader('cache-control', 'no-store');
  next();
};

/** Nest's own words: warnings and worse. */
const nestLog = (log: Logger) => {
  const write = (level: 'warn' | 'error' | 'debug') => (message: unknown, ...more: unknown[]): void => log[level]({ from: 'nest', ...(message instanceof Error ? failureOf(message) : { more: more.map(String) }) }, message instanceof Error ? 'error' : String(message));
  return { log: write('debug'), error: write('error'), warn: write('warn'), debug: write('debug'), verbose: write('debug'), fatal: write('error') };
};
