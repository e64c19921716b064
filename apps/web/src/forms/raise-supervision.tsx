import { Radio } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LevelBars } from '../ui/LevelBars.js';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

const HIGHER = { blue: ['orange', 'red'], orange: ['red'], red: ['red'] } as const;

/** 升级, or for a leader of the bureau 签发 of the red notice. */
export const RaiseSupervisionForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const { assignment, session } = props;
  const from = assignment.openCase?.level ?? 'blue';
  const issues = session.roles.includes('bureau_leader');
  const [level, setLevel] = useState<'orange' | 'red'>(issues ? 'red' : HIGHER[from][0]);
  return (
    <ReasonForm
      {...props}
      title={t(issues && level === 'red' ? 'cases.issueRed' : 'verb.RaiseSupervision')}
      submitText={t(issues && level === 'red' ? 'cases.issue' : 'verb.RaiseSupervision')}
      label={t('cases.text.reason')}
      isRequired={false}
      commandOf={(reason) => ({ type: 'RaiseSupervision', level, reason })}
    >
      {HIGHER[from].length > 1 && (
        <Radio.Group aria-label={t('supervision.level')} value={level} onChange={({ target }) => setLevel(target.value as 'orange' | 'red')}>
          {HIGHER[from].map((each) => (
            <Radio key={each} value={each}>
              <LevelBars level={each} />
            </Radio>
          ))}
        </Radio.Group>
      )}
      <p className="muted field-hint">{t(issues ? 'cases.issueHint' : level === 'red' ? 'cases.draftHint' : 'cases.skipHint')}</p>
    </ReasonForm>
  );
};
