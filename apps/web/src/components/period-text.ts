import { useTranslation } from 'react-i18next';

interface Milestone {
  readonly id: string;
  readonly summary: string;
}

/** 2024-Q2 in words; a milestone that is a period of its own by what it asks; null: between the dates. */
export const usePeriodText = (): ((period: string | null, milestones: readonly Milestone[]) => string) => {
  const { t } = useTranslation();
  return (period, milestones) => {
    if (period === null) return t('progress.between');
    const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
    return year && quarter ? t('progress.quarter', { year, quarter }) : (milestones.find(({ id }) => id === period)?.summary ?? period);
  };
};
