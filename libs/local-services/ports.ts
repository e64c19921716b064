import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** Below the ports that any system gives to outgoing connections: one of those may be taken between the question and the use. */
const LOWEST = 10_000;
const HIGHEST = 29_999;
const TRIES = 100;

/** A port that nobody listens on now, by chance, so that two who ask at once get two. */
export async function freePort(host = LOOPBACK): Promise<number> {
  for (let left = TRIES; left > 0; left -= 1) {
    const port = randomInt(LOWEST, HIGHEST + 1);
    if (await isFree(port, host)) return port;
  }
  throw new Error(`no free port on ${host}`);
}

/** Whether a server of ours could listen there. */
export const isFree = (port: number, host = LOOPBACK): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** The wished port, or the next free one above it. */
export async function nextFreePort(wished: number, host = LOOPBACK): Promise<number> {
  for (let port = wished; port < Math.min(wished + 100, 65_536); port += 1) if (await isFree(port, host)) return port;
  return freePort(host);
}
