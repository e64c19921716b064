import { Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactView, ProxiesCommand } from '../api/generated/types.gen.js';
import { useSession } from '../components/session-context.js';
import { apiPathTo } from '../api-paths.js';
import { DayField } from './DayField.js';
import { Field, FormShell } from './FormShell.js';
import { useAct } from './use-act.js';

/** 代理 of the own unit: who is away, who acts for them, from when to when. */
export const SetProxyForm = ({ contacts, onClose }: { contacts: readonly ContactView[]; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const { userId } = useSession();
  const [principal, setPrincipal] = useState(userId);
  const [proxy, setProxy] = useState<string>();
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const { send, ...sending } = useAct<ProxiesCommand>(apiPathTo.proxiesCommands(), ['organisation'], onClose);
  const people = contacts.filter(({ isThere }) => isThere).map(({ id, name }) => ({ value: id, label: `${name} (${id})` }));
  const notReady = proxy === undefined || from === '' || until === '' ? t('org.proxy.needed') : undefined;
  return (
    <FormShell title={t('org.proxy.set')} submitText={t('org.proxy.set')} notReady={notReady} onSubmit={() => proxy !== undefined && send({ type: 'SetProxy', principal, proxy, from, until, tasks: null })} onCancel={onClose} {...sending}>
      <div className="field-grid">
        <Field label={t('org.proxy.principal')}>{(id) => <Select id={id} value={principal} options={people} onChange={setPrincipal} />}</Field>
        <Field label={t('org.proxy.proxy')}>{(id) => <Select id={id} value={proxy ?? null} options={people.filter(({ value }) => value !== principal)} onChange={(next: string | null) => setProxy(next ?? undefined)} />}</Field>
        <DayField label={t('org.proxy.from')} value={from} onChange={setFrom} />
        <DayField label={t('org.proxy.until')} value={until} onChange={setUntil} />
      </div>
    </FormShell>
  );
};
