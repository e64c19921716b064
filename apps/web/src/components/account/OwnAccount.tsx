import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
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
      <Folded title={t('account.sessions.title')}>
        <OwnSessions />
      </Folded>
      <Folded title={t('account.password.title')}>
        <PasswordForm />
      </Folded>
    </>
  );
};

/** Asked for when it is opened: few who come to this page want it. */
const Folded = ({ title, children }: { title: string; children: ReactNode }): ReactElement => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
};
