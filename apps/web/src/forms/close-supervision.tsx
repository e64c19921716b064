import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { openCasesOf } from '../components/case-text.js';
import { CaseChoice } from './case-choice.js';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

/** 督办办结 by who issued it. */
export const CloseSupervisionForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const cases = openCasesOf(props.assignment);
  const [id, setId] = useState(cases[0]?.id ?? '');
  return (
    <ReasonForm {...props} title={t('verb.CloseSupervision')} submitText={t('verb.CloseSupervision')} label={t('cases.closeReason')} commandOf={(reason) => ({ type: 'CloseSupervision', case: id, reason })}>
      <CaseChoice cases={cases} value={id} onChange={setId} />
    </ReasonForm>
  );
};
