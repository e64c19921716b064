import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { BeginMaintenance, MaintenanceView } from '../api/generated/types.gen.js';
import { maintenanceQuery } from '../api/queries.js';
import { apiPathTo } from '../api-paths.js';
import { Field, FormShell } from './FormShell.js';

/** 进入只读维护: sent again after a lost answer it is the same. */
export const BeginMaintenanceForm = ({ was, onClose }: { was: string; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState(was);
  const begin = useMutation({
    mutationFn: () => request<MaintenanceView>(apiPathTo.maintenance(), { method: 'POST', body: { reason: reason.trim() } satisfies BeginMaintenance }),
    onSuccess: ({ maintenance }) => {
      client.setQueryData(maintenanceQuery.queryKey, maintenance);
      onClose();
    },
  });
  return (
    <FormShell title={t('maintenance.begin')} submitText={t('maintenance.submit')} isDanger notReady={reason.trim() === '' ? t('maintenance.needsReason') : undefined} isSaving={begin.isPending} submitError={begin.error} onSubmit={() => begin.mutate()} onCancel={onClose}>
      <p>{t('maintenance.effect')}</p>
      <Field label={t('maintenance.reason')}>{(id) => <Input.TextArea id={id} autoFocus rows={3} maxLength={500} showCount value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
