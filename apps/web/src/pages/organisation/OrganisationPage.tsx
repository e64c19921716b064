import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { organisationQuery } from '../../api/organisation-queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ForRoles } from '../../components/ForRoles.js';
import { useSession } from '../../components/session-context.js';
import { CreateUnitForm } from '../../forms/unit-forms.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { UnitPanel } from './UnitPanel.js';
import { UnitTree } from './UnitTree.js';

const route = getRouteApi('/inside/organisation');

/** 组织机构: the tree of units; of the chosen one its contacts, vacancies and proxies. */
export const OrganisationPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.organisation')} roles={['coordinator', 'bureau_leader', 'system_admin']}>
      <Organisation />
    </ForRoles>
  );
};

const Organisation = (): ReactElement => {
  const { t } = useTranslation();
  const session = useSession();
  const { unit: chosen } = route.useSearch();
  const { data: units, error } = useQuery(organisationQuery);
  const [isCreating, setCreating] = useState(false);
  if (!units) return error ? <div className="page"><ErrorNote error={error} /></div> : <PageSkeleton />;
  const unit = units.find(({ id }) => id === chosen);
  const mayNot = session.roles.includes('coordinator') || session.roles.includes('system_admin') ? undefined : t('org.onlyKeepers');
  const vacancies = units.filter(({ vacant }) => vacant.length > 0).length;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.organisation')}</h1>
        <span className="muted">{t('org.sum', { units: units.length, vacancies })}</span>
        <ReasonButton reason={mayNot} onClick={() => setCreating(true)}>
          {t('org.unit.create')}
        </ReasonButton>
      </div>
      {isCreating && (
        <section aria-labelledby="create-unit">
          <h2 id="create-unit" className="visually-hidden">
            {t('org.unit.create')}
          </h2>
          <CreateUnitForm onClose={() => setCreating(false)} />
        </section>
      )}
      <div className="organisation">
        <UnitTree units={units} chosen={chosen} />
        {unit ? <UnitPanel key={unit.id} unit={unit} /> : <EmptyState why={chosen === undefined ? t('org.choose') : t('org.unknown', { unit: chosen })} />}
      </div>
    </div>
  );
};
