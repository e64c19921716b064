import { Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CycleCommand, CycleView } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { DayField } from './DayField.js';
import { Field, FormShell } from './FormShell.js';
import { changesOf, CHOICES, DATES, LIMITS, ROLLED, ROLLS, SWITCHES, type Settings } from './settings-fields.js';
import { useAct } from './use-act.js';

/** 周期设置 before the launch: each change is a new version, with its reason. */
export const PrepareSettingsForm = ({ cycle, onClose }: { cycle: CycleView; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const before = cycle.settings as Settings & Record<string, unknown>;
  const [changed, setChanged] = useState<Settings>({});
  const [reason, setReason] = useState('');
  const { send, ...sending } = useAct<CycleCommand>(apiPathTo.cycleCommands(cycle.id), ['cycles'], onClose);
  const settings: Settings = { ...before, ...changed };
  const set = (more: Settings): void => setChanged((was) => changesOf(before, { ...was, ...more }));
  const count = Object.keys(changed).length;
  const notReady = count === 0 ? t('cycle.settings.nothing') : reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  return (
    <FormShell
      title={t('cycle.settings.form')}
      submitText={t('cycle.settings.submit', { n: count })}
      notReady={notReady}
      onSubmit={() => send({ type: 'PrepareSettings', settings: changed, reason: reason.trim() })}
      onCancel={onClose}
      {...sending}
    >
      <div className="field-grid">
        {DATES.map((key) => (
          <DayField key={key} label={t(`setting.${key}`)} value={settings[key] ?? ''} onChange={(day) => day !== '' && set({ [key]: day })} />
        ))}
        {[...LIMITS, 'graceMinutes' as const].map((key) => (
          <Field key={key} label={t(`setting.${key}`)}>
            {(id) => <InputNumber id={id} min={0} max={key === 'graceMinutes' ? 240 : 60} precision={0} value={settings[key] ?? null} onChange={(value) => value !== null && set({ [key]: value })} />}
          </Field>
        ))}
        <Field label={t('setting.signOffLevels')}>
          {(id) => <Select id={id} value={settings.signOffLevels ?? null} options={CHOICES.signOffLevels.map((value) => ({ value, label: String(value) }))} onChange={(value) => value !== null && set({ signOffLevels: value })} />}
        </Field>
        <Field label={t('setting.quorum')}>
          {(id) => <Select id={id} value={settings.quorum ?? null} options={CHOICES.quorum.map((value) => ({ value, label: t(`setting.value.${value}`) }))} onChange={(value) => value !== null && set({ quorum: value })} />}
        </Field>
        <Field label={t('setting.resubmission')}>
          {(id) => <Select id={id} value={settings.resubmission ?? null} options={CHOICES.resubmission.map((value) => ({ value, label: t(`setting.value.${value}`) }))} onChange={(value) => value !== null && set({ resubmission: value })} />}
        </Field>
        {ROLLED.map((key) => (
          <RollField key={key} label={t(`setting.roll.${key}`)} rule={settings.rollRules?.[key]} onChange={(rule) => settings.rollRules && set({ rollRules: { ...settings.rollRules, [key]: rule } })} />
        ))}
        {SWITCHES.map((key) => (
          <Field key={key} label={t(`setting.${key}`)}>
            {(id) => <Switch id={id} checked={settings[key] ?? false} onChange={(value) => set({ [key]: value })} />}
          </Field>
        ))}
      </div>
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};

type Roll = (typeof ROLLS)[number];
const RollField = ({ label, rule, onChange }: { label: string; rule: Roll | { nthAfter: number } | undefined; onChange: (rule: Roll) => void }): ReactElement => {
  const { t } = useTranslation();
  const nth = typeof rule === 'object' ? [{ value: 'nth', label: t('setting.value.nth', { n: rule.nthAfter }) }] : [];
  return (
    <Field label={label}>
      {(id) => (
        <Select<string | null>
          id={id}
          value={typeof rule === 'object' ? 'nth' : (rule ?? null)}
          options={[...ROLLS.map((value) => ({ value, label: t(`setting.value.${value}`) })), ...nth]}
          onChange={(value) => ROLLS.some((each) => each === value) && onChange(value as Roll)}
        />
      )}
    </Field>
  );
};
