import { useState } from 'react';
import type { ReactElement } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { openCasesOf } from '../components/case-text.js';
import { CaseChoice } from './case-choice.js';
import { DayField } from './DayField.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

/** 督办回复: why, and until when it will be done. How far ahead a promise may lie the API says. */
export const ReplySupervisionForm = ({ assignment, session, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const own = openCasesOf(assignment).filter(({ addressee }) => addressee.id === session.unit.id);
  const [id, setId] = useState((own.find(({ reply }) => reply === null || reply.state === 'rejected') ?? own[0])?.id ?? '');
  const [promisedOn, setPromisedOn] = useState('');
  const [text, setText] = useState('');
  const { send, ...sending } = useCommand(assignment, onDone);
  const notReady = text.trim() === '' ? t('form.reasonNeeded', { label: t('cases.replyHead') }) : promisedOn === '' ? t('form.reasonNeeded', { label: t('cases.promised') }) : undefined;
  return (
    <FormShell title={t('verb.ReplySupervision')} submitText={t('verb.ReplySupervision')} notReady={notReady} onSubmit={() => send({ type: 'ReplySupervision', case: id, promisedOn, text: text.trim() })} onCancel={onCancel} {...sending}>
      <CaseChoice cases={own} value={id} onChange={setId} />
      <Field label={t('cases.replyHead')}>{(field) => <Input.TextArea id={field} autoFocus rows={3} maxLength={2000} showCount value={text} onChange={({ target }) => setText(target.value)} />}</Field>
      <DayField label={t('cases.promised')} hint={t('cases.promisedHint')} value={promisedOn} onChange={setPromisedOn} />
    </FormShell>
  );
};
