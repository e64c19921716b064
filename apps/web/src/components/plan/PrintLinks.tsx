import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { pathTo } from '../../path-builder.js';
import { PRINTS } from '../../search-types.js';
import { entriesOf } from '../assignment/last-drafted.js';

/** What of it there is to print. */
export const PrintLinks = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const there = { plan: assignment.plan !== null, letter: assignment.letter !== null, receipt: entriesOf(assignment, 'PlanSubmitted').length > 0 };
  return (
    <span className="print-links">
      {PRINTS.filter((what) => there[what]).map((what) => (
        <Link key={what} {...pathTo.print(assignment.id, { what })}>
          {t(`prints.link.${what}`)}
        </Link>
      ))}
    </span>
  );
};
