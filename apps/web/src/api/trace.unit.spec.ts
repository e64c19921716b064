import { afterEach, describe, expect, it } from '@jest/globals';
import { request } from './client.js';
import { newTraceparent } from './trace.js';

const FORM = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-01$/;
const fetchOf = globalThis.fetch;

describe('a click', () => {
  afterEach(() => {
    globalThis.fetch = fetchOf;
  });

  it('begins a trace of its own', () => {
    const [one, other] = [newTraceparent(), newTraceparent()];
    expect([one, other]).toEqual([expect.stringMatching(FORM), expect.stringMatching(FORM)]);
    expect(one.slice(3, 35)).not.toBe(other.slice(3, 35));
  });

  it('is told with each act, and not with what is only read', async () => {
    const sent: (string | undefined)[] = [];
    globalThis.fetch = ((_address: string, { headers }: RequestInit) => {
      sent.push((headers as Record<string, string>)['traceparent']);
      return Promise.resolve(new Response(null, { status: 204 }));
    }) as typeof fetch;
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) await request('/x', { method });
    expect(sent).toEqual([undefined, ...Array.from({ length: 3 }, () => expect.stringMatching(FORM))]);
    expect(new Set(sent).size).toBe(4);
  });
});
