import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { apiPathTo } from '../../api-paths.js';
import { pathTo } from '../../path-builder.js';
import { deadlineText, nameOf } from '../../ui/date-text.js';
import { LetterButtons } from '../FileButtons.js';
import { MetricList, MilestoneList } from '../Duties.js';

/** What is asked, by whom, until when; the notice's own sentences stay in the notice. */
export const ClauseTab = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const departments = [assignment.leadDepartment, ...assignment.supportingDepartments];
  return (
    <div className="reading">
      <dl className="facts">
        <Fact title={t('clause.obligation')}>{assignment.obligation.summary}</Fact>
        <Fact title={t('clause.bureau')}>{assignment.bureauSummary}</Fact>
        <Fact title={t('clause.departments')}>{departments.map((department, index) => `${nameOf(department, language)}${index === 0 ? t('clause.lead') : ''}`).join(t('common.and'))}</Fact>
        <Fact title={t('clause.planDue')}>
          {deadlineText(assignment.planDueOn, language)} <span className="muted">{t(`clause.source.${assignment.planDueSource}`)}</span>
        </Fact>
        <Fact title={t('clause.acknowledgeBy')}>{deadlineText(assignment.acknowledgeBy, language)}</Fact>
        {assignment.milestones.length > 0 && (
          <Fact title={t('clause.milestones')}>
            <MilestoneList milestones={assignment.milestones} />
          </Fact>
        )}
        {assignment.metrics.length > 0 && (
          <Fact title={t('clause.metrics')}>
            <MetricList metrics={assignment.metrics} />
          </Fact>
        )}
        <Fact title={t('clause.progress')}>{assignment.percent}%</Fact>
      </dl>
      <p>
        <Link {...pathTo.catalogue({ task: assignment.task.code })}>{t('clause.inCatalogue')}</Link>
      </p>
      <p>
        {t('documents.issueLetter')} <LetterButtons pathOf={(format) => apiPathTo.letter(assignment.id, 'issue-letter', format)} of={t('documents.issueLetter')} />
      </p>
    </div>
  );
};

const Fact = ({ title, children }: { title: string; children: ReactNode }): ReactElement => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);
