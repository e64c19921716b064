import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorklistRow } from '../../api/generated/types.gen.js';
import { useDaysLeft } from '../../components/days-left.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { WorklistSearch } from '../../search-types.js';
import { deadlineText, nameOf, taskCode, titleOf } from '../../ui/date-text.js';
import { LightSign } from '../../ui/LightSign.js';

interface Props {
  row: WorklistRow;
  search: WorklistSearch;
  isOpen: boolean;
  /** From 1200 px the item opens beside the list, else on its own page. */
  opensBeside: boolean;
}

/** ▲ 红 逾期 2 工作日  新疆 T12, and what is asked of the reader. The light is the assignment's, the days are the reader's own. */
export const WorklistRowLink = ({ row, search, isOpen, opensBeside }: Props): ReactElement => {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const daysLeft = useDaysLeft();
  // What waits for a signature has a page of its own, made for the phone.
  const path = opensBeside ? pathTo.worklist({ ...search, item: row.id }) : row.verb === 'SignOffPlan' ? pathTo.signOff({ item: row.id }) : row.verb === 'ReturnPlan' ? pathTo.returnLetter(row.id) : pathTo.assignment(row.id);
  const verbKey = `ask.${row.verb ?? ''}`;
  const ask = row.verb === null ? '' : i18n.exists(verbKey) ? t(verbKey as 'ask.AcknowledgeAssignment') : row.verb;
  return (
    <Link {...path} className={isOpen ? 'row-link is-open' : 'row-link'} {...(isOpen ? { 'aria-current': 'true' as const } : {})} resetScroll={!opensBeside}>
      <span className="row-line">
        <LightSign light={row.light} />
        {row.workingDaysLeft !== null && <strong className={row.workingDaysLeft < 0 ? 'days-over' : ''}>{daysLeft(row.workingDaysLeft)}</strong>}
        <span className="row-ask">{ask}</span>
      </span>
      <span className="row-line">
        <strong>{nameOf(row.unit, language)}</strong>
        <span className="code">{taskCode(row.task.code)}</span>
        <span className="row-title">{titleOf(row.task, language)}</span>
      </span>
      <span className="row-line muted">
        <span>{t(`status.${row.status}`)}</span>
        {row.round > 1 && <span>{t('assignment.round', { n: row.round })}</span>}
        {row.dueOn && <span>{deadlineText(row.dueOn, language)}</span>}
      </span>
    </Link>
  );
};
