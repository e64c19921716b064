import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.js';
import type { SessionView } from '../../api/generated/types.gen.js';
import { sessionQuery } from '../../api/queries.js';
import { apiPathTo } from '../../api-paths.js';
import { PasswordForm } from './PasswordForm.js';
import { SecondFactorPanel } from './SecondFactorPanel.js';

/** What a person has to do before anything else, one after the other. */
export const Due = ({ due: [first], onDone }: { due: SessionView['due']; onDone: () => void }): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const next = async (): Promise<void> => {
    const session = await request<SessionView>(apiPathTo.session());
    client.setQueryData(sessionQuery.queryKey, session);
    onDone();
  };
  return (
    <section aria-labelledby="due">
      <h2 id="due">{t(first === 'password' ? 'account.password.due' : 'account.factor.due')}</h2>
      {first === 'password' ? <PasswordForm onDone={() => void next()} /> : <SecondFactorPanel onDone={() => void next()} />}
    </section>
  );
};
