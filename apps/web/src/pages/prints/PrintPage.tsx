import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ComponentType, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { assignmentQuery } from '../../api/queries.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { PrintSearch } from '../../search-types.js';
import { nameOf, taskCode, titleOf } from '../../ui/date-text.js';
import { LightSign } from '../../ui/LightSign.js';
import { apiPathTo } from '../../api-paths.js';
import { LetterButtons } from '../../components/FileButtons.js';
import { LetterSheet } from './LetterSheet.js';
import { PlanSheet } from './PlanSheet.js';
import { ReceiptSheet } from './ReceiptSheet.js';

const route = getRouteApi('/inside/prints/$');
const SHEETS: Record<NonNullable<PrintSearch['what']>, ComponentType<{ assignment: AssignmentView }>> = { plan: PlanSheet, letter: LetterSheet, receipt: ReceiptSheet };
/** What of it the server has as a letter. */
const LETTERS = { plan: null, letter: 'return-letter', receipt: 'receipt' } as const;

/** A4: plan, letter or receipt, as it goes into the file; the numbers of its pages are the printer's. */
export const PrintPage = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { _splat: id = '' } = route.useParams();
  const { what = 'plan' } = route.useSearch();
  const { data: assignment } = useSuspenseQuery(assignmentQuery(id));
  const Sheet = SHEETS[what];
  const kind = LETTERS[what];
  const isThere = what === 'letter' ? assignment.letter !== null : assignment.history.some(({ type }) => type === 'PlanSubmitted');
  return (
    <div className="page print-page">
      <p className="desk-line print-tools">
        <Link {...pathTo.assignment(id)}>← {t('prints.back')}</Link>
        <Button type="primary" onClick={() => window.print()}>
          {t('prints.print')}
        </Button>
        {isThere && kind !== null && <LetterButtons pathOf={(format) => apiPathTo.letter(id, kind, format)} of={t(what === 'letter' ? 'documents.returnLetter' : 'documents.receipt')} />}
      </p>
      <article className="sheet" aria-labelledby="sheet-title">
        <header>
          <p className="sheet-number">{t('prints.number', { number: id.replace(/^asg\//, ''), round: assignment.round })}</p>
          <h1 id="sheet-title">{t(`prints.title.${what}`, { unit: nameOf(assignment.unit, language) })}</h1>
          <p className="sheet-sub">
            {taskCode(assignment.task.code)} {titleOf(assignment.task, language)} · {t(`status.${assignment.status}`)} <LightSign light={assignment.light} />
          </p>
        </header>
        <Sheet assignment={assignment} />
      </article>
    </div>
  );
};
