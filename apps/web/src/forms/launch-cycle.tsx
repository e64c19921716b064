import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnavailable, request } from '../api/client.js';
import { newCommandId } from '../api/command-id.js';
import type { Receipt } from '../api/generated/types.gen.js';
import { apiPathTo } from '../path-builder.js';
import { toast } from '../ui/toast.js';
import { Field, FormShell } from './FormShell.js';

/** 下达: asks for the year typed, so that nobody issues 512 assignments by a slip. */
export const LaunchCycleForm = ({ year }: { year: number }): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [commandId] = useState(newCommandId);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const launch = useMutation({
    mutationFn: () => request<Receipt>(apiPathTo.cycleCommands(`cycle/${year}`), { method: 'POST', body: { type: 'LaunchCycle', typedYear: Number(typed) }, idempotencyKey: commandId }),
    onSuccess: () => toast('done', t('form.LaunchCycle.done')),
    onSettled: () => client.invalidateQueries(),
  });
  if (!isOpen) {
    return (
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('form.LaunchCycle.title', { year })}
      </Button>
    );
  }
  return (
    <FormShell
      title={t('form.LaunchCycle.title', { year })}
      submitText={t('form.LaunchCycle.submit')}
      isSaving={launch.isPending}
      submitError={launch.error}
      isUnconfirmed={isUnavailable(launch.error)}
      commandId={commandId}
      notReady={typed === String(year) ? undefined : t('form.LaunchCycle.typeYear', { year })}
      onSubmit={() => launch.mutate()}
      onCancel={() => setOpen(false)}
    >
      <Field label={t('form.LaunchCycle.typeYear', { year })}>
        {(id) => <Input id={id} autoFocus inputMode="numeric" maxLength={4} value={typed} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
    </FormShell>
  );
};
