import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnavailable, request } from '../api/client.js';
import { newCommandId } from '../api/command-id.js';
import { cycleOf } from '../api/cycles-queries.js';
import type { CarryOverAnswer, CarryOverBatch } from '../api/generated/types.gen.js';
import { TOUCHED } from '../api/touched.js';
import { useLanguage } from '../messages/use-language.js';
import { apiPathTo } from '../api-paths.js';
import { Field, FormShell } from './FormShell.js';
import { refusalText } from '../api/allowed-actions.js';

interface Props {
  year: number;
  items: CarryOverBatch['items'];
  onDone: () => void;
}

/** 批量结转: each an act of its own; what was refused is told by name. */
export const CarryOverForm = ({ year, items, onDone }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const [commandId, setCommandId] = useState(newCommandId);
  const [reason, setReason] = useState('');
  const carry = useMutation({
    mutationFn: (body: CarryOverBatch) => request<CarryOverAnswer>(apiPathTo.carryOvers(cycleOf(year)), { method: 'POST', body, idempotencyKey: commandId }),
    onSuccess: (answer) => {
      setCommandId(newCommandId());
      if (answer.items.every(({ outcome }) => outcome === 'carried_over')) onDone();
    },
    onSettled: () => {
      for (const key of [...TOUCHED, 'assignment']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  // No answer came: only what was sent may be sent again, whatever is chosen meanwhile.
  const isUnconfirmed = isUnavailable(carry.error);
  const refused = carry.data?.items.filter(({ outcome }) => outcome !== 'carried_over') ?? [];
  return (
    <FormShell
      title={t('carry.form', { n: items.length })} submitText={t('carry.submit')} notReady={reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined}
      isSaving={carry.isPending} submitError={carry.error} isUnconfirmed={isUnconfirmed} commandId={commandId} onSubmit={() => carry.mutate(isUnconfirmed && carry.variables ? carry.variables : { items, reason: reason.trim() })} onCancel={onDone}
    >
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      {refused.length > 0 && (
        <ul className="plain" role="alert">
          {refused.map(({ from, refusal }) => (
            <li key={from}>{`${from} ${refusalText(refusal, language) ?? ''}`}</li>
          ))}
        </ul>
      )}
    </FormShell>
  );
};
