import { Radio } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { openCasesOf } from '../components/case-text.js';
import { useLanguage } from '../messages/use-language.js';
import { dayText } from '../ui/date-text.js';
import { CaseChoice } from './case-choice.js';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

/** 复核: the reply as it was written, then yes, or no with a reason. */
export const CheckReplyForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { assignment } = props;
  const waiting = openCasesOf(assignment).filter(({ reply }) => reply?.state === 'waiting');
  const [id, setId] = useState(waiting[0]?.id ?? '');
  const [accepted, setAccepted] = useState(true);
  const reply = waiting.find((each) => each.id === id)?.reply;
  const text = assignment.history.filter(({ facts }) => facts['caseId'] === id).flatMap(({ texts }) => texts['reply'] ?? []).at(-1);
  return (
    <ReasonForm {...props} title={t('verb.CheckReply')} submitText={t(accepted ? 'cases.accept' : 'cases.reject')} isDanger={!accepted} label={t('cases.text.reason')} isRequired={!accepted} commandOf={(reason) => ({ type: 'CheckReply', case: id, accepted, reason })}>
      <CaseChoice cases={waiting} value={id} onChange={setId} />
      {reply && (
        <p className="plan-text">
          {t('cases.reply.waiting', { on: dayText(reply.promisedOn, language) })}
          {text !== undefined && t('cases.replyText', { reply: text })}
        </p>
      )}
      <Radio.Group aria-label={t('verb.CheckReply')} value={accepted} onChange={({ target }) => setAccepted(target.value as boolean)}>
        <Radio value={true}>{t('cases.accept')}</Radio>
        <Radio value={false}>{t('cases.reject')}</Radio>
      </Radio.Group>
    </ReasonForm>
  );
};
