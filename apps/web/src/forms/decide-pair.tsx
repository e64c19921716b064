import { Radio } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { draftKeys } from '../api/draft-keys.js';
import type { CatalogueCommand, DiffSide } from '../api/generated/types.gen.js';
import { ReasonField } from '../components/catalogue/ReasonField.js';
import { apiPathTo } from '../api-paths.js';
import { FormShell } from './FormShell.js';
import { useActs } from './use-acts.js';

interface Props {
  id: string;
  /** The version that holds the older task. */
  withId: string;
  before: DiffSide;
  after: DiffSide;
}

/** Whether two tasks are the same, where their texts leave it open (X2). */
export const DecidePairForm = ({ id, withId, before, after }: Props): ReactElement => {
  const { t } = useTranslation();
  const [same, setSame] = useState<boolean>();
  const [reason, setReason] = useState('');
  const { send, ...sending } = useActs<CatalogueCommand>(apiPathTo.catalogueVersionCommands(id), draftKeys(id), () => undefined);
  const notReady = same === undefined ? t('diff.decideFirst') : reason.trim() === '' ? t('version.reasonNeeded') : undefined;
  const clear = (): void => {
    setSame(undefined);
    setReason('');
  };
  return (
    <FormShell title={t('diff.decide', { before: before.title, after: after.title })} submitText={t('diff.decideSubmit')} notReady={notReady} onSubmit={() => send([{ type: 'DecidePair', with: withId, before: before.path, after: after.path, same: same === true, reason: reason.trim() }])} onCancel={clear} {...sending}>
      <Radio.Group value={same ?? null} onChange={(event) => setSame(event.target.value === true)} options={[{ value: true, label: t('diff.same') }, { value: false, label: t('diff.different') }]} />
      <ReasonField value={reason} onChange={setReason} />
    </FormShell>
  );
};
