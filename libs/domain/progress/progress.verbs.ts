import type { Verbs } from '../assignment/verb.js';
import { acceptProgress } from './accept-progress.js';
import { closeOut } from './close-out.js';
import { declareCompletion } from './declare-completion.js';
import type { ProgressCommandBodies } from './progress.commands.js';
import { returnCompletion } from './return-completion.js';
import { returnProgress } from './return-progress.js';
import { submitContribution } from './submit-contribution.js';
import { submitProgress } from './submit-progress.js';

export const PROGRESS_VERBS: Verbs<keyof ProgressCommandBodies> = {
  SubmitProgress: submitProgress,
  SubmitContribution: submitContribution,
  AcceptProgress: acceptProgress,
  ReturnProgress: returnProgress,
  DeclareCompletion: declareCompletion,
  CloseOut: closeOut,
  ReturnCompletion: returnCompletion,
};
