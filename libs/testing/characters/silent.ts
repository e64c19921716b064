import type { Character } from './character.js';

/** 沉默: acknowledges, and then does nothing. */
export const silent: Character = {
  name: 'silent',
  story: [
    ['2024-04-01', 10, 'clerk', 'AcknowledgeAssignment'],
  ],
};
