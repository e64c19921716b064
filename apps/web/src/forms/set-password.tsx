import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnavailable, request } from '../api/client.js';
import type { ContactView, PasswordView, UnitView } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { FormShell } from './FormShell.js';

/** 设置口令: shown this once, kept nowhere on the page. */
export const SetPasswordForm = ({ unit, contact, onClose }: { unit: UnitView; contact: ContactView; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const set = useMutation({
    mutationFn: () => request<PasswordView>(apiPathTo.password(unit.id, contact.id), { method: 'POST', body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['organisation'] }),
    gcTime: 0,
  });
  if (set.data) {
    return (
      <Alert
        type="success"
        role="status"
        title={t('org.password.once', { name: contact.name })}
        description={
          <span className="row wrap">
            <Typography.Text code copyable>{set.data.password}</Typography.Text>
            <Button onClick={onClose}>{t('common.close')}</Button>
          </span>
        }
      />
    );
  }
  return (
    <FormShell title={t('org.password.of', { name: contact.name })} submitText={t('org.password.submit')} isDanger={contact.hasPassword} isSaving={set.isPending} submitError={set.error} isUnconfirmed={isUnavailable(set.error)} onSubmit={() => set.mutate()} onCancel={onClose}>
      <p>{t(contact.hasPassword ? 'org.password.replaces' : 'org.password.first')}</p>
    </FormShell>
  );
};
