import { Input } from 'antd';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';
import type { Command } from './use-command.js';

interface Props extends VerbFormProps {
  title: string;
  submitText: string;
  label: string;
  isDanger?: boolean;
  /** A reason that must be given; an opinion may be left empty. */
  isRequired?: boolean;
  /** What else is missing. */
  notReady?: string | undefined;
  commandOf: (text: string) => Command;
  /** Fields above the text. */
  children?: ReactNode;
}

/** Verbs that ask for one text. */
export const ReasonForm = ({ assignment, title, submitText, label, isDanger = false, isRequired = true, notReady: missing, commandOf, children, onDone, onCancel }: Props): ReactElement => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { send, ...sending } = useCommand(assignment, onDone);
  const notReady = missing ?? (isRequired && text.trim() === '' ? t('form.reasonNeeded', { label }) : undefined);
  return (
    <FormShell title={title} submitText={submitText} isDanger={isDanger} notReady={notReady} onSubmit={() => send(commandOf(text.trim()))} onCancel={onCancel} {...sending}>
      {children}
      <Field label={isRequired ? label : t('form.optional', { label })}>
        {(id) => <Input.TextArea id={id} autoFocus rows={3} maxLength={2000} showCount value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </FormShell>
  );
};
