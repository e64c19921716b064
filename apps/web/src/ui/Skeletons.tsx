import { Skeleton } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Same height as what comes; invisible for the first 300 ms (styles). */
export const PageSkeleton = ({ rows = 8 }: { rows?: number }): ReactElement => {
  const { t } = useTranslation();
  return (
    <div className="late-skeleton" role="status" aria-label={t('common.loading')}>
      {/* Its title is a heading without words. */}
      <div aria-hidden="true">
        <Skeleton active title paragraph={{ rows }} />
      </div>
    </div>
  );
};
