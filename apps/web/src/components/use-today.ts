import { useQuery } from '@tanstack/react-query';
import { overviewQuery } from '../api/queries.js';
import { beijingOf } from '../ui/date-text.js';
import { useCycle } from './use-cycle.js';

/** By the record's clock, which a demo moves. */
export const useToday = (): string | undefined => {
  const { year } = useCycle();
  const { data } = useQuery(overviewQuery(year));
  return data && beijingOf(data.at).day;
};
