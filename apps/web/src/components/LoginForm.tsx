import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignIn } from '../api/session.js';
import { ErrorNote } from './ErrorNote.js';

export const LoginForm = ({ account: known = '', onDone }: { account?: string; onDone: () => void }): ReactElement => {
  const { t } = useTranslation();
  const id = useId();
  const [account, setAccount] = useState(known);
  const [password, setPassword] = useState('');
  const signIn = useSignIn(onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate({ account, password });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {signIn.error !== null && <ErrorNote error={signIn.error} />}
      <div>
        <label htmlFor={`${id}-account`}>{t('login.account')}</label>
        <Input id={`${id}-account`} value={account} autoComplete="username" autoCapitalize="none" required onChange={(event) => setAccount(event.target.value)} />
      </div>
      <div>
        <label htmlFor={`${id}-password`}>{t('login.password')}</label>
        <Input.Password id={`${id}-password`} value={password} autoComplete="current-password" required onChange={(event) => setPassword(event.target.value)} />
      </div>
      <Button type="primary" htmlType="submit" loading={signIn.isPending} block>
        {t('login.signIn')}
      </Button>
    </form>
  );
};
