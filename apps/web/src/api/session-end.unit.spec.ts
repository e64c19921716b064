import { describe, expect, test } from '@jest/globals';
import { createSessionEnd } from './session-end.js';

const MINUTE = 60_000;

/** A clock of its own, and a session that idles out 15 minutes after the last thing a person did, or at its longest. */
const scene = ({ longestMs = 12 * 60 * MINUTE } = {}) => {
  let [now, seen, isAway] = [0, 0, false];
  const timers = new Map<() => void, number>();
  const asked: number[] = [];
  const watch = createSessionEnd({
    ask: async () => {
      asked.push(now);
      if (isAway) throw new Error('away');
      const [idle, longest] = [seen + 15 * MINUTE, longestMs];
      const left = Math.min(idle, longest) - now;
      return left <= 0 ? null : { leftSeconds: left / 1000, by: idle < longest ? 'idle' : 'longest' };
    },
    touch: async () => (seen = now),
    end: () => ended.push(now),
    now: () => now,
    after: (ms, run) => {
      timers.set(run, now + ms);
      return () => timers.delete(run);
    },
  });
  const ended: number[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    watch, ended, asked,
    use: () => (seen = now),
    away: (value: boolean) => (isAway = value),
    /** Time passes; what falls due is done in order. */
    until: async (minute: number): Promise<void> => {
      for (;;) {
        const [due] = [...timers].filter(([, at]) => at <= minute * MINUTE).sort(([, a], [, b]) => a - b);
        if (!due) break;
        now = due[1];
        timers.delete(due[0]);
        due[0]();
        await settle();
      }
      now = minute * MINUTE;
    },
  };
};

describe('the end of a session', () => {
  test('is told two minutes before, and not earlier; who stays begins anew', async () => {
    const { watch, until, ended } = scene();
    await watch.check();
    await until(12.99);
    expect(watch.get()).toBeNull();
    await until(13);
    expect(watch.get()).toEqual({ endsAtMs: 15 * MINUTE, by: 'idle' });
    await until(14);
    await watch.stay();
    expect(watch.get()).toBeNull();
    await until(26.99);
    expect(watch.get()).toBeNull();
    await until(27);
    expect(watch.get()).toEqual({ endsAtMs: 29 * MINUTE, by: 'idle' });
    expect(ended).toEqual([]);
  });

  test('comes when nobody stays: the login stands over the page then', async () => {
    const { watch, until, ended } = scene();
    await watch.check();
    await until(15);
    expect([watch.get(), ended]).toEqual([null, [15 * MINUTE]]);
    await until(60);
    expect(ended).toEqual([15 * MINUTE]);
  });

  test('is put off by what is done in another page, without a warning here', async () => {
    const { watch, until, use, ended } = scene();
    await watch.check();
    await until(10);
    use();
    await until(22.99);
    expect([watch.get(), ended]).toEqual([null, []]);
    await until(23);
    expect(watch.get()).toEqual({ endsAtMs: 25 * MINUTE, by: 'idle' });
    use();
    await until(25);
    expect([watch.get(), ended]).toEqual([null, []]);
  });

  test('after twelve hours is put off by nothing', async () => {
    const { watch, until, use } = scene({ longestMs: 20 * MINUTE });
    await watch.check();
    await until(12);
    use();
    await until(18);
    expect(watch.get()).toEqual({ endsAtMs: 20 * MINUTE, by: 'longest' });
    await watch.stay();
    expect(watch.get()).toEqual({ endsAtMs: 20 * MINUTE, by: 'longest' });
  });

  test('is asked for rarely, again where nobody answered, and no more once it is stopped', async () => {
    const { watch, until, away, asked } = scene();
    await watch.check();
    away(true);
    await until(14);
    away(false);
    await until(14.5);
    expect(watch.get()).toEqual({ endsAtMs: 15 * MINUTE, by: 'idle' });
    expect(asked.map((at) => at / MINUTE)).toEqual([0, 13, 13.5, 14, 14.5]);
    watch.stop();
    await until(60);
    expect(asked).toHaveLength(5);
  });
});
