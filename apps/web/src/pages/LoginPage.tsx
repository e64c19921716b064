import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemoAccount, SignInWays } from '../api/generated/types.gen.js';
import { demoAccountsQuery, sessionQuery } from '../api/queries.js';
import { useSignIn } from '../api/session.js';
import { signOn } from '../api/sign-on.js';
import { Due } from '../components/account/Due.js';
import { SignOnButton, SignOnStep } from '../components/account/SignOn.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { MaintenanceBanner } from '../components/MaintenanceBanner.js';
import { LoginForm } from '../components/LoginForm.js';
import { LanguageSwitch, ThemeSwitch } from '../components/Switches.js';
import { pathTo } from '../path-builder.js';

const route = getRouteApi('/login');

export const LoginPage = (): ReactElement => {
  const { t } = useTranslation();
  const router = useRouter();
  const { to, fresh, done } = route.useSearch();
  const { data: accounts = [] } = useQuery(demoAccountsQuery);
  const [, ways] = route.useLoaderData();
  // What was left of a session is known here only where the page had it: nobody is asked who is not signed in.
  const due = useQueryClient().getQueryData(sessionQuery.queryKey)?.due ?? [];
  const onDone = (): void => {
    if (to === undefined) void router.navigate(pathTo.home());
    else router.history.push(to);
  };
  return (
    <main className="login-page">
      <div className="login-head">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <div className="login-card">
        <h1>{t('login.title')}</h1>
        <p className="muted">{t('login.subtitle')}</p>
        <MaintenanceBanner />
        {signOn.hasAnswer || fresh ? <SignOnStep /> : done ? <p role="status">{t('login.signOnDone')}</p> : due.length > 0 ? <Due due={due} onDone={onDone} /> : <Ways ways={ways} to={to} accounts={accounts} onDone={onDone} />}
      </div>
    </main>
  );
};

interface WaysProps {
  readonly ways: SignInWays;
  readonly to: string | undefined;
  readonly accounts: readonly DemoAccount[];
  readonly onDone: () => void;
}
/** Passwords, the provider, the demo: each where it is offered; a password for emergencies stands folded. */
const Ways = ({ ways, to, accounts, onDone }: WaysProps): ReactElement => {
  const { t } = useTranslation();
  return (
    <>
      {ways.signOn && <SignOnButton to={to} />}
      {ways.passwords ? (
        <LoginForm onDone={onDone} />
      ) : (
        <details>
          <summary>{t('login.emergency')}</summary>
          <LoginForm onDone={onDone} />
        </details>
      )}
      {accounts.length > 0 && <DemoRoles accounts={accounts} onDone={onDone} />}
    </>
  );
};

/** `dept-legal-r`, `u11lead`: made for every department and province. */
const LONG_NAME = /^(dept-|u\d)/;

/** One button a demo role, with what waits there. */
const DemoRoles = ({ accounts, onDone }: { accounts: readonly DemoAccount[]; onDone: () => void }): ReactElement => {
  const { t } = useTranslation();
  const signIn = useSignIn(onDone);
  // One of each kind first; the rest, a reviewer and a director a department, is a long list.
  const first = accounts.filter(({ account }) => !LONG_NAME.test(account));
  const more = accounts.filter(({ account }) => LONG_NAME.test(account));
  const button = (each: DemoAccount): ReactElement => (
    <li key={each.account}>
      <button type="button" className="role-button" disabled={signIn.isPending} onClick={() => signIn.mutate({ demoAccount: each.account })}>
        <span className="role-name">{each.roles.map((role) => t(`role.${role}`)).join(t('common.and'))}</span>
        <span className="role-unit">
          {each.unit} · {each.name} · {each.account}
        </span>
        <span className={each.waiting > 0 ? 'role-waiting' : 'role-waiting muted'}>{t('login.waiting', { n: each.waiting })}</span>
      </button>
    </li>
  );
  return (
    <section className="demo-roles" aria-labelledby="demo-roles">
      <h2 id="demo-roles">{t('login.demoTitle')}</h2>
      <p className="muted">{t('login.demoWhy')}</p>
      {signIn.error !== null && <ErrorNote error={signIn.error} />}
      <ul>{first.map(button)}</ul>
      {more.length > 0 && (
        <details>
          <summary>{t('login.moreRoles', { n: more.length })}</summary>
          <ul>{more.map(button)}</ul>
        </details>
      )}
    </section>
  );
};
