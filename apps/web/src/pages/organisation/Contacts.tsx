import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactView, UnitView } from '../../api/generated/types.gen.js';
import { contactsQuery } from '../../api/organisation-queries.js';
import { useSession } from '../../components/session-context.js';
import { AddContactForm, ChangeContactForm } from '../../forms/contact-forms.js';
import { HandOverContactForm } from '../../forms/hand-over-contact.js';
import { MoveContactForm } from '../../forms/move-contact.js';
import { SetPasswordForm } from '../../forms/set-password.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { dayText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { Waiting } from '../../components/Waiting.js';

const route = getRouteApi('/inside/organisation');
type Act = { readonly is: 'add' } | { readonly is: 'handOver' | 'move' | 'password'; readonly contact: ContactView };

/** Why the reader may not keep the contacts of this unit; undefined: they may. The API decides; this only says it before. */
export const useMayKeep = (unit: UnitView): string | undefined => {
  const { t } = useTranslation();
  const { roles } = useSession();
  if (roles.includes('system_admin')) return undefined;
  if (unit.kind === 'bureau') return t('org.onlySystem');
  return roles.includes('coordinator') ? undefined : t('org.onlyKeepers');
};

/** 联系人 of a unit, those of the past too. */
export const Contacts = ({ unit }: { unit: UnitView }): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { data: contacts, error } = useQuery(contactsQuery(unit.id));
  const [act, setAct] = useState<Act>();
  const mayNot = useMayKeep(unit);
  const openPerson = (person: string | undefined): void => {
    const { person: _person, ...rest } = search;
    setAct(undefined);
    void navigate(pathTo.organisation(person === undefined ? rest : { ...rest, person }));
  };
  const open = (next: Act): void => {
    openPerson(undefined);
    setAct(next);
  };
  const columns = useColumns(mayNot, openPerson, open);
  if (!contacts) return <Waiting error={error} rows={4} />;
  const person = mayNot === undefined ? contacts.find(({ id }) => id === search.person) : undefined;
  return (
    <>
      <div className="row">
        <h3>{t('org.contacts')}</h3>
        <ReasonButton size="small" reason={mayNot} onClick={() => open({ is: 'add' })}>
          {t('org.contact.add')}
        </ReasonButton>
      </div>
      {act?.is === 'add' && <AddContactForm unit={unit} onClose={() => setAct(undefined)} />}
      {act?.is === 'handOver' && <HandOverContactForm key={act.contact.id} unit={unit} leaver={act.contact} contacts={contacts} onClose={() => setAct(undefined)} />}
      {act?.is === 'move' && <MoveContactForm key={act.contact.id} unit={unit} contact={act.contact} contacts={contacts} onClose={() => setAct(undefined)} />}
      {act?.is === 'password' && <SetPasswordForm key={act.contact.id} unit={unit} contact={act.contact} onClose={() => setAct(undefined)} />}
      {person && <ChangeContactForm key={person.id} unit={unit} contact={person} onClose={() => openPerson(undefined)} />}
      {contacts.length === 0 ? <EmptyState why={t('org.nobody')} /> : <DataTable caption={t('org.contacts')} columns={columns} rows={contacts} rowKey={({ id }) => id} />}
    </>
  );
};

const useColumns = (mayNot: string | undefined, onChange: (id: string) => void, onOpen: (act: Act) => void): readonly Column<ContactView>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { roles } = useSession();
  const days = ({ from, until }: ContactView): string => (from === null && until === null ? t('org.always') : `${from === null ? '' : dayText(from, language, true)} – ${until === null ? '' : dayText(until, language, true)}`);
  const stateOf = ({ enabled, isThere }: ContactView): string => t(!enabled ? 'org.state.off' : isThere ? 'org.state.there' : 'org.state.notNow');
  return [
    { key: 'name', title: t('org.contact.name'), isHead: true, render: (row) => <>{row.name} <span className="muted">{row.id}</span></> },
    { key: 'roles', title: t('org.contact.roles'), render: (row) => row.roles.map((role) => t(`role.${role}`)).join(t('common.and')) },
    { key: 'email', title: t('org.contact.email'), render: (row) => <span className="mail-address">{row.email}</span> },
    { key: 'days', title: t('org.contact.days'), render: days },
    { key: 'state', title: t('filter.state'), render: (row) => `${stateOf(row)}${row.hasPassword ? '' : t('org.noPassword')}` },
    {
      key: 'act', title: t('cycle.act'),
      render: (row) => (
        <span className="row wrap">
          <ReasonButton size="small" reason={mayNot} aria-label={t('org.contact.changeOf', { name: row.name })} onClick={() => onChange(row.id)}>{t('org.contact.change')}</ReasonButton>
          <ReasonButton size="small" reason={mayNot ?? (row.enabled ? undefined : t('org.move.gone'))} aria-label={t('org.move.of', { name: row.name })} onClick={() => onOpen({ is: 'move', contact: row })}>{t('org.move.open')}</ReasonButton>
          <ReasonButton size="small" reason={mayNot ?? (row.enabled ? undefined : t('org.gone'))} aria-label={t('org.handOver.of', { name: row.name })} onClick={() => onOpen({ is: 'handOver', contact: row })}>{t('org.handOver.open')}</ReasonButton>
          <ReasonButton size="small" reason={roles.includes('system_admin') ? mayNot : t('org.password.whose')} aria-label={t('org.password.of', { name: row.name })} onClick={() => onOpen({ is: 'password', contact: row })}>{t('org.password.open')}</ReasonButton>
        </span>
      ),
    },
  ];
};
