import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../api/generated/types.gen.js';

type Fact = Readonly<Record<string, unknown>>;

/** Names of facts that have one; another stays a code. */
const useNames = (): Readonly<Record<string, string>> => {
  const { t } = useTranslation();
  return {
    user: t('org.contact.account'), leaver: t('audit.fact.leaver'), to: t('audit.fact.to'), successor: t('audit.fact.to'), principal: t('org.proxy.principal'), proxy: t('org.proxy.proxy'),
    roles: t('org.contact.roles'), successorRoles: t('audit.fact.successorRoles'), unit: t('filter.unit'), from: t('cycle.from'), until: t('cycle.until'), enabled: t('org.contact.enabled'),
    assignments: t('audit.fact.assignments'), streams: t('audit.fact.streams'), broken: t('audit.fact.broken'), tasks: t('filter.task'), person: t('audit.person'), outcome: t('audit.outcome'), kind: t('audit.kind'), hash: t('audit.fact.hash'), bulletin: t('nav.bulletins'),
  };
};

/** Facts of the record as lines: what they are called, what they say. */
export const Facts = ({ all }: { all: readonly Fact[] }): ReactElement => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const said = (key: string, value: unknown): string => {
    if (value === null) return '–';
    if (key.toLowerCase().endsWith('roles') && Array.isArray(value)) return value.map((role: Role) => (i18n.exists(`role.${role}`) ? t(`role.${role}`) : role)).join(t('common.and'));
    if (key === 'kind' && i18n.exists(`audit.kinds.${String(value)}`)) return t(`audit.kinds.${String(value)}` as 'audit.kinds.sign_in');
    if (typeof value === 'boolean') return t(value ? 'audit.fact.yes' : 'audit.fact.no');
    return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
  };
  const lines = all.flatMap((each) => Object.entries(each)).filter(([, value]) => value !== undefined && value !== '');
  if (lines.length === 0) return <>–</>;
  return (
    <ul className="facts anywhere">
      {lines.map(([key, value], index) => (
        <li key={`${key} ${index}`}>
          {names[key] ?? key}{t('audit.fact.is')}{said(key, value)}
        </li>
      ))}
    </ul>
  );
};
