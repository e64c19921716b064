import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort, isFree, nextFreePort } from './ports.js';

const servers: Server[] = [];
const listen = async (port = 0): Promise<number> => {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
};

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

describe('ports', () => {
  it('answers a port on which a server can listen', async () => {
    const port = await freePort();
    expect(await isFree(port)).toBe(true);
    expect(await listen(port)).toBe(port);
  });

  it('answers none that an outgoing connection could take meanwhile', async () => {
    for (const port of await Promise.all(Array.from({ length: 20 }, () => freePort()))) expect(port).toBeLessThan(32_768);
  });

  it('knows a taken port', async () => {
    expect(await isFree(await listen())).toBe(false);
  });

  it('takes the wished port where it is free', async () => {
    const wished = await freePort();
    expect(await nextFreePort(wished)).toBe(wished);
  });

  it('takes the next one where it is not', async () => {
    const taken = await listen();
    const next = await nextFreePort(taken);
    expect(next).not.toBe(taken);
    expect(await isFree(next)).toBe(true);
  });
});
