import { InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import type { DraftHandle } from '../use-draft.js';
import { fieldId } from './fields.js';
import { NotApplicable } from './NotApplicable.js';
import { comparatorSign } from '../../ui/comparator.js';

/** The value that the plan sets for each metric of the assignment. */
export const MetricValues = ({ metrics, draft }: { metrics: AssignmentView['metrics']; draft: DraftHandle }): ReactElement => {
  const { t } = useTranslation();
  return (
    <section className="plan-section">
      <h2>{t('clause.metrics')}</h2>
      {metrics.map(({ id, subject, comparator, value, unit }) => (
        <div key={id} className="field">
          <label htmlFor={fieldId('metric', id)}>{t('form.DraftPlan.metric', { subject, comparator: comparatorSign(comparator), value, unit })}</label>
          <InputNumber
            id={fieldId('metric', id)}
            suffix={unit}
            disabled={draft.notApplicable[id] !== undefined}
            value={draft.metricValues[id] ?? null}
            onChange={(given) => draft.change({ metricValues: { ...draft.metricValues, [id]: given } })}
          />
          <NotApplicable id={id} title={subject} draft={draft} />
        </div>
      ))}
    </section>
  );
};
