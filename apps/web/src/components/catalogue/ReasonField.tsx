import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SuggestedField } from './SuggestedField.js';

interface Props {
  value: string;
  onChange: (reason: string) => void;
  autoFocus?: boolean;
}

/** Why: written, or one of the common ones. */
export const ReasonField = (props: Props): ReactElement => {
  const { t } = useTranslation();
  return <SuggestedField {...props} label={t('version.reason')} maxLength={2000} suggestions={t('version.commonReasons', { returnObjects: true })} />;
};
