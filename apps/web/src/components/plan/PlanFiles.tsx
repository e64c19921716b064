import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentsQuery } from '../../api/plan-queries.js';
import { FileLine } from './FileLine.js';
import { ErrorNote } from '../ErrorNote.js';

/** Files that are frozen with a section. */
export const PlanFiles = ({ assignment, files, title }: { assignment: string; files: readonly string[]; title: string }): ReactElement => {
  const { t } = useTranslation();
  const { data, error } = useQuery(attachmentsQuery(assignment));
  if (error && !data) return <ErrorNote error={error} />;
  return (
    <ul className="files" aria-label={t('files.of', { title })}>
      {files.map((id) => (
        <li key={id}>
          <FileLine assignment={assignment} id={id} files={data?.rows} />
        </li>
      ))}
    </ul>
  );
};
