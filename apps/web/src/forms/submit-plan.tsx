import { Input } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formOf, useKept } from '../api/kept-fields.js';
import { useLanguage } from '../messages/use-language.js';
import { nameOf } from '../ui/date-text.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useHeldName } from './held-name.js';
import { useCommand } from './use-command.js';

/** 报送; a province that does not wait for its cities names them and says why. */
export const SubmitPlanForm = ({ assignment, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [reason, setReason] = useKept(formOf(assignment.id, 'SubmitPlan', '', 'gaps'), () => '');
  const heldName = useHeldName(assignment);
  const { send, ...sending } = useCommand(assignment, onDone, { heldAs: heldName('SubmitPlan') });
  const { plan, progress } = assignment;
  const missing = progress.cities.filter(({ passed }) => !passed).map(({ unit }) => nameOf(unit, language));
  const notReady = !plan ? t('plan.none') : missing.length > 0 && reason.trim() === '' ? t('form.SubmitPlan.gapsNeeded') : undefined;
  return (
    <FormShell
      title={plan ? t('form.SubmitPlan.title', { version: plan.version, hash: plan.textHash.slice(0, 8) }) : t('verb.SubmitPlan')}
      submitText={t('verb.SubmitPlan')}
      notReady={notReady}
      focusSubmit
      onSubmit={() => plan && send({ type: 'SubmitPlan', textHash: plan.textHash, ...(missing.length > 0 ? { gaps: { reason: reason.trim() } } : {}) })}
      onCancel={onCancel}
      {...sending}
    >
      {missing.length > 0 && (
        <Field label={t('form.SubmitPlan.gaps', { cities: missing.join(t('common.and')) })}>
          {(id) => <Input.TextArea id={id} rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      )}
    </FormShell>
  );
};
