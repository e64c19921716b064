import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../messages/use-language.js';
import { nameOf } from '../ui/date-text.js';
import type { VerbFormProps } from './form-props.js';
import { useHeldName } from './held-name.js';
import { ReasonForm } from './ReasonForm.js';

/** 结束会签: who has not decided counts as 未反馈意见, by name. */
export const CloseReviewRoundForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const heldName = useHeldName(props.assignment);
  const open = props.assignment.slots.filter(({ decision }) => decision === null).map(({ department }) => nameOf(department, language));
  return (
    <ReasonForm
      {...props}
      title={t('form.CloseReviewRound.title', { who: open.join(t('common.and')) })}
      submitText={t('verb.CloseReviewRound')}
      isDanger
      heldAs={heldName('CloseReviewRound')}
      label={t('form.CloseReviewRound.reason')}
      commandOf={(reason) => ({ type: 'CloseReviewRound', reason })}
    />
  );
};
