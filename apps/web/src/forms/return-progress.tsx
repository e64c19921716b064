import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckedReport, useCheckedPeriod } from './CheckedReport.js';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

/** 退改进展: with the reason that the unit reads at the report. */
export const ReturnProgressForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [period, setPeriod] = useCheckedPeriod(props.assignment, props.of);
  return (
    <ReasonForm {...props} title={t('form.ReturnProgress.title')} submitText={t('form.ReturnProgress.submit')} isDanger label={t('form.ReturnProgress.reason')} commandOf={(reason) => ({ type: 'ReturnProgress', period, reason })}>
      <CheckedReport assignment={props.assignment} period={period} onPeriod={setPeriod} />
    </ReasonForm>
  );
};
