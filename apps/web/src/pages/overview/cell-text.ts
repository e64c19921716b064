import { useTranslation } from 'react-i18next';
import type { OverviewCell } from '../../api/generated/types.gen.js';
import { useDaysLeft } from '../../components/days-left.js';

/** A cell in words: status, days, holder, supervision. */
export const useCellText = (): ((cell: OverviewCell) => string) => {
  const { t } = useTranslation();
  const daysLeft = useDaysLeft();
  return (cell) =>
    [
      t(`light.${cell.light}`),
      t(`status.${cell.status}`),
      cell.workingDaysLeft === null ? '' : daysLeft(cell.workingDaysLeft),
      cell.holder === null ? '' : t(`assignment.holder.${cell.holder}`),
      cell.caseLevel === null ? '' : t(`level.${cell.caseLevel}`),
    ]
      .filter((part) => part !== '')
      .join(t('common.comma'));
};
