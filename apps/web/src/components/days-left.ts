import { useTranslation } from 'react-i18next';

/** 剩 3 工作日, 逾期 2 工作日; none left is said in words. */
export const useDaysLeft = (): ((workingDays: number) => string) => {
  const { t } = useTranslation();
  return (workingDays) => (workingDays > 0 ? t('days.left', { n: workingDays }) : workingDays === 0 ? t('days.none') : t('days.over', { n: -workingDays }));
};
