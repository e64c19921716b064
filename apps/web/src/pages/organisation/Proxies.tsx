import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProxiesCommand, ProxyView, UnitView } from '../../api/generated/types.gen.js';
import { contactsQuery, proxiesQuery } from '../../api/organisation-queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useSession } from '../../components/session-context.js';
import { SetProxyForm } from '../../forms/set-proxy.js';
import { useAct } from '../../forms/use-act.js';
import { useLanguage } from '../../messages/use-language.js';
import { apiPathTo } from '../../api-paths.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { dayText, instantText, taskCode } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { Waiting } from '../../components/Waiting.js';
import { useSide } from '../../components/use-side.js';

/** 代理 of a unit: who stands for whom, from when to when. They are set and ended in the unit itself. */
export const Proxies = ({ unit, level: Heading = 'h3' }: { unit: Pick<UnitView, 'id'>; level?: 'h2' | 'h3' }): ReactElement => {
  const { t } = useTranslation();
  const session = useSession();
  const { data: rows, error } = useQuery(proxiesQuery(unit.id));
  const contacts = useSide(contactsQuery(unit.id))?.rows ?? [];
  const [isOpen, setOpen] = useState(false);
  const isOwn = contacts.some(({ id }) => id === session.userId);
  const mayNot = isOwn ? undefined : t('org.proxy.inUnit');
  const end = useAct<ProxiesCommand>(apiPathTo.proxiesCommands(), ['organisation'], () => undefined);
  const columns = useColumns(mayNot, (id) => end.send({ type: 'EndProxy', id }));
  return (
    <>
      <div className="row">
        <Heading>{t('org.proxies')}</Heading>
        {!isOpen && (
          <ReasonButton size="small" reason={mayNot} onClick={() => setOpen(true)}>
            {t('org.proxy.set')}
          </ReasonButton>
        )}
      </div>
      {isOpen && <SetProxyForm contacts={contacts} onClose={() => setOpen(false)} />}
      {end.submitError !== null && <ErrorNote error={end.submitError} />}
      {!rows && <Waiting error={error} rows={2} />}
      {rows?.length === 0 && <EmptyState why={t('org.proxy.none')} />}
      {rows && rows.length > 0 && <DataTable caption={t('org.proxies')} columns={columns} rows={rows} rowKey={({ id }) => id} />}
    </>
  );
};

const useColumns = (mayNot: string | undefined, onEnd: (id: string) => void): readonly Column<ProxyView>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    { key: 'principal', title: t('org.proxy.principal'), isHead: true, render: (row) => row.principal.name },
    { key: 'proxy', title: t('org.proxy.proxy'), render: (row) => row.proxy.name },
    { key: 'days', title: t('org.contact.days'), render: (row) => `${dayText(row.from, language, true)} – ${dayText(row.until, language, true)}` },
    { key: 'tasks', title: t('filter.task'), render: (row) => row.tasks?.map(taskCode).join(t('common.and')) ?? t('org.proxy.all') },
    {
      key: 'state', title: t('filter.state'),
      render: (row) =>
        row.endedAt === null ? <ReasonButton size="small" reason={mayNot} aria-label={t('org.proxy.endOf', { name: row.proxy.name })} onClick={() => onEnd(row.id)}>{t('org.proxy.end')}</ReasonButton> : t('org.proxy.ended', { at: instantText(row.endedAt, language) }),
    },
  ];
};
