import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '../../api/generated/types.gen.js';
import { Filter } from '../../components/FilterBar.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { OrganisationSearch } from '../../search-types.js';
import { nameOf } from '../../ui/date-text.js';

const route = getRouteApi('/inside/organisation');
const KINDS = ['bureau', 'department', 'province', 'city'] as const;

interface Props {
  units: readonly UnitView[];
  chosen: string | undefined;
}

/** Units below their parents; found by name or pinyin. */
export const UnitTree = ({ units, chosen }: Props): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const shown = units.filter((unit) => (search.kind === undefined || unit.kind === search.kind) && `${unit.name} ${unit.shortName} ${unit.englishName} ${unit.pinyin}`.toLowerCase().includes(wanted));
  const setKind = (kind: string | undefined): void => {
    const { kind: _kind, ...rest } = search;
    void navigate(pathTo.organisation(kind === undefined ? rest : { ...rest, kind: kind as NonNullable<OrganisationSearch['kind']> }));
  };
  return (
    <nav className="unit-tree" aria-label={t('org.tree')}>
      <Input type="search" aria-label={t('org.find')} placeholder={t('org.find')} value={text} onChange={(event) => setText(event.target.value)} />
      <Filter label={t('org.kind')} value={search.kind} choices={KINDS.map((value) => ({ value, label: t(`org.kinds.${value}`) }))} onChange={setKind} />
      {shown.length === 0 && <p className="muted">{t('filter.nothing')}</p>}
      <ul>
        {shown.map((unit) => (
          <Entry key={unit.id} unit={unit} isChosen={unit.id === chosen} search={search} />
        ))}
      </ul>
    </nav>
  );
};

const Entry = ({ unit, isChosen, search }: { unit: UnitView; isChosen: boolean; search: OrganisationSearch }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { person: _person, ...rest } = search;
  return (
    <li className={`unit-of-${unit.kind}`}>
      <Link {...pathTo.organisation({ ...rest, unit: unit.id })} className={`unit-link ${isChosen ? 'is-shown' : ''}`} activeProps={{}}>
        <span>{language === 'en' ? nameOf(unit, language) : unit.shortName}</span>
        <span className="muted nowrap">{t('org.people', { n: unit.contacts })}</span>
        {unit.vacant.length > 0 && <span className="vacant">{t('org.vacant', { n: unit.vacant.length })}</span>}
      </Link>
    </li>
  );
};
