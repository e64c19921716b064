import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

export const ClaimReviewForm = ({ assignment, session, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const { send, ...sending } = useCommand(assignment, onDone);
  return (
    <FormShell
      title={t('form.ClaimReview.title')}
      submitText={t('verb.ClaimReview')}
      focusSubmit
      onSubmit={() => send({ type: 'ClaimReview', department: session.unit.id })}
      onCancel={onCancel}
      {...sending}
    />
  );
};
