import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import { useSignIn } from '../api/session.js';
import { ErrorNote } from './ErrorNote.js';

export const LoginForm = ({ account: known = '', onDone }: { account?: string; onDone: () => void }): ReactElement => {
  const { t } = useTranslation();
  const id = useId();
  const [account, setAccount] = useState(known);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useSignIn(onDone);
  // Known only after the password: who has a second factor is nobody else's to know.
  const asked = signIn.error instanceof ApiError ? signIn.error.body.code : undefined;
  const [wantsCode, setWantsCode] = useState(false);
  if (!wantsCode && asked === 'CODE_REQUIRED') setWantsCode(true);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate({ account, password, ...(wantsCode && code.trim() !== '' ? { code: code.trim() } : {}) });
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
      {wantsCode && (
        <div>
          <label htmlFor={`${id}-code`}>{t('account.factor.loginCode')}</label>
          <Input id={`${id}-code`} value={code} autoComplete="one-time-code" autoFocus onChange={(event) => setCode(event.target.value)} />
        </div>
      )}
      <Button type="primary" htmlType="submit" loading={signIn.isPending} block>
        {t('login.signIn')}
      </Button>
    </form>
  );
};
