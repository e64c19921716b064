import { Link, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { pathTo } from '../path-builder.js';
import { EmptyState } from '../ui/EmptyState.js';

/** Not there, or not the reader's. `isAlone`: outside the shell. */
export const NotFoundPage = ({ isAlone = false }: { isAlone?: boolean }): ReactElement => {
  const { t } = useTranslation();
  return (
    <div className="page" {...(isAlone ? { role: 'main' } : {})}>
      <h1>{t('error.notFoundTitle')}</h1>
      <EmptyState why={t('error.notFound')}>
        <Link {...pathTo.worklist()}>{t('nav.worklist')}</Link>
      </EmptyState>
    </div>
  );
};

export const ErrorPage = ({ error, reset }: { error: unknown; reset: () => void }): ReactElement => {
  const { t } = useTranslation();
  const router = useRouter();
  // Not yours and not there look the same.
  if (error instanceof ApiError && error.status === 404) return <NotFoundPage />;
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="page stack">
      <h1>{t('error.title')}</h1>
      <ErrorNote error={error} />
      <div>
        <Button type="primary" onClick={again}>
          {t('common.retry')}
        </Button>
      </div>
    </div>
  );
};
