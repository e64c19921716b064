import { Alert } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorReference, errorText } from '../api/error-text.js';
import { useLanguage } from '../messages/use-language.js';

/** What happened, in words; code and request id small. */
export const ErrorNote = ({ error }: { error: unknown }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const reference = errorReference(error);
  return <Alert type="error" showIcon role="alert" title={errorText(error, t, language)} {...(reference ? { description: <small className="reference">{reference}</small> } : {})} />;
};
