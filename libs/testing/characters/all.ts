import type { Character } from './character.js';
import { exempted } from './exempted.js';
import { extended } from './extended.js';
import { late } from './late.js';
import { punctual } from './punctual.js';
import { returnedTwice } from './returned-twice.js';
import { silent } from './silent.js';

/** The six ways in which a unit goes through a year. */
export const CHARACTERS: readonly Character[] = [punctual, late, returnedTwice, extended, exempted, silent];
