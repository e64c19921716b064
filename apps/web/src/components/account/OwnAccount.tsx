import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnSessions } from './OwnSessions.js';
import { PasswordForm } from './PasswordForm.js';
import { SecondFactorPanel } from './SecondFactorPanel.js';

/** 账号安全: second factor, open sessions and password of the person themselves. */
export const OwnAccount = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <>
      <fieldset className="plain-fieldset">
        <legend>{t('account.factor.title')}</legend>
        <SecondFactorPanel />
      </fieldset>
      <fieldset className="plain-fieldset">
        <legend>{t('account.sessions.title')}</legend>
        <OwnSessions />
      </fieldset>
      <details>
        <summary>{t('account.password.title')}</summary>
        <PasswordForm />
      </details>
    </>
  );
};
