import { Link, getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AssignmentPane } from '../../components/assignment/AssignmentPane.js';
import { pathTo } from '../../path-builder.js';

const route = getRouteApi('/inside/assignments/$');

export const AssignmentPage = (): ReactElement => {
  const { t } = useTranslation();
  const { _splat: id = '' } = route.useParams();
  return (
    <div className="page assignment-page">
      <p className="back">
        <Link {...pathTo.worklist()}>← {t('nav.worklist')}</Link>
      </p>
      <AssignmentPane key={id} id={id} />
    </div>
  );
};
