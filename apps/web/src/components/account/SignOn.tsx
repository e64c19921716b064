import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client.js';
import type { SignedOn } from '../../api/generated/types.gen.js';
import { ONCE } from '../../api/asked-once.js';
import { signOn, tellSignedOn } from '../../api/sign-on.js';
import { pathTo } from '../../path-builder.js';
import { ErrorNote } from '../ErrorNote.js';

/** Where a window that was opened for a fresh login comes back to. */
const CLOSED = `${pathTo.login().to}?done=1`;

const goOn = ({ to }: SignedOn): void => {
  tellSignedOn();
  // A page begins anew: nothing in its memory is of who was here before.
  location.replace(to ?? '/');
};

/** 统一身份认证: what is left to do where the provider sent the browser back, or where a fresh login begins. */
export const SignOnStep = (): ReactElement => {
  const { t } = useTranslation();
  const { error } = useQuery({
    queryKey: ['sign-on'],
    queryFn: async () => {
      if (signOn.hasAnswer) goOn(await signOn.finish());
      else await signOn.begin({ to: CLOSED, fresh: true });
      return null;
    },
    ...ONCE,
  });
  if (error instanceof ApiError && error.body.code === 'CODE_REQUIRED') return <CodeForm />;
  return (
    <div className="stack">
      {error === null ? <p role="status">{t('login.signOnWaits')}</p> : <ErrorNote error={error} />}
      {error !== null && <a href={pathTo.login().to}>{t('login.signOnAgain')}</a>}
    </div>
  );
};

const CodeForm = (): ReactElement => {
  const { t } = useTranslation();
  const id = useId();
  const [code, setCode] = useState('');
  const confirm = useMutation({ mutationFn: signOn.confirm, onSuccess: goOn });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate(code.trim());
  };
  return (
    <form className="stack" onSubmit={submit}>
      {confirm.error !== null && <ErrorNote error={confirm.error} />}
      <div>
        <label htmlFor={id}>{t('account.factor.loginCode')}</label>
        <Input id={id} value={code} autoComplete="one-time-code" autoFocus required onChange={(event) => setCode(event.target.value)} />
      </div>
      <Button type="primary" htmlType="submit" loading={confirm.isPending} block>
        {t('login.signIn')}
      </Button>
    </form>
  );
};

/** 统一身份认证登录. */
export const SignOnButton = ({ to }: { to: string | undefined }): ReactElement => {
  const { t } = useTranslation();
  const begin = useMutation({ mutationFn: () => signOn.begin({ to }) });
  return (
    <div className="stack">
      {begin.error !== null && <ErrorNote error={begin.error} />}
      <Button type="primary" loading={begin.isPending || begin.isSuccess} block onClick={() => begin.mutate()}>
        {t('login.signOn')}
      </Button>
    </div>
  );
};
