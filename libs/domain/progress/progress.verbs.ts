import type { Verbs } from '../assignment/verb.js';
import { closeOut } from './close-out.js';
import { declareCompletion } from './declare-completion.js';
import type { ProgressCommandBodies } from './progress.commands.js';
import { returnCompletion } from './return-completion.js';
import { submitProgress } from './submit-progress.js';

export const PROGRESS_VERBS: Verbs<keyof ProgressCommandBodies> = {
  SubmitProgress: submitProgress,
  DeclareCompletion: declareCompletion,
  CloseOut: closeOut,
  ReturnCompletion: returnCompletion,
};
