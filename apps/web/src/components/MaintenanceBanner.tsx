import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { maintenanceQuery } from '../api/queries.js';
import { useLanguage } from '../messages/use-language.js';
import { instantText } from '../ui/date-text.js';

/** 只读维护, on every page: since when, why, and what to do meanwhile. */
export const MaintenanceBanner = (): ReactElement | null => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useQuery(maintenanceQuery);
  // That nobody answers is said by the banner beside it.
  if (!data || error) return null;
  return <Alert banner type="warning" role="status" title={t('maintenance.banner', { since: instantText(data.since, language, true), reason: data.reason })} description={t('maintenance.what')} />;
};
