import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ForRoles } from '../../components/ForRoles.js';
import { pathTo } from '../../path-builder.js';
import { SYSTEM_TABS, type SystemSearch } from '../../search-types.js';
import { Accounts } from './Accounts.js';
import { Channels } from './Channels.js';
import { FailedWork } from './FailedWork.js';
import { Health } from './Health.js';
import { SettingsHistory } from './SettingsHistory.js';
import { Stuck } from './Stuck.js';
import type { TabProps } from './tab-props.js';
import { TabBar } from '../../ui/TabBar.js';

const route = getRouteApi('/inside/system');
const BODIES: Readonly<Record<(typeof SYSTEM_TABS)[number], (props: TabProps) => ReactElement>> = { health: Health, stuck: Stuck, failed: FailedWork, channels: Channels, accounts: Accounts, settings: SettingsHistory };

/** 系统: for who keeps it running. No plan text, no rights, no audit trail. */
export const SystemPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.system')} roles={['system_admin']}>
      <System />
    </ForRoles>
  );
};

const System = (): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const go = (next: SystemSearch): void => void navigate(pathTo.system(next));
  const tab = search.tab ?? 'health';
  const Body = BODIES[tab];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.system')}</h1>
        <span className="muted">{t('system.why')}</span>
      </div>
      <TabBar label={t('nav.system')} tabs={SYSTEM_TABS.map((key) => ({ key, label: t(`system.tab.${key}`) }))} value={tab} onChange={(next) => go({ tab: next })}>
        <div className="stack">
          <Body search={search} go={go} />
        </div>
      </TabBar>
    </div>
  );
};
