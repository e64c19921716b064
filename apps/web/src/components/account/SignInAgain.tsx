import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignIn } from '../../api/session.js';
import { onSignedOn, openSignOn } from '../../api/sign-on.js';
import { ErrorNote } from '../ErrorNote.js';
import { LoginForm } from '../LoginForm.js';
import { useSession } from '../session-context.js';

/** Login over the page, in the way in which the person came: who came by the provider proves it there, in a window of its own. */
export const SignInAgain = ({ onDone }: { onDone: () => void }): ReactElement => {
  const { by, account, demo } = useSession();
  return (
    <>
      {by === 'sign_on' ? <AtTheProvider onDone={onDone} /> : <LoginForm account={account} onDone={onDone} />}
      {demo && <ByOneClick account={account} onDone={onDone} />}
    </>
  );
};

/** As everybody comes in in a demo. */
const ByOneClick = ({ account, onDone }: { account: string; onDone: () => void }): ReactElement => {
  const { t } = useTranslation();
  const signIn = useSignIn(onDone);
  return (
    <div className="stack">
      {signIn.error !== null && <ErrorNote error={signIn.error} />}
      <Button loading={signIn.isPending} onClick={() => signIn.mutate({ demoAccount: account })}>
        {t('account.fresh.demo', { account })}
      </Button>
    </div>
  );
};

const AtTheProvider = ({ onDone }: { onDone: () => void }): ReactElement => {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  useEffect(() => onSignedOn(onDone, setError), [onDone]);
  return (
    <div className="stack">
      {error !== null && <ErrorNote error={error} />}
      <p>{t('account.fresh.signOn')}</p>
      <Button type="primary" block onClick={openSignOn}>
        {t('login.signOn')}
      </Button>
    </div>
  );
};
