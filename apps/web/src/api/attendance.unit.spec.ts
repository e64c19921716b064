import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { attendance, createAttendance, UNTOUCHED_MS } from './attendance.js';
import { request } from './client.js';

describe('whether somebody sits at a page', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('is so from its opening and from each touch, for a minute', () => {
    let at = 0;
    const { touched, isAttended } = createAttendance(() => at);
    const after = (ms: number): boolean => {
      at += ms;
      return isAttended();
    };
    expect([after(UNTOUCHED_MS - 1), after(1)]).toEqual([true, false]);
    touched();
    expect([after(UNTOUCHED_MS - 1), after(1)]).toEqual([true, false]);
  });

  it('is told with what the page asks for itself', async () => {
    const sent: unknown[] = [];
    const before = globalThis.fetch;
    globalThis.fetch = (async (_url: string, { headers }: { headers: Record<string, string> }) => (sent.push(headers['x-unattended']), { ok: true, status: 204, text: async () => '' })) as never;
    try {
      await request('/worklist');
      const now = Date.now();
      jest.spyOn(Date, 'now').mockReturnValue(now + 2 * UNTOUCHED_MS);
      expect(attendance.isAttended()).toBe(false);
      await request('/worklist');
    } finally {
      globalThis.fetch = before;
    }
    expect(sent).toEqual([undefined, '1']);
  });
});
