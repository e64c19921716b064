import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueView } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { pathTo } from '../path-builder.js';
import { deadlineText, nameOf } from '../ui/date-text.js';
import { MetricList, MilestoneList } from './Duties.js';

type Task = CatalogueView['tasks'][number];

/** One catalogue task: departments, what the bureau does, what each obligation asks of whom. */
export const CatalogueTaskCard = ({ task }: { task: Task }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className="reading">
      <dl className="facts">
        <div>
          <dt>{t('catalogue.lead')}</dt>
          <dd>{nameOf(task.leadDepartment, language)}</dd>
        </div>
        {task.supportingDepartments.length > 0 && (
          <div>
            <dt>{t('catalogue.supporting')}</dt>
            <dd>{task.supportingDepartments.map((each) => nameOf(each, language)).join(t('common.and'))}</dd>
          </div>
        )}
        <div>
          <dt>{t('clause.bureau')}</dt>
          <dd>
            {task.bureauSummary}
            {task.bureauMilestones.length > 0 && <MilestoneList milestones={task.bureauMilestones} />}
            {task.bureauMetrics.length > 0 && <MetricList metrics={task.bureauMetrics} />}
          </dd>
        </div>
      </dl>
      {task.obligations.map((obligation) => (
        <Obligation key={obligation.id} obligation={obligation} />
      ))}
      <p>
        <Link {...pathTo.overview({ task: task.code })}>{t('catalogue.inOverview')}</Link>
      </p>
    </div>
  );
};

const Obligation = ({ obligation }: { obligation: Task['obligations'][number] }): ReactElement => {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const level = i18n.exists(`catalogue.level.${obligation.level}`) ? t(`catalogue.level.${obligation.level}` as 'catalogue.level.province') : obligation.level;
  const whom = obligation.group ? nameOf(obligation.group, language) : t('catalogue.everyProvince');
  return (
    <section className="obligation">
      <p className="desk-line">
        <span className="code">{obligation.id.toUpperCase()}</span>
        <Tag variant="outlined">{level}</Tag>
        <Tag variant="outlined">{t(obligation.mandatory ? 'catalogue.mandatory' : 'assignment.optional')}</Tag>
        <span>{whom}</span>
        {obligation.open && <Tag variant="outlined">{t('catalogue.groupOpen')}</Tag>}
        <span className="muted">{t('catalogue.issued', { n: obligation.issued })}</span>
      </p>
      <p>{obligation.summary}</p>
      {obligation.planDueOn && <p>{t('catalogue.planDue', { by: deadlineText(obligation.planDueOn, language) })}</p>}
      {obligation.milestones.length > 0 && <MilestoneList milestones={obligation.milestones} />}
      {obligation.metrics.length > 0 && <MetricList metrics={obligation.metrics} />}
    </section>
  );
};
