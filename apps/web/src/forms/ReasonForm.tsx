import { Input } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formOf, partOf, useKept } from '../api/kept-fields.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { Phrases } from './Phrases.js';
import { useCommand } from './use-command.js';
import type { Command } from './use-command.js';

interface Props extends VerbFormProps {
  title: string;
  submitText: string;
  label: string;
  isDanger?: boolean;
  /** A reason that must be given; an opinion may be left empty. */
  isRequired?: boolean;
  /** Why the fields above are not whole yet. */
  notReady?: string | undefined;
  /** A final act is held for ten seconds, under this name. */
  heldAs?: string;
  commandOf: (text: string) => Command;
  /** Fields above the text. */
  children?: ReactNode;
}

/** Verbs that ask for one text. */
export const ReasonForm = ({ assignment, title, submitText, label, isDanger = false, isRequired = true, notReady, heldAs, commandOf, children, onDone, onCancel }: Props): ReactElement => {
  const { t } = useTranslation();
  const blank = commandOf('');
  const [text, setText] = useKept(formOf(assignment.id, blank.type, partOf(blank)), () => '');
  const { send, ...sending } = useCommand(assignment, onDone, heldAs === undefined ? {} : { heldAs });
  const lacking = notReady ?? (isRequired && text.trim() === '' ? t('form.reasonNeeded', { label }) : undefined);
  return (
    <FormShell title={title} submitText={submitText} isDanger={isDanger} notReady={lacking} onSubmit={() => send(commandOf(text.trim()))} onCancel={onCancel} {...sending}>
      {children}
      <Field label={isRequired ? label : t('form.optional', { label })}>
        {(id) => <Input.TextArea id={id} autoFocus={children === undefined} rows={3} maxLength={2000} showCount value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Phrases kind="other" text={text} onPhrase={(phrase) => setText(`${text}${phrase}`)} />
    </FormShell>
  );
};
