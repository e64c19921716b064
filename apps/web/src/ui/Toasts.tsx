import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from './store.js';
import { announcement, dismiss, toasts } from './toast.js';

/** Saves and errors, shown at the bottom and read out by the live region. */
export const Toasts = (): ReactElement => {
  const { t } = useTranslation();
  const shown = useStore(toasts);
  const spoken = useStore(announcement);
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {spoken}
      </div>
      <div className="toasts">
        {shown.map((toast) => (
          <div key={toast.id} className={`toast toast-${toast.kind}`}>
            <span>{toast.text}</span>
            <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('common.close')} onClick={() => dismiss(toast.id)} />
          </div>
        ))}
      </div>
    </>
  );
};
