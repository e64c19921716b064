import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Filter } from '../../components/FilterBar.js';
import { ForRoles } from '../../components/ForRoles.js';
import { ListTools } from '../../components/ListTools.js';
import { pathTo } from '../../path-builder.js';
import { AUDIT_KINDS, type AuditSearch } from '../../search-types.js';
import { AuditEntries } from './AuditEntries.js';
import { ChainCheck } from './ChainCheck.js';

const route = getRouteApi('/inside/audit');

/** 审计: the whole trail, and the proof of its chains. Who reads it stands in it. */
export const AuditPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.audit')} roles={['audit_admin']}>
      <Audit />
    </ForRoles>
  );
};

const Audit = (): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const go = (next: AuditSearch): void => void navigate({ ...pathTo.audit(next), replace: true, resetScroll: false });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.audit')}</h1>
        <ListTools page="audit" search={search} onOpen={(saved) => go(saved as AuditSearch)} />
      </div>
      <p className="muted">{t('audit.why')}</p>
      <ChainCheck />
      <div className="filter-bar">
        <Filter
          label={t('audit.kind')} value={search.kind} choices={AUDIT_KINDS.map((value) => ({ value, label: t(`audit.kinds.${value}`) }))}
          onChange={(value) => {
            const { kind: _kind, ...rest } = search;
            go(value === undefined ? rest : ({ ...rest, kind: value } as AuditSearch));
          }}
        />
      </div>
      <AuditEntries search={search} fixed={{}} go={go} />
    </div>
  );
};
