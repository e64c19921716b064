import { Checkbox } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerbFormProps } from './form-props.js';
import { useHeldName } from './held-name.js';
import { ReasonForm } from './ReasonForm.js';

/** 销号 on the evidence that was seen; it stands for every milestone of the assignment. */
export const CloseOutForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const { milestones, progress } = props.assignment;
  const [seen, setSeen] = useState<readonly string[]>([]);
  return (
    <ReasonForm
      {...props}
      title={t('verb.CloseOut')}
      submitText={t('verb.CloseOut')}
      heldAs={useHeldName(props.assignment)('CloseOut')}
      label={t('form.CloseOut.reason')}
      commandOf={(reason) => ({ type: 'CloseOut', reason, seen: milestones.map(({ id }) => ({ milestone: id, evidence: [...seen] })) })}
    >
      {progress.evidence.length > 0 && (
        <fieldset className="plain-fieldset">
          <legend>{t('form.CloseOut.seen')}</legend>
          <Checkbox.Group className="stack" value={[...seen]} options={progress.evidence.map(({ id, text, number }) => ({ value: id, label: [number, text].filter((part) => part !== null && part !== '').join(' · ') || id }))} onChange={(values) => setSeen(values)} />
        </fieldset>
      )}
    </ReasonForm>
  );
};
