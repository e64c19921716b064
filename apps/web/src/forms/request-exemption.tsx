import { Radio } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FilesField } from './FilesField.js';
import type { AttachedFile } from './FilesField.js';
import type { VerbFormProps } from './form-props.js';
import { ReasonForm } from './ReasonForm.js';

export const GROUNDS = ['not_concerned', 'cannot_apply'] as const;
type Ground = (typeof GROUNDS)[number];

/** 豁免申请, by the unit or one side of the bureau. */
export const RequestExemptionForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [ground, setGround] = useState<Ground>('not_concerned');
  const [files, setFiles] = useState<readonly AttachedFile[]>([]);
  return (
    <ReasonForm
      {...props}
      title={t('form.RequestExemption.title')}
      submitText={t('verb.RequestExemption')}
      label={t('form.RequestExemption.reason')}
      commandOf={(reason) => ({ type: 'RequestExemption', ground, reason, evidence: files.map(({ id }) => id) })}
    >
      <p className="muted">{t('form.RequestExemption.causes')}</p>
      <Radio.Group aria-label={t('requests.ground')} value={ground} options={GROUNDS.map((value) => ({ value, label: t(`requests.grounds.${value}`) }))} onChange={({ target }) => setGround(target.value as Ground)} />
      <FilesField assignment={props.assignment.id} label={t('form.evidence.files')} files={files} onChange={setFiles} />
    </ReasonForm>
  );
};
