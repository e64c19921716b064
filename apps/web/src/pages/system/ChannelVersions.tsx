import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelSettingList } from '../../api/generated/types.gen.js';
import { channelsQuery } from '../../api/system-queries.js';
import { Waiting } from '../../components/Waiting.js';
import { useLanguage } from '../../messages/use-language.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText, nameOf } from '../../ui/date-text.js';
import { useChannelText } from './channel-text.js';

/** Every version of what was entered of channels; of a secret that it changed, never which. */
export const ChannelVersions = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = useChannelText();
  const { data, error } = useQuery(channelsQuery);
  if (!data) return <Waiting error={error} />;
  const columns: readonly Column<ChannelSettingList['versions'][number]>[] = [
    { key: 'channel', title: t('system.channel'), isHead: true, render: ({ channel, version }) => t('channels.versionOf', { channel, version }) },
    { key: 'at', title: t('cycle.settings.when'), render: ({ savedAt }) => <span className="nowrap">{instantText(savedAt, language, true)}</span> },
    { key: 'by', title: t('cycle.settings.who'), render: ({ by }) => by },
    { key: 'state', title: t('filter.state'), render: ({ state }) => t(`channels.states.${state}`) },
    { key: 'kind', title: t('channels.kind'), render: ({ kind }) => text.kind(kind) },
    { key: 'url', title: t('channels.url'), render: ({ url }) => <span className="anywhere">{url || t('channels.ofMaker')}</span> },
    { key: 'unit', title: t('channels.unit'), render: ({ unit }) => (unit ? nameOf(unit, language) : t('channels.allUnits')) },
    { key: 'secret', title: t('channels.secret'), render: ({ secretSetAt }) => (secretSetAt === null ? '–' : t('channels.secretSet', { at: instantText(secretSetAt, language, true) })) },
  ];
  return (
    <>
      <h3>{t('channels.versions')}</h3>
      {data.versions.length === 0 ? <p className="muted">{t('channels.noVersions')}</p> : <DataTable caption={t('channels.versions')} columns={columns} rows={data.versions} rowKey={({ channel, version }) => `${channel} ${version}`} />}
    </>
  );
};
