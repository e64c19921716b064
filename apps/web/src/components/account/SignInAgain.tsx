import { Button } from 'antd';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { onSignedOn, openSignOn } from '../../api/sign-on.js';
import { LoginForm } from '../LoginForm.js';
import { useSession } from '../session-context.js';

/** Login over the page, in the way in which the person came: who came by the provider proves it there, in a window of its own. */
export const SignInAgain = ({ onDone }: { onDone: () => void }): ReactElement => {
  const { by, account } = useSession();
  return by === 'sign_on' ? <AtTheProvider onDone={onDone} /> : <LoginForm account={account} onDone={onDone} />;
};

const AtTheProvider = ({ onDone }: { onDone: () => void }): ReactElement => {
  const { t } = useTranslation();
  const { userId } = useSession();
  useEffect(() => onSignedOn(userId, onDone), [userId, onDone]);
  return (
    <div className="stack">
      <p>{t('account.fresh.signOn')}</p>
      <Button type="primary" block onClick={openSignOn}>
        {t('login.signOn')}
      </Button>
    </div>
  );
};
