import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Metrics } from './metrics.js';
import { readinessOf } from './readiness.js';
import type { House } from './readings.js';

export interface Operations {
  readonly metrics: Metrics;
  readonly house: House;
  /** Null: this process was not told where Temporal is. */
  readonly temporal: () => Promise<boolean | null>;
  /** What something else in the process tells Prometheus, as text. */
  readonly more?: () => Promise<string>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}
const json = (status: number, body: object): Answer => ({ status, type: 'application/json', text: JSON.stringify(body) });

/** Every browser says one of these of itself; Prometheus, probes and curl say none. */
const isBrowser = ({ headers }: IncomingMessage): boolean => headers.origin !== undefined || headers['sec-fetch-site'] !== undefined || headers['user-agent']?.startsWith('Mozilla/') === true;

const ROUTES: ReadonlyMap<string, (operations: Operations) => Promise<Answer>> = new Map([
  // The process answers: whoever restarts it for more than silence takes acts away.
  ['/live', async () => json(200, { status: 'live' })],
  ['/ready', async ({ house, temporal }: Operations) => {
    const readiness = readinessOf(...(await Promise.all([house.state(), temporal()])));
    return json(readiness.database ? 200 : 503, readiness);
  }],
  ['/metrics', async ({ metrics, house, temporal, more }: Operations) => {
    const [readings, isThere, others] = await Promise.all([house.readings(), temporal(), more?.().catch(() => '')]);
    return { status: 200, type: metrics.registry.contentType, text: `${await metrics.told(readings, isThere)}${others ?? ''}` };
  }],
]);

export interface OperationsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** `/metrics`, `/live` and `/ready` on a port of their own, for who keeps the system running: nobody signs in, so no browser is answered, and it is never published. */
export async function serveOperations(operations: Operations, { port, host }: { readonly port: number; readonly host: string }): Promise<OperationsServer> {
  const server = createServer((request, response) => {
    void answerOf(operations, request).then(({ status, type, text }) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).end(request.method === 'HEAD' ? undefined : text);
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answerOf(operations: Operations, request: IncomingMessage): Promise<Answer> {
  if (isBrowser(request)) return json(403, { status: 'not for browsers' });
  const route = ROUTES.get(request.url?.split('?')[0] ?? '');
  if (!route || !['GET', 'HEAD'].includes(request.method ?? '')) return json(404, { status: 'not found' });
  return route(operations).catch(() => json(500, { status: 'failed' }));
}
