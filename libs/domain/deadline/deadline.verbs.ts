import type { Verbs } from '../assignment/verb.js';
import type { DeadlineCommandBodies } from './deadline.commands.js';
import { decideExtension } from './decide-extension.js';
import { requestExtension } from './request-extension.js';

export const DEADLINE_VERBS: Verbs<keyof DeadlineCommandBodies> = {
  RequestExtension: requestExtension,
  DecideExtension: decideExtension,
};
