import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Where it is signed, dated and sealed by hand. */
export const SignatureBlock = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <div className="signature-block">
      <p>{t('prints.signature')}</p>
      <p>{t('prints.date')}</p>
      <p className="seal">{t('prints.seal')}</p>
    </div>
  );
};
