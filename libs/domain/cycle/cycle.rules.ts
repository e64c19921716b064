import { cycleInWords, stageOfCycle } from './cycle-stage.js';
import { evolveCycle } from './cycle.evolve.js';
import { nextOfCycle, notLaunched } from './cycle.state.js';

/** Version of what runs again on replay of a cycle's workflow, and of the state's shape. */
export const CYCLE_RULES_VERSION = 2;

const v2 = { initial: notLaunched, evolve: evolveCycle, nextDue: nextOfCycle, stageOf: stageOfCycle, inWords: cycleInWords };

export const cycleRulesOf = (version: number): typeof v2 => {
  if (version === 2) return v2;
  throw new Error(`cycle rules version ${version} is not in this build: deploy the worker that knows it first`);
};
