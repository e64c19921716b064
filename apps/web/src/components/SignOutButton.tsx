import { LogoutOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import type { ButtonProps } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { keptCount } from '../api/kept-text.js';
import { useSignOut } from '../api/session.js';
import { useSession } from './session-context.js';

/** 退出: warns of text that has not reached the server, then clears it from this browser. */
export const SignOutButton = ({ type = 'default', danger = false }: Pick<ButtonProps, 'type' | 'danger'>): ReactElement => {
  const { t } = useTranslation();
  const session = useSession();
  const { userId } = session;
  const signOut = useSignOut(session);
  const [waiting, setWaiting] = useState(0);
  const leave = (): void => signOut.mutate();
  const press = (): void => {
    const count = keptCount(userId);
    if (count === 0) leave();
    else setWaiting(count);
  };
  return (
    <Popconfirm open={waiting > 0} title={t('kept.title', { n: waiting })} description={t('kept.why')} okText={t('kept.leave')} cancelText={t('common.cancel')} onConfirm={leave} onCancel={() => setWaiting(0)}>
      <Button type={type ?? 'default'} danger={danger} icon={<LogoutOutlined aria-hidden />} loading={signOut.isPending} onClick={press}>
        {t('shell.signOut')}
      </Button>
    </Popconfirm>
  );
};
