import { Radio } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

const DECISIONS = ['granted', 'refused'] as const;
type Decision = (typeof DECISIONS)[number];

/** 豁免批复, by the lead director and the coordinator, each once. */
export const DecideExemptionForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [decision, setDecision] = useState<Decision>('granted');
  const { exemption } = props.assignment;
  return (
    <ReasonForm
      {...props}
      title={t('form.DecideExemption.title')}
      submitText={t('form.DecideExemption.submit')}
      label={t('form.DecideExemption.reason')}
      isDanger={decision === 'refused'}
      commandOf={(reason) => ({ type: 'DecideExemption', decision, reason })}
    >
      {exemption && <p>{t('form.DecideExemption.asked', { ground: t(`requests.grounds.${exemption.ground}`), reason: exemption.reason, who: exemption.waitingFor.map((side) => t(`requests.who.${side}`)).join(t('common.and')) })}</p>}
      <Radio.Group aria-label={t('form.decision')} value={decision} options={DECISIONS.map((value) => ({ value, label: t(`form.DecideExemption.${value}`) }))} onChange={({ target }) => setDecision(target.value as Decision)} />
      <p className="muted">{t(`form.DecideExemption.causes.${decision}`)}</p>
    </ReasonForm>
  );
};
