import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoicesField, useColleagues } from './ChoiceFields.js';
import type { VerbFormProps } from './form-props.js';
import { FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';
import { useUnitOptions } from './unit-options.js';

/** 抄送: who gets it may read, and nothing else. */
export const CopyForm = ({ assignment, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [to, setTo] = useState<readonly string[]>([]);
  const units = useUnitOptions(['department', 'province', 'bureau']);
  const options = [...units, ...useColleagues()];
  const { send, ...sending } = useCommand(assignment, onDone);
  return (
    <FormShell title={t('form.Copy.title')} submitText={t('verb.Copy')} notReady={to.length === 0 ? t('form.Copy.needed') : undefined} onSubmit={() => send({ type: 'Copy', to: [...to] })} onCancel={onCancel} {...sending}>
      {assignment.copiedTo.length > 0 && <p className="muted">{t('form.Copy.already', { names: assignment.copiedTo.join(t('common.and')) })}</p>}
      <ChoicesField label={t('form.Copy.to')} value={to} options={options} autoFocus onChange={setTo} />
    </FormShell>
  );
};
