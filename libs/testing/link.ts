import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Chance } from './moves.js';

/**
 * How a line is down. `reset`: connections break, new ones too. `held`: what is sent waits and arrives behind the mending, as
 * TCP sends again. `lost`: it vanishes, and a connection that was there meanwhile is silent for ever, as behind a firewall
 * that has forgotten it: nobody is told, not even of its end.
 */
export const CUTS = ['reset', 'held', 'lost'] as const;
export type Cut = (typeof CUTS)[number];

/** Of a hundred pieces so many: an answer gone with its connection, a request gone with it, either of them late. */
export interface Disturbance {
  readonly percent: number;
  readonly longestMs: number;
  readonly choose: Chance;
}
/** So long a server keeps what it hears nothing of: its own look after silent peers would end it by then. */
const FORGOTTEN_MS = 60_000;

/** A line of TCP between two processes of one machine that can be cut, mended and disturbed. */
export class Link {
  private readonly pairs = new Set<Pair>();
  private readonly waiting: Socket[] = [];
  /** They never hear anything; with the line they go. */
  private readonly silent: Socket[] = [];
  private how: Cut | undefined;
  private disturbance: Disturbance | undefined;

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {}

  /** To a port of this machine. */
  static async to(target: number): Promise<Link> {
    const server = createServer({ allowHalfOpen: true });
    const link = new Link(server, target);
    server.on('connection', (near) => link.take(near));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return link;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  cut(how: Cut): void {
    this.how = how;
    for (const pair of this.pairs) pair[how]();
  }

  mend(): void {
    this.how = undefined;
    for (const pair of this.pairs) pair.goOn();
    for (const near of this.waiting.splice(0)) this.take(near);
  }

  /** From now on; undefined: no more. */
  disturb(disturbance: Disturbance | undefined): void {
    this.disturbance = disturbance;
  }

  async close(): Promise<void> {
    this.server.close();
    for (const near of [...this.waiting, ...this.silent]) near.destroy();
    for (const pair of this.pairs) pair.reset();
    await once(this.server, 'close');
  }

  private take(near: Socket): void {
    near.on('error', () => undefined);
    if (this.how === 'reset') near.resetAndDestroy();
    else if (this.how === 'held') this.waiting.push(near);
    else if (this.how === 'lost') this.silent.push(near.resume());
    else this.join(near);
  }

  private join(near: Socket): void {
    const pair = new Pair(near, connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true }), () => this.disturbance);
    this.pairs.add(pair);
    void pair.over.then(() => this.pairs.delete(pair));
  }
}

/** A connection: who asked, and who answers. */
class Pair {
  readonly over: Promise<void>;
  private isForgotten = false;
  private isHeld = false;

  constructor(
    private readonly near: Socket,
    private readonly far: Socket,
    private readonly disturbance: () => Disturbance | undefined,
  ) {
    near.setNoDelay(true);
    this.pass(near, far);
    this.pass(far, near);
    this.over = Promise.all([near, far].map((each) => new Promise((closed) => each.once('close', closed)))).then(() => undefined);
  }

  reset(): void {
    for (const each of [this.near, this.far]) each.resetAndDestroy();
  }
  held(): void {
    this.isHeld = true;
    for (const each of [this.near, this.far]) each.pause();
  }
  lost(): void {
    this.isForgotten = true;
  }
  goOn(): void {
    this.isHeld = false;
    for (const each of [this.near, this.far]) each.resume();
  }

  private pass(from: Socket, to: Socket): void {
    from.on('data', (piece) => {
      if (!this.isForgotten) this.hand(piece, from, to);
    });
    from.on('end', () => (this.isForgotten ? from.end() : to.end()));
    from.on('error', () => this.endOf(to, true));
    from.on('close', () => this.endOf(to, false));
  }

  private hand(piece: Buffer, from: Socket, to: Socket): void {
    const disturbance = this.disturbance();
    const roll = disturbance?.choose(100) ?? Infinity;
    const { percent = 0, longestMs = 0 } = disturbance ?? {};
    // An answer that is gone was given, a request that is gone never came: the same to who waits.
    if (roll < percent) return this.reset();
    if (disturbance && roll < 2 * percent) return this.late(piece, from, to, disturbance.choose(longestMs));
    to.write(piece);
  }

  /** What comes behind it waits as well. */
  private late(piece: Buffer, from: Socket, to: Socket, ms: number): void {
    from.pause();
    setTimeout(() => {
      if (!this.isForgotten) to.write(piece);
      if (!this.isHeld) from.resume();
    }, ms);
  }

  private endOf(to: Socket, isBroken: boolean): void {
    if (this.isForgotten) setTimeout(() => to.destroy(), FORGOTTEN_MS).unref();
    else if (isBroken) to.resetAndDestroy();
    else to.destroySoon();
  }
}
