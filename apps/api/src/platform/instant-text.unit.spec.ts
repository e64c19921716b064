import { describe, expect, it } from '@jest/globals';
import { beijingText, instantText } from './instant-text.js';

describe('the clock in Beijing', () => {
  it('is eight hours ahead, whatever the machine thinks, of both forms of an instant', () => {
    const at = Date.UTC(2024, 5, 30, 16, 0, 1);
    expect([beijingText(at), beijingText(instantText(at))]).toEqual(['2024-07-01 00:00:01', '2024-07-01 00:00:01']);
  });
});
