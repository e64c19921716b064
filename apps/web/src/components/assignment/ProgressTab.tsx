import { Progress } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { flagsQuery } from '../../api/carrying-out-queries.js';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { DataTable } from '../../ui/DataTable.js';
import { dayText, deadlineText, instantText, nameOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { useFlagText } from '../flag-text.js';
import { useCycle } from '../use-cycle.js';
import { MilestoneEvidence } from './MilestoneEvidence.js';
import { SentReport } from './SentReport.js';
import { comparatorSign } from '../../ui/comparator.js';
import { usePeriodText } from '../period-text.js';
import { useSide } from '../use-side.js';

interface Props {
  assignment: AssignmentView;
}

/** 进展: how far, against how far it should be; what is owed, measured and reported. */
export const ProgressTab = ({ assignment }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { progress, percent } = assignment;
  return (
    <div className="reading">
      <section>
        <h2>{t('progress.percent', { percent })}</h2>
        <Progress percent={percent} showInfo={false} aria-label={t('progress.percent', { percent })} {...(progress.lag === 'red' ? { strokeColor: 'var(--red)' } : {})} />
        <p>
          {progress.expected === null ? t('progress.notBegun') : t('progress.expected', { percent: progress.expected })} {progress.lag !== null && <strong className={progress.lag === 'red' ? 'days-over' : ''}>{t(`progress.lag.${progress.lag}`)}</strong>}{' '}
          <span className="muted">{t('progress.completion', { by: deadlineText(progress.completionDueOn, language) })}</span>
        </p>
        <Flags assignment={assignment} />
      </section>
      {assignment.milestones.length > 0 && (
        <section>
          <h2>{t('clause.milestones')}</h2>
          <MilestoneEvidence assignment={assignment} />
        </section>
      )}
      <Metrics assignment={assignment} />
      <Reports assignment={assignment} />
      <Sent assignment={assignment} />
      {progress.contributions.length > 0 && (
        <section>
          <h2>{t('progress.contributions')}</h2>
          <ul className="duties">
            {progress.contributions.map((each) => (
              <li key={`${each.department.id} ${each.at}`}>
                <strong>{nameOf(each.department, language)}</strong> <span className="nowrap">{instantText(each.at, language)}</span>
                <p className="plan-text">{each.text}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

/** What looks odd asks, it does not judge (P5). */
const Flags = ({ assignment }: Props): ReactElement | null => {
  const { t } = useTranslation();
  const flagText = useFlagText();
  const { id } = useCycle();
  const data = useSide({ ...flagsQuery(id.replace('cycle/', ''), assignment.task.code), enabled: assignment.progress.sent.length > 0 });
  const flags = data?.flags.filter((flag) => flag.assignment === assignment.id) ?? [];
  if (flags.length === 0) return null;
  return (
    <ul className="flags" aria-label={t('progress.flags')}>
      {flags.map((flag) => (
        <li key={`${flag.kind} ${flag.sequence}`}>
          {flagText(flag)}
        </li>
      ))}
    </ul>
  );
};

const Metrics = ({ assignment }: Props): ReactElement | null => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { metrics, progress } = assignment;
  if (metrics.length === 0) return null;
  const found = (id: string) => progress.values.find(({ metric }) => metric === id);
  return (
    <section>
      <h2>{t('clause.metrics')}</h2>
      <DataTable
        caption={t('clause.metrics')}
        rows={metrics}
        rowKey={({ id }) => id}
        columns={[
          { key: 'subject', title: t('progress.metric.subject'), isHead: true, render: ({ subject }) => subject },
          { key: 'target', title: t('progress.metric.target'), isNumber: true, render: ({ comparator, value, unit }) => `${comparatorSign(comparator)} ${value} ${unit}` },
          { key: 'value', title: t('progress.metric.value'), isNumber: true, render: ({ id }) => found(id)?.value ?? '–' },
          { key: 'result', title: t('progress.metric.result'), render: ({ id }) => t(`progress.result.${found(id)?.result ?? 'no_value'}`) },
          { key: 'due', title: t('overview.due'), render: ({ dueOn }) => (dueOn ? dayText(dueOn, language) : '–') },
        ]}
      />
    </section>
  );
};

const Reports = ({ assignment }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const periodText = usePeriodText();
  const { reports } = assignment.progress;
  return (
    <section>
      <h2>{t('progress.reports')}</h2>
      {reports.length === 0 ? (
        <EmptyState why={t('progress.noReports')} />
      ) : (
        <DataTable
          caption={t('progress.reports')}
          rows={reports}
          rowKey={({ period }) => period}
          columns={[
            { key: 'period', title: t('progress.period'), isHead: true, render: ({ period }) => periodText(period, assignment.milestones) },
            { key: 'due', title: t('overview.due'), render: ({ dueOn, until }) => deadlineText(until ?? dueOn, language) },
            { key: 'state', title: t('filter.state'), render: ({ status }) => t(`progress.state.${status}`) },
            { key: 'shuts', title: t('progress.shuts'), render: ({ shutsOn, status, period }) => (status === 'shut' ? t('progress.shutSince', { period: periodText(period, assignment.milestones), on: dayText(shutsOn, language) }) : dayText(shutsOn, language)) },
          ]}
        />
      )}
    </section>
  );
};

const Sent = ({ assignment }: Props): ReactElement | null => {
  const { t } = useTranslation();
  const { sent } = assignment.progress;
  if (sent.length === 0) return null;
  return (
    <section>
      <h2>{t('progress.history')}</h2>
      <ol className="sent-reports" aria-label={t('progress.history')}>
        {sent.map((each) => (
          <li key={each.sequence}>
            <SentReport assignment={assignment} sent={each} />
          </li>
        ))}
      </ol>
    </section>
  );
};
