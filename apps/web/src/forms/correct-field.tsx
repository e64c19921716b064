import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraftDesk } from '../components/catalogue/draft-context.js';
import { LISTS, type DraftField, type DraftItem, type FieldKind, type ListName } from '../components/catalogue/draft-fields.js';
import { FieldEditor } from '../components/catalogue/FieldEditor.js';
import { useFieldText } from '../components/catalogue/field-text.js';
import { ReasonField } from '../components/catalogue/ReasonField.js';
import { useDraftActs } from '../components/catalogue/use-draft-acts.js';
import { Field, FormShell } from './FormShell.js';

interface Props {
  onClose: () => void;
}

/** 更正 one field, with a reason (C2). */
export const CorrectFieldForm = ({ field, onClose }: Props & { field: DraftField }): ReactElement => {
  const { t } = useTranslation();
  const { version } = useDraftDesk();
  const { nameOf } = useFieldText();
  const [value, setValue] = useState(field.value);
  const [reason, setReason] = useState('');
  const { send, ...sending } = useDraftActs(version.id, onClose);
  const notReady = JSON.stringify(value) === JSON.stringify(field.value) ? t('version.unchanged') : reason.trim() === '' ? t('version.reasonNeeded') : undefined;
  return (
    <FormShell title={t('version.correct', { name: nameOf(field) })} submitText={t('version.save')} notReady={notReady} onSubmit={() => send([{ type: 'CorrectField', path: field.path, value, reason: reason.trim() }])} onCancel={onClose} {...sending}>
      <Field label={nameOf(field)}>{(id) => <FieldEditor id={id} autoFocus field={field} value={value} onChange={setValue} />}</Field>
      <ReasonField value={reason} onChange={setReason} />
    </FormShell>
  );
};

/** An item taken out as a whole. */
export const RemoveItemForm = ({ item, name, onClose }: Props & { item: DraftItem; name: string }): ReactElement => {
  const { t } = useTranslation();
  const { version } = useDraftDesk();
  const [reason, setReason] = useState('');
  const { send, ...sending } = useDraftActs(version.id, onClose);
  const remove = (): void => send([{ type: 'CorrectField', path: item.path ?? '', value: null, reason: reason.trim() }]);
  return (
    <FormShell isDanger title={t('version.remove', { name })} submitText={t('version.removeSubmit')} notReady={reason.trim() === '' ? t('version.reasonNeeded') : undefined} onSubmit={remove} onCancel={onClose} {...sending}>
      <ReasonField autoFocus value={reason} onChange={setReason} />
    </FormShell>
  );
};

const BEGINNINGS: Partial<Record<FieldKind, unknown>> = { flag: true, level: 'province', comparator: '>=' };
const MAY_BE_EMPTY = ['group', 'unitLevel'];

/** An item added at the end of its list. */
export const AddItemForm = ({ list, path, onClose }: Props & { list: ListName; path: string }): ReactElement => {
  const { t } = useTranslation();
  const { version } = useDraftDesk();
  const { nameOf } = useFieldText();
  const parts = Object.entries(LISTS[list]) as [string, FieldKind][];
  const [item, setItem] = useState<Readonly<Record<string, unknown>>>(() => Object.fromEntries(parts.map(([name, kind]) => [name, BEGINNINGS[kind] ?? null])));
  const [reason, setReason] = useState('');
  const { send, ...sending } = useDraftActs(version.id, onClose);
  const isOpen = (name: string): boolean => (name === 'due' && list !== 'milestones') || MAY_BE_EMPTY.includes(name);
  const missing = parts.find(([name]) => item[name] === null && !isOpen(name));
  const notReady = missing ? t('form.reasonNeeded', { label: nameOf({ name: missing[0] }) }) : reason.trim() === '' ? t('version.reasonNeeded') : undefined;
  return (
    <FormShell title={t('version.add', { name: t(`version.item.${list}`) })} submitText={t('version.addSubmit')} notReady={notReady} onSubmit={() => send([{ type: 'CorrectField', path, value: item, reason: reason.trim() }])} onCancel={onClose} {...sending}>
      {parts.map(([name, kind], index) => (
        <Field key={name} label={isOpen(name) ? t('form.optional', { label: nameOf({ name }) }) : nameOf({ name })}>
          {(id) => <FieldEditor id={id} autoFocus={index === 0} field={{ path: `${path}.${name}`, kind }} value={item[name]} onChange={(value) => setItem((before) => ({ ...before, [name]: value }))} />}
        </Field>
      ))}
      <ReasonField value={reason} onChange={setReason} />
    </FormShell>
  );
};
