import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { deadlineText } from '../../ui/date-text.js';
import { EvidenceList } from './SentReport.js';

/** Evidence that came with the report of a milestone. */
export const evidenceFor = ({ progress }: AssignmentView, milestone: string): string[] => progress.sent.filter(({ milestones }) => milestones.includes(milestone)).flatMap(({ evidence }) => evidence);

/** 时间节点: date, state, and what it rests on. */
export const MilestoneEvidence = ({ assignment }: { assignment: AssignmentView }): ReactElement | null => {
  const { t } = useTranslation();
  const language = useLanguage();
  if (assignment.milestones.length === 0) return null;
  return (
    <ul className="milestones" aria-label={t('clause.milestones')}>
      {assignment.milestones.map((each) => (
        <li key={each.id}>
          <p>
            <strong>{each.reached ? t('progress.milestone.reached') : t('progress.milestone.open')}</strong> {each.summary} <span className="nowrap">{deadlineText(each.dueOn, language)}</span>
          </p>
          <EvidenceList assignment={assignment} ids={evidenceFor(assignment, each.id)} />
        </li>
      ))}
    </ul>
  );
};
