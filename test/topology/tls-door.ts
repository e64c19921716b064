import { once } from 'node:events';
import { request as ask } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import { selfSigned } from '#testing/self-signed.js';
import { FrontDoor, HAS_NGINX } from './front-door.js';
import { HERE } from './places.js';

/** Where people come in: by TLS, which ends there. */
export interface Door {
  readonly origin: string;
  /** A browser: it knows the certificate, and keeps cookies as they ask to be kept. */
  visitor(): ReturnType<typeof supertest.agent>;
  stop(): Promise<void>;
}

/** The front door itself; where there is no nginx, one that tells the APIs the same. */
export const openDoor = (apis: readonly string[]): Promise<Door> => (HAS_NGINX ? FrontDoor.open({ apis }) : TlsDoor.open(apis));

/** TLS ends here, and one API after the other is told who asks and how they came. */
export class TlsDoor implements Door {
  private constructor(
    private readonly server: Server,
    private readonly ca: string,
  ) {}

  static async open(apis: readonly string[]): Promise<TlsDoor> {
    const { key, cert } = selfSigned();
    let asked = 0;
    const server = createServer({ key, cert }, (request, response) => {
      const { hostname, port } = new URL(apis[asked++ % apis.length] ?? '');
      const headers = { ...request.headers, 'x-forwarded-for': request.socket.remoteAddress, 'x-forwarded-proto': 'https' };
      const behind = ask({ hostname, port, path: request.url, method: request.method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      behind.on('error', () => response.destroy());
      request.pipe(behind);
    });
    server.listen(0, HERE);
    await once(server, 'listening');
    return new TlsDoor(server, cert);
  }

  get origin(): string {
    return `https://${HERE}:${(this.server.address() as AddressInfo).port}`;
  }
  visitor(): ReturnType<typeof supertest.agent> {
    return supertest.agent(this.origin, { ca: this.ca });
  }
  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
