import { useSuspenseQuery } from '@tanstack/react-query';
import { chosenYear, shownCycle, type CycleHead } from '../api/cycle.js';
import { cyclesQuery } from '../api/queries.js';
import { useStore } from '../ui/store.js';

/** The cycle that the pages show; the API names at least the running year. */
export const useCycle = (): CycleHead => {
  const { data } = useSuspenseQuery(cyclesQuery);
  const cycle = shownCycle(data, useStore(chosenYear));
  if (!cycle) throw new Error('the API names no cycle');
  return cycle;
};
