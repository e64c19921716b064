import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactsCommand, UnitView } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { Field, FormShell } from './FormShell.js';
import { useAct } from './use-act.js';

/** 渠道 of a unit: which of those that are set up here tell its group; addresses and keys are not shown, nor kept, here. */
export const SetUnitChannelsForm = ({ unit, channels, possible, onClose }: { unit: UnitView; channels: readonly string[]; possible: readonly string[]; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly string[]>(channels.filter((name) => possible.includes(name)));
  const [reason, setReason] = useState('');
  const { send, ...sending } = useAct<ContactsCommand>(apiPathTo.contactsCommands(unit.id), ['organisation'], onClose);
  const notReady = reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  return (
    <FormShell title={t('unitChannels.set')} submitText={t('org.contact.save')} notReady={notReady} onSubmit={() => send({ type: 'SetUnitChannels', channels: [...chosen], reason: reason.trim() })} onCancel={onClose} {...sending}>
      <fieldset>
        <legend>{t('unitChannels.which')}</legend>
        <Checkbox.Group options={possible.map((name) => ({ value: name, label: name }))} value={[...chosen]} onChange={setChosen} />
      </fieldset>
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
