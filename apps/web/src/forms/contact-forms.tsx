import { Input, Select, Switch } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactsCommand, ContactView, Role, UnitView } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { DayField } from './DayField.js';
import { Field, FormShell } from './FormShell.js';
import { useAct } from './use-act.js';

interface Values {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly Role[];
  readonly from: string;
  readonly until: string;
}

const ContactFields = ({ unit, values, onChange }: { unit: UnitView; values: Values; onChange: (more: Partial<Values>) => void }): ReactElement => {
  const { t } = useTranslation();
  // What somebody was given elsewhere stays to be seen.
  const roles = [...new Set([...unit.roles, ...values.roles])];
  return (
    <>
      <div className="field-grid">
        <Field label={t('org.contact.name')}>{(id) => <Input id={id} maxLength={100} value={values.name} onChange={(event) => onChange({ name: event.target.value })} />}</Field>
        <Field label={t('org.contact.email')}>{(id) => <Input id={id} type="email" maxLength={200} value={values.email} onChange={(event) => onChange({ email: event.target.value })} />}</Field>
        <Field label={t('org.contact.phone')}>{(id) => <Input id={id} type="tel" maxLength={20} value={values.phone} onChange={(event) => onChange({ phone: event.target.value })} />}</Field>
        <DayField label={t('cycle.from')} value={values.from} onChange={(from) => onChange({ from })} />
        <DayField label={t('cycle.until')} value={values.until} onChange={(until) => onChange({ until })} />
      </div>
      <Field label={t('org.contact.roles')}>
        {(id) => <Select id={id} mode="multiple" className="wide" value={[...values.roles]} options={roles.map((value) => ({ value, label: t(`role.${value}`) }))} onChange={(next: Role[]) => onChange({ roles: next })} />}
      </Field>
    </>
  );
};

const KEYS = ['organisation', 'cycles'] as const;

/** 增加联系人. */
export const AddContactForm = ({ unit, onClose }: { unit: UnitView; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const [user, setUser] = useState('');
  const [values, setValues] = useState<Values>({ name: '', email: '', phone: '', roles: unit.vacant, from: '', until: '' });
  const { send, ...sending } = useAct<ContactsCommand>(apiPathTo.contactsCommands(unit.id), KEYS, onClose);
  const { name, email, phone, roles, from, until } = values;
  const notReady = !user.trim() || !name.trim() || !email.trim() || roles.length === 0 ? t('org.contact.needed') : undefined;
  return (
    <FormShell
      title={t('org.contact.addTo', { unit: unit.shortName })}
      submitText={t('org.contact.add')}
      notReady={notReady}
      onSubmit={() => send({ type: 'AddContact', user: user.trim(), name: name.trim(), email: email.trim(), phone: phone.trim(), roles: [...roles], from: from || null, until: until || null })}
      onCancel={onClose}
      {...sending}
    >
      <Field label={t('org.contact.account')} hint={t('org.contact.accountHint')}>
        {(id) => <Input id={id} autoFocus autoComplete="off" maxLength={64} value={user} onChange={(event) => setUser(event.target.value)} />}
      </Field>
      <ContactFields unit={unit} values={values} onChange={(more) => setValues((was) => ({ ...was, ...more }))} />
    </FormShell>
  );
};

/** 修改联系人: what is changed is sent, with its reason; an end is a last day, or the account is switched off. */
export const ChangeContactForm = ({ unit, contact, onClose }: { unit: UnitView; contact: ContactView; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const [values, setValues] = useState<Values>({ name: contact.name, email: contact.email, phone: contact.phone, roles: contact.roles, from: contact.from ?? '', until: contact.until ?? '' });
  const [enabled, setEnabled] = useState(contact.enabled);
  const [reason, setReason] = useState('');
  const { send, ...sending } = useAct<ContactsCommand>(apiPathTo.contactsCommands(unit.id), KEYS, onClose);
  const after = { name: values.name.trim(), email: values.email.trim(), phone: values.phone.trim(), roles: [...values.roles], from: values.from || null, until: values.until || null, enabled };
  const change = Object.fromEntries(Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(contact[key as keyof typeof after])));
  const notReady = Object.keys(change).length === 0 ? t('cycle.settings.nothing') : reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  return (
    <FormShell title={t('org.contact.changeOf', { name: contact.name })} submitText={t('org.contact.save')} notReady={notReady} onSubmit={() => send({ type: 'ChangeContact', user: contact.id, change, reason: reason.trim() })} onCancel={onClose} {...sending}>
      <ContactFields unit={unit} values={values} onChange={(more) => setValues((was) => ({ ...was, ...more }))} />
      <Field label={t('org.contact.enabled')}>{(id) => <Switch id={id} checked={enabled} onChange={setEnabled} />}</Field>
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
