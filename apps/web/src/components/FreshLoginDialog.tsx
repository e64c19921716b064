import { Button, Modal } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { freshLogin } from '../api/fresh-login.js';
import { useSignIn } from '../api/session.js';
import { SignInAgain } from './account/SignInAgain.js';
import { useSession } from './session-context.js';

const isDone = (): void => freshLogin.answer(true);

/** 重新验证: login over the page; what was sent goes on after it, as it was. */
export const FreshLoginDialog = (): ReactElement => {
  const { t } = useTranslation();
  const session = useSession();
  const demo = useSignIn(isDone);
  return (
    <Modal open title={t('account.fresh.title')} footer={null} onCancel={() => freshLogin.answer(false)} mask={{ closable: false }} destroyOnHidden>
      <p>{t('account.fresh.why')}</p>
      <SignInAgain onDone={isDone} />
      {session.demo && (
        <p>
          <Button loading={demo.isPending} onClick={() => demo.mutate({ demoAccount: session.account })}>
            {t('account.fresh.demo', { account: session.account })}
          </Button>
        </p>
      )}
    </Modal>
  );
};
