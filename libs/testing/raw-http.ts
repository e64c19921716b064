import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

interface Listening {
  getHttpServer(): unknown;
}

async function connected(app: Listening): Promise<Socket> {
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

const SILENCE_MS = 3_000;

/** What comes back for these bytes, as they are, until the server closes or falls silent. */
export async function rawAnswers(app: Listening, text: string): Promise<string> {
  const socket = await connected(app);
  let heard = '';
  socket.on('data', (part: Buffer) => (heard += part.toString('latin1')));
  socket.write(Buffer.from(text, 'latin1'));
  // Whoever ends first is taken to want no answer; what is silent has said all it will.
  socket.setTimeout(SILENCE_MS, () => socket.destroy());
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return heard;
}

/** The status of each answer to these bytes. */
export const rawStatuses = async (app: Listening, text: string): Promise<number[]> => [...(await rawAnswers(app, text)).matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

/** A connection that has sent this and stays; where an answer is named, once that has begun. */
export async function heldOpen(app: Listening, text: string, answer?: string): Promise<Socket> {
  const socket = await connected(app);
  let heard = '';
  const begun = new Promise<void>((resolve, reject) => {
    socket.on('data', (part: Buffer) => {
      heard += part.toString('latin1');
      if (answer !== undefined && heard.includes(answer)) resolve();
    });
    socket.once('close', () => reject(new Error(`closed: ${heard.slice(0, 200)}`)));
  });
  begun.catch(() => undefined);
  socket.write(Buffer.from(text, 'latin1'));
  if (answer !== undefined) await begun;
  return socket;
}
