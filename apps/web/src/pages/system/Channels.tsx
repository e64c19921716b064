import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Popconfirm } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.js';
import type { AskedTest, ChannelSettingList, ChannelSettingView } from '../../api/generated/types.gen.js';
import { channelsQuery } from '../../api/system-queries.js';
import { apiPathTo } from '../../api-paths.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useLedgerText } from '../../components/ledger-text.js';
import { Waiting } from '../../components/Waiting.js';
import { EnterChannelForm } from '../../forms/enter-channel.js';
import { useLanguage } from '../../messages/use-language.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText, nameOf } from '../../ui/date-text.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { toast } from '../../ui/toast.js';
import { useChannelText } from './channel-text.js';

/** 渠道: those of the environment, and those that are entered here, with a test of each. */
export const Channels = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  const text = useChannelText();
  const [form, setForm] = useState<ChannelSettingView | 'new'>();
  const { data, error } = useQuery(channelsQuery);
  if (!data) return <Waiting error={error} />;
  const when = (at: string | null): string => (at === null ? '–' : instantText(at, language, true));
  const columns: readonly Column<ChannelSettingView>[] = [
    { key: 'channel', title: t('system.channel'), isHead: true, render: ({ channel, kind }) => <>{ledger.channel(channel)} {kind !== channel && <span className="muted">{text.kind(kind)}</span>}</> },
    { key: 'state', title: t('filter.state'), render: ({ isSetUp }) => <span className={isSetUp ? undefined : 'check-blocked'}>{t(isSetUp ? 'channels.isOn' : 'channels.isOff')}</span> },
    { key: 'source', title: t('channels.source'), render: ({ source, entered }) => (source === 'environment' ? t('channels.ofEnvironment') : entered && t('channels.enteredBy', { by: entered.by, at: when(entered.savedAt), version: entered.version })) },
    { key: 'url', title: t('channels.url'), render: ({ entered }) => <span className="anywhere">{entered ? entered.url || t('channels.ofMaker') : '–'}</span> },
    { key: 'unit', title: t('channels.unit'), render: ({ entered }) => (entered ? (entered.unit ? nameOf(entered.unit, language) : t('channels.allUnits')) : '–') },
    { key: 'secret', title: t('channels.secret'), render: ({ entered }) => (entered?.secretSetAt ? t('channels.secretSet', { at: when(entered.secretSetAt) }) : '–') },
    { key: 'test', title: t('channels.lastTest'), render: ({ test }) => (test === null ? '–' : <span className="anywhere" role="status">{`${when(test.askedAt)} ${text.test(test)}`}</span>) },
    { key: 'act', title: t('cycle.act'), render: (row) => <Acts row={row} onChange={() => setForm(row)} /> },
  ];
  return (
    <>
      <p className="muted">{t('channels.why')}</p>
      <p className="muted">{data.allowedHosts.length === 0 ? t('channels.noneAllowed') : t('channels.allowed', { hosts: data.allowedHosts.join(t('common.comma')) })}</p>
      <div className="row">
        <ReasonButton type="primary" reason={data.keepsSecrets ? undefined : t('channels.noKey')} onClick={() => setForm('new')}>
          {t('channels.enter')}
        </ReasonButton>
      </div>
      <DataTable caption={t('system.tab.channels')} columns={columns} rows={data.rows} rowKey={({ channel }) => channel} />
      <Drawer open={form !== undefined} onClose={() => setForm(undefined)} title={t('system.tab.channels')} size={640} destroyOnHidden>
        {form && <EnterChannelForm key={form === 'new' ? '' : `${form.channel} ${form.entered?.version ?? 0}`} of={form === 'new' ? null : form} onClose={() => setForm(undefined)} />}
      </Drawer>
    </>
  );
};

/** Each says why it may not be pressed; what the API refuses stands below. */
const Acts = ({ row: { channel, entered, mayChange, mayDelete, mayTest, test }, onChange }: { row: ChannelSettingView; onChange: () => void }): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: channelsQuery.queryKey });
  const ask = useMutation({ mutationFn: () => request<AskedTest>(apiPathTo.channelTests(channel), { method: 'POST' }), onSettled: again });
  const remove = useMutation({
    mutationFn: () => request<ChannelSettingList>(`${apiPathTo.channel(channel)}?basedOn=${entered?.version ?? 0}`, { method: 'DELETE' }),
    onSuccess: () => toast('done', t('channels.deleted')),
    onSettled: again,
  });
  const fixed = t('channels.fixed');
  return (
    <>
      <div className="row wrap">
        <ReasonButton size="small" loading={ask.isPending} reason={mayTest ? (test?.state === 'handed' ? t('channels.test.handed') : undefined) : t('channels.isOff')} aria-label={t('channels.testOf', { name: channel })} onClick={() => ask.mutate()}>
          {t('channels.sendTest')}
        </ReasonButton>
        <ReasonButton size="small" reason={mayChange ? undefined : fixed} aria-label={t('channels.changeOf', { name: channel })} onClick={onChange}>
          {t('channels.change')}
        </ReasonButton>
        {mayDelete ? (
          <Popconfirm title={t('channels.deleteWhy', { name: channel })} okText={t('channels.delete')} cancelText={t('common.cancel')} onConfirm={() => remove.mutate()}>
            <Button size="small" danger loading={remove.isPending} aria-label={t('channels.deleteOf', { name: channel })}>
              {t('channels.delete')}
            </Button>
          </Popconfirm>
        ) : (
          <ReasonButton size="small" reason={fixed} aria-label={t('channels.deleteOf', { name: channel })}>
            {t('channels.delete')}
          </ReasonButton>
        )}
      </div>
      {(ask.error ?? remove.error) && <ErrorNote error={ask.error ?? remove.error} />}
    </>
  );
};
