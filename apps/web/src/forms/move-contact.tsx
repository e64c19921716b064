import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { ContactsCommand, ContactView, HandOverPreviewView, Role, UnitView } from '../api/generated/types.gen.js';
import { organisationQuery } from '../api/organisation-queries.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { useSide } from '../components/use-side.js';
import { apiPathTo } from '../api-paths.js';
import { useLanguage } from '../messages/use-language.js';
import { nameOf } from '../ui/date-text.js';
import { DayField } from './DayField.js';
import { Field, FormShell } from './FormShell.js';
import { HandOverSeen } from './HandOverSeen.js';
import { useAct } from './use-act.js';

interface Props {
  unit: UnitView;
  contact: ContactView;
  contacts: readonly ContactView[];
  onClose: () => void;
}

/** 调动: to another unit or to other roles, with days; what they hold goes to a successor in the same act, as it was seen before. */
export const MoveContactForm = ({ unit, contact, contacts, onClose }: Props): ReactElement => {
  const { t } = useTranslation();
  const units = useSide(organisationQuery) ?? [];
  const [to, setTo] = useState(unit.id);
  const [roles, setRoles] = useState<readonly Role[]>(contact.roles);
  const [days, setDays] = useState({ from: '', until: '' });
  const [successor, setSuccessor] = useState<string>();
  const [reason, setReason] = useState('');
  const target = units.find(({ id }) => id === to) ?? unit;
  const possible = [...new Set([...target.roles, ...roles])];
  const move = { user: contact.id, unit: to, roles: [...roles], from: days.from || null, until: days.until || null, successor: successor ?? null };
  const choose = (next: string): void => {
    setTo(next);
    setRoles((was) => was.filter((role) => (units.find((each) => each.id === next) ?? unit).roles.includes(role)));
  };
  const { data: preview, error } = useQuery({
    // Not below 'organisation', which the act reads again: by then there is nobody to move.
    queryKey: ['move-preview', unit.id, move],
    queryFn: () => request<HandOverPreviewView>(apiPathTo.movePreview(unit.id), { method: 'POST', body: move }),
    enabled: roles.length > 0,
    retry: false,
  });
  const { send, ...sending } = useAct<ContactsCommand>(apiPathTo.contactsCommands(unit.id), ['organisation', 'worklist', 'cycles'], onClose);
  const notReady = (): string | undefined => {
    if (roles.length === 0) return t('org.move.rolesNeeded');
    if (!preview) return t('org.move.wait');
    if (preview.stuck.length > 0) return t(successor === undefined ? 'org.move.successorNeeded' : 'org.handOver.stuck', { n: preview.stuck.length });
    return reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  };
  return (
    <FormShell
      title={t('org.move.of', { name: contact.name })}
      submitText={t('org.move.submit')}
      notReady={notReady()}
      onSubmit={() => preview && send({ type: 'MoveContact', ...move, reason: reason.trim(), previewHash: preview.previewHash })}
      onCancel={onClose}
      {...sending}
    >
      <Field label={t('org.move.to')} hint={t('org.move.toHint')}>
        {(id) => <UnitChoice id={id} units={units} value={to} onChange={choose} />}
      </Field>
      <Field label={t('org.contact.roles')}>{(id) => <Select id={id} mode="multiple" className="wide" value={[...roles]} options={possible.map((value) => ({ value, label: t(`role.${value}`) }))} onChange={(next: Role[]) => setRoles(next)} />}</Field>
      <div className="field-grid">
        <DayField label={t('cycle.from')} value={days.from} onChange={(from) => setDays((was) => ({ ...was, from }))} />
        <DayField label={t('cycle.until')} value={days.until} onChange={(until) => setDays((was) => ({ ...was, until }))} />
      </div>
      <SuccessorField people={contacts.filter((each) => each.id !== contact.id && each.isThere)} value={successor} onChange={setSuccessor} />
      {error && <ErrorNote error={error} />}
      {preview && (
        <div className="stack" role="status">
          {successor !== undefined && <p>{t('org.move.successorRoles', { successor: contacts.find(({ id }) => id === successor)?.name ?? successor, roles: preview.roles.map((role) => t(`role.${role}`)).join(t('common.and')) })}</p>}
          <HandOverSeen preview={preview} />
        </div>
      )}
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};

const UnitChoice = ({ id, units, value, onChange }: { id: string; units: readonly UnitView[]; value: string; onChange: (unit: string) => void }): ReactElement => {
  const language = useLanguage();
  return (
    <Select
      id={id} autoFocus className="wide" value={value}
      showSearch={{ filterOption: (text, option) => `${option?.label ?? ''} ${option?.pinyin ?? ''}`.toLowerCase().includes(text.toLowerCase()) }}
      options={units.map((each) => ({ value: each.id, label: nameOf(each, language), pinyin: each.pinyin }))}
      onChange={onChange}
    />
  );
};

const SuccessorField = ({ people, value, onChange }: { people: readonly ContactView[]; value: string | undefined; onChange: (person: string | undefined) => void }): ReactElement => {
  const { t } = useTranslation();
  return (
    <Field label={t('org.move.successor')} hint={t('org.move.successorHint')}>
      {(id) => <Select id={id} allowClear className="wide" value={value ?? null} options={people.map((each) => ({ value: each.id, label: `${each.name} (${each.id})` }))} onChange={(next: string | null | undefined) => onChange(next ?? undefined)} />}
    </Field>
  );
};
