import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactList, ContactsCommand } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { Field, FormShell } from './FormShell.js';
import { useAct } from './use-act.js';

/** 单位通知渠道: which of the channels that are set up here bring a unit's messages, with a reason. */
export const SetUnitChannelsForm = ({ list, onClose }: { list: ContactList; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const [channels, setChannels] = useState<readonly string[]>(list.channels);
  const [reason, setReason] = useState('');
  const { send, ...sending } = useAct<ContactsCommand>(apiPathTo.contactsCommands(list.unit), ['organisation'], onClose);
  const options = [...new Set([...list.possible, ...list.channels])];
  return (
    <FormShell title={t('unitChannels.set')} submitText={t('org.contact.save')} notReady={reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined} onSubmit={() => send({ type: 'SetUnitChannels', channels: [...channels], reason: reason.trim() })} onCancel={onClose} {...sending}>
      {options.length === 0 ? (
        <p>{t('unitChannels.none')}</p>
      ) : (
        <fieldset className="plain-fieldset">
          <legend>{t('unitChannels.title')}</legend>
          <Checkbox.Group value={[...channels]} options={options} onChange={setChannels} />
        </fieldset>
      )}
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
