import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cycleQuery } from '../../api/cycles-queries.js';
import { useCycle } from '../../components/use-cycle.js';
import { Versions } from '../cycles/CalendarStep.js';
import { Waiting } from '../../components/Waiting.js';
import { ChannelVersions } from './ChannelVersions.js';

/** Every version of a cycle's settings, with who, when and why, and of the channels that were entered: before there is a cycle as well. */
export const SettingsHistory = (): ReactElement => (
  <>
    <OfTheCycle />
    <ChannelVersions />
  </>
);

const OfTheCycle = (): ReactElement => {
  const { t } = useTranslation();
  const { year } = useCycle();
  const { data, error } = useQuery(cycleQuery(year));
  if (!data) return <Waiting error={error} />;
  return (
    <>
      <p className="muted">{t('system.settingsOf', { year, version: data.settings.version })}</p>
      <Versions cycle={data} />
    </>
  );
};
