import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../messages/use-language.js';
import { dayText, deadlineText } from '../ui/date-text.js';
import { comparatorSign } from '../ui/comparator.js';

interface Milestone {
  readonly id: string;
  readonly dueOn: string;
  readonly phrase: string;
  readonly summary: string;
  readonly reached?: boolean;
}
interface Metric {
  readonly id: string;
  readonly subject: string;
  readonly comparator: string;
  readonly value: number;
  readonly unit: string;
  readonly dueOn: string | null;
}

/** 时间节点, each with the notice's own wording of its date. */
export const MilestoneList = ({ milestones }: { milestones: readonly Milestone[] }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className="duties">
      {milestones.map((each) => (
        <li key={each.id}>
          <span>{each.summary}</span> <span className="nowrap">{deadlineText(each.dueOn, language)}</span> <span className="muted">{t('duty.phrase', { phrase: each.phrase })}</span>
          {each.reached && <Tag variant="outlined">{t('duty.reached')}</Tag>}
        </li>
      ))}
    </ul>
  );
};

/** 指标: subject, comparator, value with its unit, date. */
export const MetricList = ({ metrics }: { metrics: readonly Metric[] }): ReactElement => {
  const language = useLanguage();
  return (
    <ul className="duties">
      {metrics.map((each) => (
        <li key={each.id}>
          <span>{each.subject}</span>{' '}
          <strong className="nowrap">
            {comparatorSign(each.comparator)} {each.value} {each.unit}
          </strong>{' '}
          {each.dueOn && <span className="muted">{dayText(each.dueOn, language)}</span>}
        </li>
      ))}
    </ul>
  );
};
