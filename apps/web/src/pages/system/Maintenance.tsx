import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.js';
import type { MaintenanceView } from '../../api/generated/types.gen.js';
import { maintenanceQuery } from '../../api/queries.js';
import { apiPathTo } from '../../api-paths.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { BeginMaintenanceForm } from '../../forms/begin-maintenance.js';

/** 只读维护: the switch. What it says to everybody stands above the page. */
export const Maintenance = (): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery(maintenanceQuery);
  const end = useMutation({
    mutationFn: () => request<MaintenanceView>(apiPathTo.maintenance(), { method: 'DELETE' }),
    onSuccess: ({ maintenance }) => client.setQueryData(maintenanceQuery.queryKey, maintenance),
  });
  return (
    <section aria-label={t('maintenance.title')}>
      <h2>{t('maintenance.title')}</h2>
      <p className="muted">{t('maintenance.effect')}</p>
      <div className="row wrap">
        <Button onClick={() => setOpen(true)}>{t(data ? 'maintenance.change' : 'maintenance.begin')}</Button>
        {data && (
          <Button type="primary" loading={end.isPending} onClick={() => end.mutate()}>
            {t('maintenance.end')}
          </Button>
        )}
      </div>
      {(end.error ?? error) && <ErrorNote error={end.error ?? error} />}
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={t('maintenance.title')} size={640} destroyOnHidden>
        <BeginMaintenanceForm was={data?.reason ?? ''} onClose={() => setOpen(false)} />
      </Drawer>
    </section>
  );
};
