import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../messages/use-language.js';
import { deadlineText } from '../ui/date-text.js';
import type { VerbFormProps } from './form-props.js';
import { FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

export const AcknowledgeAssignmentForm = ({ assignment, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { send, ...sending } = useCommand(assignment, onDone);
  return (
    <FormShell
      title={t('form.AcknowledgeAssignment.title', { by: deadlineText(assignment.acknowledgeBy, language) })}
      submitText={t('verb.AcknowledgeAssignment')}
      focusSubmit
      onSubmit={() => send({ type: 'AcknowledgeAssignment' })}
      onCancel={onCancel}
      {...sending}
    />
  );
};
