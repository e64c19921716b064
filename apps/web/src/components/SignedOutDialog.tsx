import { Modal } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { signedOut } from '../api/signed-out.js';
import { pathTo } from '../path-builder.js';
import { useStore } from '../ui/store.js';
import { SignInAgain } from './account/SignInAgain.js';
import { useSession } from './session-context.js';

const isDone = (): void => signedOut.set(false);

/** The session has ended: login over the page, what was entered stays below. */
export const SignedOutDialog = (): ReactElement => {
  const { t } = useTranslation();
  const isOpen = useStore(signedOut);
  const session = useSession();
  return (
    <Modal open={isOpen} title={t('login.again')} footer={null} closable={false} mask={{ closable: false }} destroyOnHidden>
      <p>{t('login.againWhy')}</p>
      <SignInAgain onDone={isDone} />
      {session.demo && (
        <p>
          {/* Another person's page begins anew, so this is no link within it. */}
          <a href={pathTo.login().to}>{t('login.otherRole')}</a>
        </p>
      )}
    </Modal>
  );
};
