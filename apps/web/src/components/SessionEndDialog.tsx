import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Modal } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionEnd, type Warning } from '../api/session-end.js';
import { useLanguage } from '../messages/use-language.js';
import { instantText } from '../ui/date-text.js';
import { ErrorNote } from './ErrorNote.js';
import { SignInAgain } from './account/SignInAgain.js';
import { SignOutButton } from './SignOutButton.js';

const isDone = (): void => void sessionEnd.check();

/** Two minutes before the session ends: stay, or leave. What was written stays on the page. */
export const SessionEndDialog = ({ endsAtMs, by }: NonNullable<Warning>): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const stay = useMutation({ mutationFn: sessionEnd.stay });
  return (
    <Modal open title={t('account.end.title')} footer={null} closable={false} mask={{ closable: false }} destroyOnHidden>
      <p>{t(`account.end.${by}`, { at: instantText(new Date(endsAtMs).toISOString(), language) })}</p>
      {stay.error !== null && <ErrorNote error={stay.error} />}
      {by === 'longest' && <SignInAgain onDone={isDone} />}
      <Flex gap="small" wrap>
        {by === 'idle' && (
          <Button type="primary" autoFocus loading={stay.isPending} onClick={() => stay.mutate()}>
            {t('account.end.stay')}
          </Button>
        )}
        <SignOutButton />
      </Flex>
    </Modal>
  );
};
