import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../api/generated/types.gen.js';
import { pathTo } from '../path-builder.js';
import { EmptyState } from '../ui/EmptyState.js';
import { useIsPhone } from '../ui/use-media.js';
import { useSession } from './session-context.js';

interface Props {
  title: string;
  roles: readonly Role[];
  children: ReactNode;
}

/** A page of some roles: whoever else opens it reads whose it is. The API holds the rule itself. */
export const ForRoles = ({ title, roles, children }: Props): ReactElement => {
  const { t } = useTranslation();
  const session = useSession();
  if (roles.some((role) => session.roles.includes(role))) return <>{children}</>;
  return (
    <div className="page">
      <h1>{title}</h1>
      <EmptyState why={t('cycle.notYours', { roles: roles.map((role) => t(`role.${role}`)).join(t('common.and')) })}>
        <Link {...pathTo.worklist()}>{t('nav.worklist')}</Link>
      </EmptyState>
    </div>
  );
};

/** What is not made for 390 px says so, and shows what can be read there. */
export const OnDesk = ({ children }: { children: ReactNode }): ReactElement => {
  const { t } = useTranslation();
  return useIsPhone() ? <EmptyState why={t('cycle.onDesk')} /> : <>{children}</>;
};
