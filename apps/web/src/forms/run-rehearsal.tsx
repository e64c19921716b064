import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnavailable, request } from '../api/client.js';
import { newCommandId } from '../api/command-id.js';
import { cycleOf } from '../api/cycles-queries.js';
import type { RehearsalRunView, RunRehearsal } from '../api/generated/types.gen.js';
import { useChoices } from '../components/FilterBar.js';
import { apiPathTo } from '../api-paths.js';
import { SCRIPTS } from '../search-types.js';
import { Field, FormShell } from './FormShell.js';

const MANNERS = ['silent', 'punctual', 'late', 'returned_twice'] as const;
type Manner = (typeof MANNERS)[number];
/** What a department is assumed to decide, a reviewer and week. */
const A_WEEK = 20;

/** How the units behave; some of them otherwise. */
export const RunRehearsalForm = ({ year, onRun }: { year: number; onRun: (run: string) => void }): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { units } = useChoices();
  const [isOpen, setOpen] = useState(false);
  const [commandId, setCommandId] = useState(newCommandId);
  const [script, setScript] = useState<(typeof SCRIPTS)[number]>('silent');
  const [own, setOwn] = useState<Readonly<Record<string, Manner>>>({});
  const [perReviewer, setPerReviewer] = useState(A_WEEK);
  const run = useMutation({
    mutationFn: (body: RunRehearsal) => request<RehearsalRunView>(apiPathTo.rehearsals(cycleOf(year)), { method: 'POST', body, idempotencyKey: commandId }),
    onSuccess: (made) => {
      setCommandId(newCommandId());
      void client.invalidateQueries({ queryKey: ['rehearsals'] });
      setOpen(false);
      onRun(made.run.id);
    },
    // Refused, it may be asked for otherwise; without an answer the same is asked again.
    onError: (error) => !isUnavailable(error) && setCommandId(newCommandId()),
  });
  const setUnits = (ids: readonly string[]): void => setOwn((was) => Object.fromEntries(ids.map((id) => [id, was[id] ?? 'late'])));
  if (!isOpen) {
    return (
      <Button type="primary" className="self-start" onClick={() => setOpen(true)}>
        {t('rehearsal.form')}
      </Button>
    );
  }
  return (
    <FormShell title={t('rehearsal.form')} submitText={t('rehearsal.submit')} isSaving={run.isPending} submitError={run.error} onSubmit={() => run.mutate({ script, units: { ...own }, tasks: {}, perReviewer })} onCancel={() => setOpen(false)}>
      <div className="field-grid">
        <Field label={t('rehearsal.scriptLabel')}>{(id) => <Select id={id} autoFocus value={script} options={SCRIPTS.map((value) => ({ value, label: t(`rehearsal.script.${value}`) }))} onChange={setScript} />}</Field>
        <Field label={t('rehearsal.perReviewer')}>{(id) => <InputNumber id={id} min={1} max={10_000} value={perReviewer} onChange={(value) => value !== null && setPerReviewer(value)} />}</Field>
      </div>
      <Field label={t('rehearsal.own')} hint={t('rehearsal.ownHint')}>
        {(id) => <Select id={id} mode="multiple" className="wide" value={Object.keys(own)} options={units.map(({ value, label, search = '' }) => ({ value, label, search: `${label} ${search}`.toLowerCase() }))} showSearch={{ filterOption: (text, option) => (option?.search ?? '').includes(text.toLowerCase()) }} onChange={setUnits} />}
      </Field>
      <div className="field-grid">
        {Object.entries(own).map(([unit, manner]) => (
          <Field key={unit} label={units.find(({ value }) => value === unit)?.label ?? unit}>
            {(id) => <Select id={id} value={manner} options={MANNERS.map((value) => ({ value, label: t(`rehearsal.script.${value}`) }))} onChange={(next) => setOwn((was) => ({ ...was, [unit]: next }))} />}
          </Field>
        ))}
      </div>
    </FormShell>
  );
};
