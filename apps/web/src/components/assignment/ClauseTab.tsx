import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { deadlineText, nameOf } from '../../ui/date-text.js';
import { MetricList, MilestoneList } from '../Duties.js';

/** What is asked, by whom, until when; the notice's own sentences stay in the notice. */
export const ClauseTab = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const departments = [assignment.leadDepartment, ...assignment.supportingDepartments];
  return (
    <div className="reading">
      <dl className="facts">
        <div>
          <dt>{t('clause.obligation')}</dt>
          <dd>{assignment.obligation.summary}</dd>
        </div>
        <div>
          <dt>{t('clause.bureau')}</dt>
          <dd>{assignment.bureauSummary}</dd>
        </div>
        <div>
          <dt>{t('clause.departments')}</dt>
          <dd>{departments.map((department, index) => `${nameOf(department, language)}${index === 0 ? t('clause.lead') : ''}`).join(t('common.and'))}</dd>
        </div>
        <div>
          <dt>{t('clause.planDue')}</dt>
          <dd>
            {deadlineText(assignment.planDueOn, language)} <span className="muted">{t(`clause.source.${assignment.planDueSource}`)}</span>
          </dd>
        </div>
        <div>
          <dt>{t('clause.acknowledgeBy')}</dt>
          <dd>{deadlineText(assignment.acknowledgeBy, language)}</dd>
        </div>
        {assignment.milestones.length > 0 && (
          <div>
            <dt>{t('clause.milestones')}</dt>
            <dd>
              <MilestoneList milestones={assignment.milestones} />
            </dd>
          </div>
        )}
        {assignment.metrics.length > 0 && (
          <div>
            <dt>{t('clause.metrics')}</dt>
            <dd>
              <MetricList metrics={assignment.metrics} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('clause.progress')}</dt>
          <dd>{assignment.percent}%</dd>
        </div>
      </dl>
      <p>
        <Link {...pathTo.catalogue({ task: assignment.task.code })}>{t('clause.inCatalogue')}</Link>
      </p>
    </div>
  );
};
