import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

type Behaviour = 'scans' | 'too_large' | 'hangs_up' | 'talks_nonsense' | 'is_silent';

/** A peer over real TCP that speaks clamd's `INSTREAM` as its manual says. For specs. */
export class FakeClamd {
  /** What it finds to be infected. */
  static readonly INFECTED = 'a content that this peer calls infected';
  /** The test file of all scanners, in two parts: whole it would be found here, too. */
  static readonly EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

  /** Each content that came whole. */
  readonly received: Buffer[] = [];
  /** host:port, once it listens. */
  address = '';
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor(public behaviour: Behaviour = 'scans') {
    this.server = createServer((socket) => this.serve(socket));
  }

  async listen(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    this.address = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    if (!this.server.listening) return;
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    let heard = Buffer.alloc(0);
    socket.on('data', (part) => {
      heard = Buffer.concat([heard, part]);
      if (this.behaviour === 'hangs_up') socket.destroy();
      else if (this.behaviour === 'too_large') socket.end('INSTREAM size limit exceeded. ERROR\0');
      else this.answer(socket, contentOf(heard));
    });
  }

  private answer(socket: Socket, content: Buffer | undefined): void {
    if (!content || this.behaviour === 'is_silent') return;
    this.received.push(content);
    if (this.behaviour === 'talks_nonsense') socket.end('UNKNOWN COMMAND\0');
    else socket.end([FakeClamd.INFECTED, FakeClamd.EICAR].some((each) => content.includes(each)) ? 'stream: Test.Signature.Unit FOUND\0' : 'stream: OK\0');
  }
}

const COMMAND = Buffer.from('zINSTREAM\0');

/** The content of the frames, once the empty one that ends them has come. */
const contentOf = (heard: Buffer): Buffer | undefined => {
  if (!heard.subarray(0, COMMAND.length).equals(COMMAND)) return undefined;
  const parts: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
};
