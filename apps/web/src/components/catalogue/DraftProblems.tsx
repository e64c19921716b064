import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { pathTo } from '../../path-builder.js';
import { useDraftDesk } from './draft-context.js';
import { fieldAt } from './draft-fields.js';

/** Why the draft is no catalogue yet: each leads to the field that cures it. */
export const DraftProblems = (): ReactElement | null => {
  const { t } = useTranslation();
  const { version, fields } = useDraftDesk();
  const { id, problems } = version;
  if (problems.length === 0) return null;
  const lines = (
    <ul>
      {problems.map(({ code, path, value }) => {
        const field = fieldAt(fields, path);
        const text = `${t(`version.problem.${code}`)}${value === null ? '' : t('version.problemOf', { value })}`;
        return <li key={`${code} ${path} ${value ?? ''}`}>{field ? <Link {...pathTo.catalogueVersion(id, { part: 'fields', at: field.path })}>{text}</Link> : text}</li>;
      })}
    </ul>
  );
  return <Alert type="warning" showIcon title={t('version.problems', { n: problems.length })} description={lines} />;
};
