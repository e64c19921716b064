import { Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cycleQuery } from '../api/cycles-queries.js';
import type { RulesView, SettingsProposal } from '../api/generated/types.gen.js';
import { useLedgerText } from '../components/ledger-text.js';
import { Field, FormShell } from './FormShell.js';
import { changesOf } from './settings-fields.js';
import { usePropose } from './use-propose.js';
import { useSide } from '../components/use-side.js';

type Rule = RulesView['inUse'][number];
type Settings = SettingsProposal['settings'];
const RULES: readonly Rule[] = ['T-30', 'T-14', 'T-7', 'T-3', 'T-1', 'T0', 'T+1', 'T+3', 'T+7'];
/** What a change set may change of a cycle that was launched. */
const LIMITS = ['acknowledgeWithinWd', 'reviewLimitWd', 'revisionWd', 'blueOnWd', 'blueReplyWd', 'reportWithinWd', 'reportShutWd', 'optInWd', 'requestLimitWd'] as const;

interface Props {
  year: number;
  inUse: readonly Rule[];
  /** The ladder as it is thought of: the tables show it at once. */
  onThink: (rules: readonly Rule[]) => void;
  onClose: () => void;
}

/** 改规则: rules in use around a deadline, limits, grace; proposed as a change set. */
export const ProposeSettingsForm = ({ year, inUse, onThink, onClose }: Props): ReactElement => {
  const { t } = useTranslation();
  const ledger = useLedgerText();
  const cycle = useSide(cycleQuery(year));
  const [rules, setRules] = useState<readonly Rule[]>(inUse);
  const [changed, setChanged] = useState<Settings>({});
  const [reason, setReason] = useState('');
  const { propose, ...sending } = usePropose(year);
  const before: Readonly<Record<string, unknown>> = cycle?.settings ?? {};
  const isLadderNew = rules.length !== inUse.length || rules.some((rule) => !inUse.includes(rule));
  const settings: Settings = { ...changed, ...(isLadderNew ? { ladder: [...rules] } : {}) };
  const choose = (next: readonly Rule[]): void => {
    const ordered = RULES.filter((rule) => next.includes(rule));
    setRules(ordered);
    if (ordered.length > 0) onThink(ordered);
  };
  const set = (more: Settings): void => setChanged((was) => changesOf(before, { ...was, ...more }) as Settings);
  const notReady = (): string | undefined => {
    if (rules.length === 0) return t('rules.oneNeeded');
    if (Object.keys(settings).length === 0) return t('cycle.settings.nothing');
    return reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  };
  const numberOf = (key: (typeof LIMITS)[number] | 'graceMinutes'): number | null => {
    const value = changed[key] ?? before[key];
    return typeof value === 'number' ? value : null;
  };
  return (
    <FormShell title={t('rules.form')} submitText={t('change.preview')} notReady={notReady()} onSubmit={() => propose({ kind: 'settings', settings }, reason)} onCancel={onClose} {...sending}>
      <fieldset className="plain-fieldset">
        <legend>{t('rules.inUse')}</legend>
        <Checkbox.Group value={[...rules]} options={RULES.map((value) => ({ value, label: ledger.rule(value) }))} onChange={choose} />
      </fieldset>
      <div className="field-grid">
        {[...LIMITS, 'graceMinutes' as const].map((key) => (
          <Field key={key} label={t(`setting.${key}`)}>
            {(id) => <InputNumber id={id} min={0} max={key === 'graceMinutes' ? 240 : 60} precision={0} value={numberOf(key)} onChange={(value) => value !== null && set({ [key]: value })} />}
          </Field>
        ))}
      </div>
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
