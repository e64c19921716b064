import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formOf, useKept } from '../api/kept-fields.js';
import { RevisionField } from './RevisionField.js';
import type { VerbFormProps } from './form-props.js';
import { useHeldName } from './held-name.js';
import { ReasonForm } from './ReasonForm.js';

/** 重开: an approved plan goes back for another round. */
export const ReopenPlanForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const heldName = useHeldName(props.assignment);
  const [day, setDay] = useKept(formOf(props.assignment.id, 'ReopenPlan', '', 'day'), () => '');
  return (
    <ReasonForm
      {...props}
      title={t('form.ReopenPlan.title', { round: props.assignment.round + 1 })}
      submitText={t('verb.ReopenPlan')}
      isDanger
      heldAs={heldName('ReopenPlan')}
      label={t('form.ReopenPlan.reason')}
      commandOf={(reason) => ({ type: 'ReopenPlan', reason, ...(day === '' ? {} : { revisionDueOn: day }) })}
    >
      <RevisionField assignment={props.assignment} value={day} onChange={setDay} />
    </ReasonForm>
  );
};
