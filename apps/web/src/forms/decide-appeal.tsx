import { Radio } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

const OUTCOMES = ['upheld', 'erratum'] as const;
type Outcome = (typeof OUTCOMES)[number];

/** 裁定: the notice stands, or an erratum beside it closes the case. */
export const DecideAppealForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<Outcome>('upheld');
  const { openCase, history } = props.assignment;
  const lodged = history.findLast(({ type }) => type === 'AppealLodged')?.texts['appeal'] ?? '';
  return (
    <ReasonForm {...props} title={t('form.DecideAppeal.title')} submitText={t('verb.DecideAppeal')} label={t('form.DecideAppeal.reason')} commandOf={(reason) => ({ type: 'DecideAppeal', case: openCase?.id ?? '', outcome, reason })}>
      <p>{t('form.DecideAppeal.asked', { reason: lodged })}</p>
      <Radio.Group aria-label={t('form.decision')} value={outcome} options={OUTCOMES.map((value) => ({ value, label: t(`form.DecideAppeal.${value}`) }))} onChange={({ target }) => setOutcome(target.value as Outcome)} />
      <p className="muted">{t(`form.DecideAppeal.causes.${outcome}`)}</p>
    </ReasonForm>
  );
};
