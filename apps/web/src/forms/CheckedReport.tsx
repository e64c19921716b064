import { Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../api/generated/types.gen.js';
import { SentReport } from '../components/assignment/SentReport.js';
import { Field } from './FormShell.js';
import { usePeriodText } from '../components/period-text.js';

/** Which of the reports that are in is checked; the first unless a list named one. */
export const useCheckedPeriod = ({ progress }: AssignmentView, of: string | undefined): [string, (period: string) => void] => {
  const [period, setPeriod] = useState(of ?? '');
  const first = progress.reports.find(({ status }) => status === 'submitted')?.period ?? '';
  return [period === '' ? first : period, setPeriod];
};

/** The report as it came, read before it is taken or returned. */
export const CheckedReport = ({ assignment, period, onPeriod }: { assignment: AssignmentView; period: string; onPeriod: (period: string) => void }): ReactElement => {
  const { t } = useTranslation();
  const periodText = usePeriodText();
  const { reports, sent } = assignment.progress;
  const waiting = reports.filter(({ status }) => status === 'submitted');
  const report = sent.find((each) => each.period === period);
  return (
    <>
      {waiting.length > 1 && (
        <Field label={t('progress.period')}>{(id) => <Select id={id} className="wide" value={period} options={waiting.map((each) => ({ value: each.period, label: periodText(each.period, assignment.milestones) }))} onChange={onPeriod} />}</Field>
      )}
      {report && <SentReport assignment={assignment} sent={report} />}
    </>
  );
};
