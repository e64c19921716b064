import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What a scan comes to; `unknown`: nobody could tell, so nothing is known. */
export type ScanResult = 'clean' | 'infected' | 'unknown';

/** clamd has the whole content and has said nothing for so long: it is not going to. */
const PATIENCE_MS = 120_000;

/** A content in the frames of `INSTREAM`: each part after its length, 4 bytes big-endian, and a length of 0 at the end. */
async function* framed(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for await (const part of content) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    yield Buffer.concat([length, part]);
  }
  yield Buffer.alloc(4);
}

/** All that is said until the other side hangs up. */
const heard = async (socket: Readable): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of socket) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
};

/** 病毒扫描 by clamd over TCP (P2). `address`: host:port. A scanner that is away, slow or fails throws nothing: the result is `unknown`. */
export class VirusScanner {
  constructor(
    private readonly address: string,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  async scan(content: Readable): Promise<ScanResult> {
    const colon = this.address.lastIndexOf(':');
    const socket = connect({ host: this.address.slice(0, colon), port: Number(this.address.slice(colon + 1)) });
    socket.setTimeout(this.patienceMs, () => socket.destroy(new Error('clamd does not answer')));
    // `end: false`: a half-closed connection is no answer for clamd. What breaks off on the way ends the connection, and with it the answer.
    void pipeline(framed(content), socket, { end: false }).catch(() => socket.destroy());
    const answer = await heard(socket).catch(() => '');
    socket.destroy();
    content.destroy();
    const said = answer.replace(/\0?\s*$/, '');
    if (said === 'stream: OK') return 'clean';
    return /^stream: .+ FOUND$/.test(said) ? 'infected' : 'unknown';
  }
}
