import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../messages/use-language.js';
import { nameOf } from '../ui/date-text.js';
import { DayField } from './DayField.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';
import { isFound, LOCAL, useUnitOptions } from './unit-options.js';

/** 批示: to the item's own unit or any other, with a date. */
export const GiveInstructionForm = ({ assignment, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const units = useUnitOptions(['department', ...LOCAL]);
  const [addressee, setAddressee] = useState(assignment.unit.id);
  const [dueOn, setDueOn] = useState('');
  const [text, setText] = useState('');
  const { send, ...sending } = useCommand(assignment, onDone);
  const near = [assignment.unit, assignment.leadDepartment, ...assignment.supportingDepartments].map((unit) => ({ value: unit.id, label: nameOf(unit, language) }));
  const far = units.filter((unit) => near.every(({ value }) => value !== unit.value));
  const notReady = text.trim() === '' ? t('form.reasonNeeded', { label: t('cases.instruction') }) : dueOn === '' ? t('form.reasonNeeded', { label: t('cases.instructionDue') }) : undefined;
  return (
    <FormShell title={t('verb.GiveInstruction')} submitText={t('verb.GiveInstruction')} notReady={notReady} onSubmit={() => send({ type: 'GiveInstruction', addressee, dueOn, text: text.trim() })} onCancel={onCancel} {...sending}>
      <Field label={t('cases.instruction')}>{(id) => <Input.TextArea id={id} autoFocus rows={3} maxLength={2000} showCount value={text} onChange={({ target }) => setText(target.value)} />}</Field>
      <DayField label={t('cases.instructionDue')} value={dueOn} onChange={setDueOn} />
      <Field label={t('cases.addressee')}>
        {(id) => <Select id={id} showSearch={{ filterOption: isFound }} value={addressee} options={[{ label: t('cases.near'), options: near }, ...(far.length > 0 ? [{ label: t('cases.far'), options: far }] : [])]} onChange={setAddressee} />}
      </Field>
    </FormShell>
  );
};
