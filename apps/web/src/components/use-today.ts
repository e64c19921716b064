import { overviewQuery } from '../api/queries.js';
import { beijingOf } from '../ui/date-text.js';
import { useCycle } from './use-cycle.js';
import { useSide } from './use-side.js';

/** By the record's clock, which a demo moves. */
export const useToday = (): string | undefined => {
  const { year } = useCycle();
  const data = useSide(overviewQuery(year));
  return data && beijingOf(data.at).day;
};
