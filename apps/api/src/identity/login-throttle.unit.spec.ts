import { describe, expect, it } from '@jest/globals';
import { LoginThrottle } from './login-throttle.js';

const MINUTE = 60_000;

describe('five failures', () => {
  it('lock an account for 30 minutes, and no other', () => {
    const throttle = new LoginThrottle();
    for (let i = 0; i < 4; i++) throttle.failed('a', 0);
    expect(throttle.minutesLocked('a', 0)).toBe(0);
    throttle.failed('a', 0);
    expect(throttle.minutesLocked('a', 1)).toBe(30);
    expect(throttle.minutesLocked('a', 29 * MINUTE + 1)).toBe(1);
    expect(throttle.minutesLocked('a', 30 * MINUTE)).toBe(0);
    expect(throttle.minutesLocked('b', 1)).toBe(0);
  });

  it('count anew after a success', () => {
    const throttle = new LoginThrottle();
    for (let i = 0; i < 4; i++) throttle.failed('a', 0);
    throttle.succeeded('a');
    throttle.failed('a', 0);
    expect(throttle.minutesLocked('a', 0)).toBe(0);
  });
});
