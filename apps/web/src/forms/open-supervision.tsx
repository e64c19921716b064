import { Input, Radio } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LevelBars } from '../ui/LevelBars.js';
import type { VerbFormProps } from './form-props.js';
import { Field } from './FormShell.js';
import { ReasonForm } from './ReasonForm.js';

const LEVELS = ['blue', 'orange', 'red'] as const;

/** 督办立项 by hand: what is to be reached; above blue the reason for skipping a level. */
export const OpenSupervisionForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [level, setLevel] = useState<(typeof LEVELS)[number]>('blue');
  const [criteria, setCriteria] = useState('');
  return (
    <ReasonForm
      {...props}
      title={t('verb.OpenSupervision')}
      submitText={t('verb.OpenSupervision')}
      label={t('cases.text.reason')}
      isRequired={level !== 'blue'}
      notReady={criteria.trim() === '' ? t('form.reasonNeeded', { label: t('cases.criteria') }) : undefined}
      commandOf={(reason) => ({ type: 'OpenSupervision', level, criteria: criteria.trim(), reason })}
    >
      <Radio.Group aria-label={t('supervision.level')} value={level} onChange={({ target }) => setLevel(target.value as (typeof LEVELS)[number])}>
        {LEVELS.map((each) => (
          <Radio key={each} value={each}>
            <LevelBars level={each} />
          </Radio>
        ))}
      </Radio.Group>
      <p className="muted field-hint">{t(level === 'red' ? 'cases.draftHint' : 'cases.skipHint')}</p>
      <Field label={t('cases.criteria')}>{(id) => <Input.TextArea id={id} rows={2} maxLength={2000} value={criteria} onChange={({ target }) => setCriteria(target.value)} />}</Field>
    </ReasonForm>
  );
};
