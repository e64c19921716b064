import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountList } from '../../api/generated/types.gen.js';
import { accountsQuery } from '../../api/system-queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { withoutTurns } from '../../search.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText, nameOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Turns } from '../../ui/Turns.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import type { TabProps } from './tab-props.js';

/** Who can sign in, since when they did not; they are changed in their unit. */
export const Accounts = ({ search, go }: TabProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useQuery(accountsQuery(search));
  const columns: readonly Column<AccountList['rows'][number]>[] = [
    { key: 'name', title: t('me.name'), isHead: true, render: ({ id, name, account, unit }) => <Link {...pathTo.organisation({ unit: unit.id, person: id })}>{`${name} (${account})`}</Link> },
    { key: 'unit', title: t('filter.unit'), render: ({ unit }) => nameOf(unit, language) },
    { key: 'roles', title: t('me.roles'), render: ({ roles }) => roles.map((role) => t(`role.${role}`)).join(t('common.and')) },
    { key: 'state', title: t('filter.state'), render: ({ isThere, hasPassword }) => `${t(isThere ? 'system.there' : 'system.notThere')}${hasPassword ? '' : t('org.noPassword')}` },
    { key: 'last', title: t('system.lastSignIn'), render: ({ lastSignIn }) => (lastSignIn === null ? t('system.never') : instantText(lastSignIn, language, true)) },
  ];
  return (
    <>
      <Input.Search className="self-start" allowClear aria-label={t('system.find')} placeholder={t('system.find')} defaultValue={search.q ?? ''} onSearch={(q) => go({ tab: 'accounts', ...(q.trim() === '' ? {} : { q: q.trim() }) })} />
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data?.rows.length === 0 && <EmptyState why={t('filter.nothing')} />}
      {data && data.rows.length > 0 && <DataTable caption={t('system.tab.accounts')} columns={columns} rows={data.rows} rowKey={({ id }) => id} />}
      <Turns list={data} turn={search} onTurn={(turn) => go({ ...withoutTurns(search), tab: 'accounts', ...turn })} />
    </>
  );
};
