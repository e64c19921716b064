import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SentReport } from '../components/assignment/SentReport.js';
import { useLanguage } from '../messages/use-language.js';
import { dayText, deadlineText } from '../ui/date-text.js';
import { EvidenceFields, evidenceOf, NO_EVIDENCE } from './EvidenceFields.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';
import { usePeriodText } from '../components/period-text.js';
import { comparatorSign } from '../ui/comparator.js';

/** A report between the dates. */
const BETWEEN = '';

/** 进展报送: what is new, with the last report beside; a fall or a leap gives its reason. */
export const SubmitProgressForm = ({ assignment, of, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const { progress } = assignment;
  const [period, setPeriod] = useState(of ?? progress.currentPeriod ?? BETWEEN);
  const [percent, setPercent] = useState<number | null>(assignment.percent);
  const [reached, setReached] = useState<readonly string[]>([]);
  const [values, setValues] = useState<Readonly<Record<string, number | null>>>({});
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState(NO_EVIDENCE);
  const { send, ...sending } = useCommand(assignment, onDone);
  const { below, above } = progress.asksReason;
  const leaps = percent !== null && (percent < below || percent > above);
  const notReady = percent === null ? t('form.SubmitProgress.percentNeeded') : leaps && text.trim() === '' ? t('form.SubmitProgress.reasonNeeded', { below, above }) : undefined;
  const submit = (): void => {
    if (percent === null) return;
    const measured = assignment.metrics.flatMap(({ id }) => {
      const value = values[id] ?? null;
      return value === null ? [] : [{ metric: id, value }];
    });
    send({ type: 'SubmitProgress', ...(period === BETWEEN ? {} : { period }), percent, milestonesReached: [...reached], values: measured, text: text.trim(), evidence: evidenceOf(evidence) });
  };
  return (
    <FormShell title={t('form.SubmitProgress.title', { percent: assignment.percent })} submitText={t('verb.SubmitProgress')} notReady={notReady} onSubmit={submit} onCancel={onCancel} {...sending}>
      <div className="beside">
        <div className="form-fields">
          <PeriodField assignment={assignment} period={period} onChange={setPeriod} />
          <Field label={t('form.SubmitProgress.percent')} {...(progress.expected === null ? {} : { hint: t('progress.expected', { percent: progress.expected }) })}>
            {(id) => <InputNumber id={id} autoFocus min={0} max={100} suffix="%" value={percent} onChange={(value) => setPercent(value)} />}
          </Field>
          <ReachedField assignment={assignment} reached={reached} onChange={setReached} />
          {assignment.metrics.map(({ id: metric, subject, comparator, value, unit }) => (
            <Field key={metric} label={t('form.DraftPlan.metric', { subject, comparator: comparatorSign(comparator), value, unit })} hint={t('form.SubmitProgress.lastValue', { value: progress.values.find((each) => each.metric === metric)?.value ?? '–' })}>
              {(id) => <InputNumber id={id} value={values[metric] ?? null} onChange={(next) => setValues({ ...values, [metric]: next })} />}
            </Field>
          ))}
          <Field label={leaps ? t('form.SubmitProgress.reason') : t('form.SubmitProgress.text')} hint={t('form.SubmitProgress.textHint')}>
            {(id) => <Input.TextArea id={id} rows={4} maxLength={20_000} value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
          <EvidenceFields assignment={assignment.id} value={evidence} onChange={setEvidence} />
        </div>
        <aside aria-label={t('progress.last')}>
          <h3>{t('progress.last')}</h3>
          {progress.sent[0] ? <SentReport assignment={assignment} sent={progress.sent[0]} /> : <p className="muted">{t('progress.nothingSent')}</p>}
        </aside>
      </div>
    </FormShell>
  );
};

type FieldProps = Pick<VerbFormProps, 'assignment'>;

const PeriodField = ({ assignment, period, onChange }: FieldProps & { period: string; onChange: (period: string) => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const periodText = usePeriodText();
  const { reports, sent } = assignment.progress;
  const open = reports.filter(({ status }) => status !== 'accepted' && status !== 'shut');
  const shut = reports.filter(({ status }) => status === 'shut');
  const chosen = reports.find((each) => each.period === period);
  const returned = chosen?.status === 'returned' ? sent.find((each) => each.period === period)?.checked?.reason : undefined;
  return (
    <>
      <Field label={t('progress.period')}>
        {(id) => (
          <Select
            id={id}
            className="wide"
            value={period}
            options={[...open.map((each) => ({ value: each.period, label: `${periodText(each.period, assignment.milestones)} · ${deadlineText(each.until ?? each.dueOn, language)} · ${t(`progress.state.${each.status}`)}` })), { value: BETWEEN, label: periodText(null, assignment.milestones) }]}
            onChange={onChange}
          />
        )}
      </Field>
      {returned !== undefined && <p className="days-over">{t('progress.returnedBecause', { reason: returned })}</p>}
      {shut.map((each) => (
        <p key={each.period} className="muted">
          {t('progress.shutSince', { period: periodText(each.period, assignment.milestones), on: dayText(each.shutsOn, language) })}
        </p>
      ))}
    </>
  );
};

const ReachedField = ({ assignment, reached, onChange }: FieldProps & { reached: readonly string[]; onChange: (reached: readonly string[]) => void }): ReactElement | null => {
  const { t } = useTranslation();
  const language = useLanguage();
  const open = assignment.milestones.filter((milestone) => !milestone.reached);
  if (open.length === 0) return null;
  return (
    <fieldset className="plain-fieldset">
      <legend>{t('form.SubmitProgress.milestones')}</legend>
      <Checkbox.Group className="stack" value={[...reached]} options={open.map((each) => ({ value: each.id, label: `${each.summary} · ${deadlineText(each.dueOn, language)}` }))} onChange={(values) => onChange(values)} />
    </fieldset>
  );
};
