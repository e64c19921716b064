import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Popconfirm, Switch } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.js';
import type { AccountList, SecuritySwitches } from '../../api/generated/types.gen.js';
import { securityRulesQuery } from '../../api/oversight-queries.js';
import { accountsQuery } from '../../api/system-queries.js';
import { apiPathTo } from '../../api-paths.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ExportButton } from '../../components/ExportButton.js';
import { ForRoles } from '../../components/ForRoles.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { SECURITY_TABS, type AuditSearch, type SecuritySearch } from '../../search-types.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText, nameOf } from '../../ui/date-text.js';
import { toast } from '../../ui/toast.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { withoutTurns } from '../../search.js';
import { Turns } from '../../ui/Turns.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { AuditEntries } from './AuditEntries.js';

const route = getRouteApi('/inside/security');
interface TabProps {
  search: SecuritySearch;
  go: (next: SecuritySearch) => void;
}

/** 安全: who comes and goes, who may what and who gave it, and what holds for signing in. */
export const SecurityPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.security')} roles={['security_admin']}>
      <Security />
    </ForRoles>
  );
};

const Security = (): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { tab = 'sign_in' } = search;
  const go = (next: SecuritySearch): void => void navigate({ ...pathTo.security({ ...next, tab }), replace: true, resetScroll: false });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.security')}</h1>
        <span className="muted">{t('security.why')}</span>
      </div>
      <nav className="boxes" aria-label={t('security.parts')}>
        {SECURITY_TABS.map((key) => (
          <Link key={key} {...pathTo.security({ tab: key })} className="box-link" activeOptions={{ exact: true, includeSearch: true }} {...(key === tab ? { 'aria-current': 'page' as const } : {})}>
            {t(`security.tab.${key}`)}
          </Link>
        ))}
      </nav>
      <Body key={tab} tab={tab} search={search} go={go} />
    </div>
  );
};

const Body = ({ tab, search, go }: TabProps & { tab: (typeof SECURITY_TABS)[number] }): ReactElement => {
  if (tab === 'accounts') return <Accounts search={search} go={go} />;
  if (tab === 'rules') return <Rules />;
  const { tab: _tab, q: _q, ...filters } = withoutTurns(search);
  const fixed: AuditSearch = { kind: tab };
  return (
    <>
      <div className="row">
        <ExportButton list="audit" search={{ ...filters, ...fixed }} />
      </div>
      <AuditEntries search={filters} fixed={fixed} go={go} />
    </>
  );
};

const Accounts = ({ search, go }: TabProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useQuery(accountsQuery(search));
  const columns: readonly Column<AccountList['rows'][number]>[] = [
    { key: 'name', title: t('me.name'), isHead: true, render: ({ name, account }) => `${name} (${account})` },
    { key: 'unit', title: t('filter.unit'), render: ({ unit }) => nameOf(unit, language) },
    { key: 'roles', title: t('me.roles'), render: ({ roles }) => roles.map((role) => t(`role.${role}`)).join(t('common.and')) },
    { key: 'state', title: t('filter.state'), render: ({ isThere, hasPassword }) => `${t(isThere ? 'system.there' : 'system.notThere')}${hasPassword ? '' : t('org.noPassword')}` },
    { key: 'last', title: t('system.lastSignIn'), render: ({ lastSignIn }) => (lastSignIn === null ? t('system.never') : instantText(lastSignIn, language, true)) },
    { key: 'factor', title: t('account.factor.title'), render: ({ id, hasSecondFactor }) => (hasSecondFactor ? <ResetSecondFactor user={id} /> : t('account.factor.none')) },
  ];
  return (
    <>
      <Input.Search className="self-start" allowClear aria-label={t('system.find')} placeholder={t('system.find')} defaultValue={search.q ?? ''} onSearch={(q) => go(q.trim() === '' ? {} : { q: q.trim() })} />
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data?.rows.length === 0 && <EmptyState why={t('filter.nothing')} />}
      {data && data.rows.length > 0 && <DataTable caption={t('security.tab.accounts')} columns={columns} rows={data.rows} rowKey={({ id }) => id} />}
      <Turns list={data} turn={search} onTurn={(turn) => go({ ...withoutTurns(search), ...turn })} />
    </>
  );
};

const Rules = (): ReactElement => {
  const { t } = useTranslation();
  const { data, error } = useQuery(securityRulesQuery);
  if (!data) return error ? <ErrorNote error={error} /> : <PageSkeleton rows={4} />;
  const { password, secondFactorRequired, freshLoginRequired } = data;
  return (
    <>
    <ul className="findings">
      <li>{t('security.session', { idle: data.sessionIdleMinutes, longest: data.sessionLongestHours })}</li>
      <li>{t('security.lock', { failures: data.failuresThatLock, minutes: data.lockedMinutes })}</li>
      <li>{t('security.administrators', { idle: data.administratorIdleMinutes })}</li>
      <li>{t('security.passwords')}</li>
      <li>{t(password.classes > 1 ? 'account.password.rule' : 'account.password.ruleOfLength', { least: password.least, classes: password.classes })}{password.days === null ? '' : t('account.password.ruleOfAge', { days: password.days, history: password.history })}</li>
      <li>{t('security.unused', { days: data.unusedDays })}</li>
      <li>{t('security.counts', { accounts: data.accounts, without: data.withoutPassword, sessions: data.sessions })}</li>
    </ul>
    <Switches now={{ secondFactorRequired, freshLoginRequired }} freshMinutes={data.freshLoginMinutes} />
    </>
  );
};

/** Each at once; what the API answers stands. */
const Switches = ({ now, freshMinutes }: { now: SecuritySwitches; freshMinutes: number }): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (body: SecuritySwitches) => request<SecuritySwitches>(apiPathTo.securityRules(), { method: 'POST', body }),
    onSettled: () => client.invalidateQueries({ queryKey: securityRulesQuery.queryKey }),
  });
  const one = (key: keyof SecuritySwitches, label: string): ReactElement => (
    <p>
      <Switch aria-label={label} checked={now[key]} loading={change.isPending} onChange={(isOn) => change.mutate({ ...now, [key]: isOn })} /> {label}
    </p>
  );
  return (
    <>
      {change.error && <ErrorNote error={change.error} />}
      {one('secondFactorRequired', t('security.secondFactor'))}
      {one('freshLoginRequired', t('security.freshLogin', { minutes: freshMinutes }))}
    </>
  );
};

/** 重置双因素: of who lost the authenticator. */
const ResetSecondFactor = ({ user }: { user: string }): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const reset = useMutation({
    mutationFn: () => request<void>(apiPathTo.resetSecondFactor(user), { method: 'POST' }),
    onSuccess: () => {
      toast('done', t('account.factor.wasReset'));
      return client.invalidateQueries({ queryKey: ['system', 'accounts'] });
    },
  });
  return (
    <>
      <Popconfirm title={t('account.factor.resetWhy')} okText={t('account.factor.reset')} cancelText={t('common.cancel')} onConfirm={() => reset.mutate()}>
        <Button size="small" danger loading={reset.isPending}>
          {t('account.factor.reset')}
        </Button>
      </Popconfirm>
      {reset.error && <ErrorNote error={reset.error} />}
    </>
  );
};
