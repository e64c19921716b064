import { Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cycleOf } from '../api/cycles-queries.js';
import type { DecideScoreAppeal, LodgeScoreAppeal, Named, PublishedScore } from '../api/generated/types.gen.js';
import { useCycle } from '../components/use-cycle.js';
import { useLanguage } from '../messages/use-language.js';
import { apiPathTo } from '../api-paths.js';
import { nameOf } from '../ui/date-text.js';
import { Field, FormShell } from './FormShell.js';
import { useAct } from './use-act.js';

const KEYS = ['scores'] as const;

/** 申诉 against the own unit's score. */
export const LodgeScoreAppealForm = ({ score, onClose }: { score: PublishedScore; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const { year } = useCycle();
  const [reason, setReason] = useState('');
  const { send, ...sending } = useAct<LodgeScoreAppeal>(apiPathTo.cycleCommands(cycleOf(year)), KEYS, onClose);
  const label = t('form.LodgeAppeal.reason');
  return (
    <FormShell
      title={t('form.LodgeAppeal.score')}
      submitText={t('verb.LodgeAppeal')}
      notReady={reason.trim() === '' ? t('form.reasonNeeded', { label }) : undefined}
      onSubmit={() => send({ type: 'LodgeAppeal', publication: score.publication, reason: reason.trim() })}
      onCancel={onClose}
      {...sending}
    >
      <Field label={label}>{(id) => <Input.TextArea id={id} autoFocus rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};

/** 裁定: the score stands, or an erratum with another total stands beside it. */
export const DecideScoreAppealForm = ({ unit, score, onClose }: { unit: Named; score: PublishedScore; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { year } = useCycle();
  const [outcome, setOutcome] = useState<DecideScoreAppeal['outcome']>('upheld');
  const [total, setTotal] = useState<number | null>(score.total);
  const [reason, setReason] = useState('');
  const { send, ...sending } = useAct<DecideScoreAppeal>(apiPathTo.cycleCommands(cycleOf(year)), KEYS, onClose);
  const label = t('form.DecideAppeal.reason');
  const isErratum = outcome === 'erratum';
  const notReady = isErratum && total === null ? t('form.DecideAppeal.totalNeeded') : reason.trim() === '' ? t('form.reasonNeeded', { label }) : undefined;
  return (
    <FormShell
      title={t('form.DecideAppeal.score', { unit: nameOf(unit, language) })}
      submitText={t('verb.DecideAppeal')}
      notReady={notReady}
      onSubmit={() => send({ type: 'DecideAppeal', publication: score.publication, unit: unit.id, outcome, ...(isErratum && total !== null ? { total } : {}), reason: reason.trim() })}
      onCancel={onClose}
      {...sending}
    >
      <Radio.Group aria-label={t('form.decision')} value={outcome} options={(['upheld', 'erratum'] as const).map((value) => ({ value, label: t(`form.DecideAppeal.${value}`) }))} onChange={({ target }) => setOutcome(target.value as DecideScoreAppeal['outcome'])} />
      {isErratum && <Field label={t('form.DecideAppeal.total')}>{(id) => <InputNumber id={id} min={0} max={100} value={total} onChange={setTotal} />}</Field>}
      <Field label={label}>{(id) => <Input.TextArea id={id} rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
