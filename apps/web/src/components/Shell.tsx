import { Outlet } from '@tanstack/react-router';
import { Alert } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { createLive } from '../api/live.js';
import { freshLogin } from '../api/fresh-login.js';
import { sessionQuery } from '../api/queries.js';
import { queryClient } from '../api/query-client.js';
import { sessionEnd, type Warning } from '../api/session-end.js';
import { signedOut } from '../api/signed-out.js';
import { useLanguage } from '../messages/use-language.js';
import { instantText } from '../ui/date-text.js';
import { useStore } from '../ui/store.js';
import { useIsPhone } from '../ui/use-media.js';
import { BottomNav, SideNav } from './Navigation.js';
import { DemoBanner } from './DemoBanner.js';
import { HeldBar } from './HeldBar.js';
import { Header } from './Header.js';
import { MaintenanceBanner } from './MaintenanceBanner.js';
import { SessionContext } from './session-context.js';

const loadDialog = () => import('./SignedOutDialog.js');
const FreshLoginDialog = lazy(() => import('./FreshLoginDialog.js').then((file) => ({ default: file.FreshLoginDialog })));
const SessionEndDialog = lazy(() => import('./SessionEndDialog.js').then((file) => ({ default: file.SessionEndDialog })));
const SignedOutDialog = lazy(() => loadDialog().then(({ SignedOutDialog }) => ({ default: SignedOutDialog })));
/** Long before a session ends: then nothing may be wanting. */
const useDialogAtHand = (): void =>
  useEffect(() => {
    const timer = setTimeout(() => void loadDialog().catch(() => undefined), 5_000);
    return () => clearTimeout(timer);
  }, []);

/** The page has just been opened: nothing ends at once, and what it shows comes first. */
const useSessionEnd = (): Warning => {
  useEffect(() => {
    const timer = setTimeout(() => void sessionEnd.check(), 10_000);
    return () => {
      clearTimeout(timer);
      sessionEnd.stop();
    };
  }, []);
  return useStore(sessionEnd);
};

const live = createLive(queryClient);

const AwayBanner = (): ReactElement | null => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { isConnected, lastAt } = useStore(live);
  if (isConnected) return null;
  return <Alert banner type="warning" title={t('shell.away', { at: instantText(new Date(lastAt).toISOString(), language) })} />;
};

export const Shell = (): ReactElement | null => {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const { data: session } = useQuery(sessionQuery);
  const isSignedOut = useStore(signedOut);
  const isFreshWanted = useStore(freshLogin).length > 0;
  const ending = useSessionEnd();
  useDialogAtHand();
  if (!session) return null;
  return (
    <SessionContext value={session}>
      <div className="shell">
        <a className="skip-link" href="#content">
          {t('shell.skip')}
        </a>
        {session.demo && <DemoBanner />}
        <Header />
        <AwayBanner />
        <MaintenanceBanner />
        <div className="shell-body">
          {!isPhone && <SideNav />}
          <main id="content" tabIndex={-1} className="content">
            <Outlet />
          </main>
        </div>
        <HeldBar />
        {isPhone && <BottomNav />}
        <Suspense>{isSignedOut && <SignedOutDialog />}</Suspense>
        <Suspense>{ending !== null && !isSignedOut && <SessionEndDialog {...ending} />}</Suspense>
        <Suspense>{isFreshWanted && <FreshLoginDialog />}</Suspense>
      </div>
    </SessionContext>
  );
};
