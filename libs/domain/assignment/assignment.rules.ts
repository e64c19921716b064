import { evolve } from './assignment.evolve.js';
import { initialState } from './assignment.state.js';
import { inWords, stageOf } from './stage.js';
import { nextDue } from '../deadline/next-due.js';

/** Version of what runs again on replay: `evolve`, `nextDue`, `stageOf`, `inWords` and the state's shape. */
export const RULES_VERSION = 3;

const v3 = { initialState, evolve, nextDue, stageOf, inWords };

/** The rules a workflow run was started with; a newer signal makes it continue as new and fold the record again. */
export const rulesOf = (version: number): typeof v3 => {
  if (version === 3) return v3;
  throw new Error(`rules version ${version} is not in this build: deploy the worker that knows it first`);
};
