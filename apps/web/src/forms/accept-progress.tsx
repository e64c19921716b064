import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckedReport, useCheckedPeriod } from './CheckedReport.js';
import type { VerbFormProps } from './form-props.js';
import { FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

/** 采纳进展. */
export const AcceptProgressForm = ({ assignment, of, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [period, setPeriod] = useCheckedPeriod(assignment, of);
  const { send, ...sending } = useCommand(assignment, onDone);
  return (
    <FormShell title={t('form.AcceptProgress.title')} submitText={t('form.AcceptProgress.submit')} focusSubmit notReady={period === '' ? t('progress.noneIn') : undefined} onSubmit={() => send({ type: 'AcceptProgress', period })} onCancel={onCancel} {...sending}>
      <CheckedReport assignment={assignment} period={period} onPeriod={setPeriod} />
    </FormShell>
  );
};
