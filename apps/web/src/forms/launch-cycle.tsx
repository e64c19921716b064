import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnavailable, request } from '../api/client.js';
import { newCommandId } from '../api/command-id.js';
import type { Receipt } from '../api/generated/types.gen.js';
import { launchCheckQuery } from '../api/queries.js';
import { LaunchFindings, warningCodes } from '../components/LaunchFindings.js';
import { apiPathTo } from '../path-builder.js';
import { toast } from '../ui/toast.js';
import { Field, FormShell } from './FormShell.js';

/** 下达: shows the launch check, and asks for the year typed, so that nobody issues 512 assignments by a slip. */
export const LaunchCycleForm = ({ year }: { year: number }): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [commandId] = useState(newCommandId);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const { data: check } = useQuery({ ...launchCheckQuery(`cycle/${year}`), enabled: isOpen });
  const given = check ? warningCodes(check).map((warning) => ({ warning, reason: (reasons[warning] ?? '').trim() })) : [];
  const launch = useMutation({
    mutationFn: () =>
      request<Receipt>(apiPathTo.cycleCommands(`cycle/${year}`), {
        method: 'POST', body: { type: 'LaunchCycle', typedYear: Number(typed), reasons: given, ...(check?.catalogueHash ? { catalogueHash: check.catalogueHash } : {}) }, idempotencyKey: commandId,
      }),
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
  const notReady = (): string | undefined => {
    if (!check) return t('launchCheck.loading');
    if (check.blockers.length > 0) return t('launchCheck.blockers', { n: check.blockers.length });
    if (given.some(({ reason }) => reason === '')) return t('launchCheck.reasonsNeeded');
    return typed === String(year) ? undefined : t('form.LaunchCycle.typeYear', { year });
  };
  return (
    <FormShell
      title={t('form.LaunchCycle.title', { year })}
      submitText={t('form.LaunchCycle.submit')}
      isSaving={launch.isPending}
      submitError={launch.error}
      isUnconfirmed={isUnavailable(launch.error)}
      commandId={commandId}
      notReady={notReady()}
      onSubmit={() => launch.mutate()}
      onCancel={() => setOpen(false)}
    >
      {check && <LaunchFindings check={check} reasons={reasons} onReason={(code, reason) => setReasons((before) => ({ ...before, [code]: reason }))} />}
      <Field label={t('form.LaunchCycle.typeYear', { year })}>
        {(id) => <Input id={id} autoFocus inputMode="numeric" maxLength={4} value={typed} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
    </FormShell>
  );
};
