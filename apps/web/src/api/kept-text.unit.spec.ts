import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { forgetKeptText, keptCount, keptText } from './kept-text.js';

const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
beforeEach(() => {
  // As a browser's: what is kept is seen as its own keys.
  const place: Record<string, unknown> = {};
  const hidden = (value: unknown): PropertyDescriptor => ({ value, enumerable: false });
  Object.defineProperties(place, {
    getItem: hidden((key: string) => place[key] ?? null),
    setItem: hidden((key: string, text: string) => { place[key] = text; }),
    removeItem: hidden((key: string) => { delete place[key]; }),
  });
  Object.defineProperty(globalThis, 'localStorage', { value: place, configurable: true });
});
afterEach(() => {
  if (before) Object.defineProperty(globalThis, 'localStorage', before);
  else Reflect.deleteProperty(globalThis, 'localStorage');
});

test('what is kept is counted by assignment and forgotten by person', () => {
  keptText('draft', 'u1', 'asg/a').write('x');
  keptText('inputs', 'u1', 'asg/a').write('y');
  keptText('draft', 'u1', 'asg/b').write('z');
  keptText('draft', 'u2', 'asg/a').write('theirs');
  expect([keptCount('u1'), keptCount('u2')]).toEqual([2, 1]);
  keptText('draft', 'u1', 'asg/b').clear();
  expect(keptCount('u1')).toBe(1);
  forgetKeptText('u1');
  expect([keptCount('u1'), keptText('draft', 'u2', 'asg/a').read()]).toEqual([0, 'theirs']);
});

test('a browser that keeps nothing is no error', () => {
  Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new Error('forbidden'); }, configurable: true });
  keptText('draft', 'u1', 'asg/a').write('x');
  expect([keptCount('u1'), keptText('draft', 'u1', 'asg/a').read()]).toEqual([0, null]);
});
