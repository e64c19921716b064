import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** A port that nobody listens on now; the system chooses it. */
export async function freePort(host = LOOPBACK): Promise<number> {
  const port = await tryListen(0, host);
  if (port === undefined) throw new Error(`no free port on ${host}`);
  return port;
}

/** Whether a server of ours could listen there. */
export const isFree = async (port: number, host = LOOPBACK): Promise<boolean> => (await tryListen(port, host)) !== undefined;

/** The wished port, or the next free one above it. */
export async function nextFreePort(wished: number, host = LOOPBACK): Promise<number> {
  for (let port = wished; port < Math.min(wished + 100, 65_536); port += 1) if (await isFree(port, host)) return port;
  return freePort(host);
}

function tryListen(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
