import type { Character } from './character.js';
import { late } from './late.js';
import { punctual } from './punctual.js';
import { returnedTwice } from './returned-twice.js';
import { silent } from './silent.js';

export const CHARACTERS: readonly Character[] = [punctual, late, returnedTwice, silent];
