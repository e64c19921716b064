import { Agent, request } from 'node:http';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly cookie: string | undefined;
}
export type Send = <T>(method: string, path: string, options: { cookie?: string; key?: string; body?: object }) => Promise<Answer<T>>;

/** A plain HTTP client that keeps its connections: what it costs must not be taken for what the API costs. */
export const sender = (origin: string, connections: number): { send: Send; close(): void } => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  const send: Send = (method, path, { cookie, key, body }) =>
    new Promise((resolve, reject) => {
      const text = body ? JSON.stringify(body) : '';
      const headers = {
        ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
        ...(cookie ? { cookie } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
      };
      const asked = request({ agent, hostname, port, method, path: `/api/v1${path}`, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          // A workbook is read to its end, and no more.
          const answer = response.headers['content-type']?.includes('json') ? Buffer.concat(chunks).toString('utf8') : '';
          resolve({ status: response.statusCode ?? 0, body: (answer ? JSON.parse(answer) : undefined) as never, cookie: response.headers['set-cookie']?.[0]?.split(';')[0] });
        });
        response.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(text);
    });
  return { send, close: () => agent.destroy() };
};

/** A closed loop: `callers` at once, each with one job under way, over jobs 0..count-1. Answers seconds and each job's ms. */
export async function drive(callers: number, count: number, job: (index: number) => Promise<void>): Promise<{ seconds: number; ms: number[] }> {
  const ms = new Array<number>(count).fill(0);
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: Math.min(callers, count) }, async () => {
      for (let index = next++; index < count; index = next++) {
        const at = performance.now();
        await job(index);
        ms[index] = performance.now() - at;
      }
    }),
  );
  return { seconds: (performance.now() - began) / 1000, ms };
}

export const round = (x: number): number => Math.round(x * 1000) / 1000;

/** The names that the peers' harnesses use. */
export const summary = (seconds: number, ms: readonly number[]) => {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (quantile: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))] ?? 0);
  return { seconds: round(seconds), per_s: round(ms.length / seconds), p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99) };
};
