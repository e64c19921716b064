import { Modal } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { freshLogin } from '../api/fresh-login.js';
import { SignInAgain } from './account/SignInAgain.js';

const isDone = (): void => freshLogin.answer(true);

/** 重新验证: login over the page; what was sent goes on after it, as it was. */
export const FreshLoginDialog = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <Modal open title={t('account.fresh.title')} footer={null} onCancel={() => freshLogin.answer(false)} mask={{ closable: false }} destroyOnHidden>
      <p>{t('account.fresh.why')}</p>
      <SignInAgain onDone={isDone} />
    </Modal>
  );
};
