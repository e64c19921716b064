import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { catalogueQuery } from '../api/queries.js';
import { useCycle } from './use-cycle.js';

/** 2024-Q2 in words; a milestone that is a period of its own by what it asks. */
export const usePeriodName = (): ((period: string, task: string) => string) => {
  const { t } = useTranslation();
  const { year: shown } = useCycle();
  const { data } = useQuery(catalogueQuery(shown));
  return (period, task) => {
    const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
    if (year && quarter) return t('progress.quarter', { year, quarter });
    return data?.tasks.find(({ code }) => code === task)?.obligations.flatMap(({ milestones }) => milestones).find(({ id }) => id === period)?.summary ?? period;
  };
};
