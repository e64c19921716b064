import { once } from 'node:events';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Send } from './callers.js';
import { YEAR } from './content.js';

const LOOK_MS = 5;
/** An act that is not on the wall by then never will be. */
const MOST_MS = 30_000;

export interface Wall {
  /** An act is sent: what the wall showed of the assignment before does not count. */
  acting(assignment: string): void;
  /** It was answered just now. */
  acted(assignment: string): void;
  /** Of each act so far: ms from its answer until the wall showed it; 0 where it did before. */
  shown(): Promise<readonly number[]>;
  close(): void;
}

/** Somebody looks at the heat map: hears what changed, as a browser does, and reads the wall again, one read after the other. */
export async function watchWall(origin: string, send: Send, cookie: string): Promise<Wall> {
  const answered = new Map<string, number>();
  const showing = new Map<string, number>();
  const told = new Set<string>();
  const ms: number[] = [];
  let isOver = false;
  const asked = request(new URL('/api/v1/events', origin), { headers: { cookie, accept: 'text/event-stream' } });
  asked.on('error', () => undefined);
  asked.end();
  const [response] = (await once(asked, 'response')) as [NodeJS.ReadableStream];
  const lines = createInterface({ input: response });
  lines.on('line', (line) => {
    if (line.startsWith('data: ')) for (const id of (JSON.parse(line.slice('data: '.length)) as { ids?: readonly string[] }).ids ?? []) told.add(id);
  });
  // It ends when we go, or with the API.
  lines.on('error', () => undefined);
  const reading = (async () => {
    for (; !isOver; ) {
      if (told.size === 0) await sleep(LOOK_MS);
      else {
        const ids = [...told];
        told.clear();
        const { status } = await send('GET', `/overview?cycle=${YEAR}`, { cookie });
        if (status !== 200) throw new Error(`the wall: ${status}`);
        for (const id of ids) showing.set(id, performance.now());
      }
    }
  })();
  return {
    acting: (assignment) => {
      showing.delete(assignment);
    },
    acted: (assignment) => {
      answered.set(assignment, performance.now());
    },
    shown: async () => {
      for (const until = performance.now() + MOST_MS; answered.size > 0; await sleep(LOOK_MS)) {
        for (const [id, at] of answered) {
          const shown = showing.get(id);
          if (shown === undefined) continue;
          ms.push(Math.max(0, shown - at));
          answered.delete(id);
          showing.delete(id);
        }
        if (performance.now() > until) throw new Error(`${answered.size} acts were never on the wall`);
      }
      return ms;
    },
    close: () => {
      isOver = true;
      asked.destroy();
      void reading.catch(() => undefined);
    },
  };
}
