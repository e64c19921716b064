import { InputNumber } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSectionTitle } from '../components/section-title.js';
import type { DraftHandle } from '../components/use-draft.js';
import { useStore } from '../ui/store.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

/** Freezes the text for sign-off: saves first, so that the version named is the text on the screen. */
export const DraftPlanForm = ({ draft, ...props }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  if (!draft) return <p>{t('common.loading')}</p>;
  return <WithDraft draft={draft} {...props} />;
};

const WithDraft = ({ assignment, draft, onDone, onCancel }: Omit<VerbFormProps, 'draft'> & { draft: DraftHandle }): ReactElement => {
  const { t } = useTranslation();
  const titleOf = useSectionTitle();
  const { sections } = useStore(draft.keeper.state);
  const [flushError, setFlushError] = useState<unknown>(null);
  const [values, setValues] = useState<Readonly<Record<string, number | null>>>({});
  const metricValues = assignment.metrics.flatMap(({ id }) => (typeof values[id] === 'number' ? [{ metric: id, value: values[id] }] : []));
  const { send, submitError, ...sending } = useCommand(assignment, onDone);
  const empty = sections.filter((section) => section.text.trim() === '').map((section) => titleOf(section.id));
  const items = assignment.letter?.items ?? [];
  const unanswered = items.filter((item) => !draft.answers[item.id]).length;
  const answers = items.flatMap((item) => {
    const answer = draft.answers[item.id];
    return answer ? [{ item: item.id, kind: answer.kind, reason: answer.reason.trim() }] : [];
  });
  const freeze = async (): Promise<void> => {
    setFlushError(null);
    try {
      const draftVersion = await draft.keeper.flush();
      send({ type: 'DraftPlan', draftVersion, answers, metricValues });
    } catch (error) {
      setFlushError(error);
    }
  };
  return (
    <FormShell title={t('form.DraftPlan.title')} submitText={t('verb.DraftPlan')} submitError={flushError ?? submitError} focusSubmit onSubmit={() => void freeze()} onCancel={onCancel} {...sending}>
      <ul className="checks">
        <li className={empty.length === 0 ? 'check-passed' : 'check-blocked'}>
          {empty.length === 0 ? t('form.DraftPlan.sectionsFilled') : t('form.DraftPlan.sectionsEmpty', { sections: empty.join(t('common.and')) })}
        </li>
        {items.length > 0 && (
          <li className={unanswered === 0 ? 'check-passed' : 'check-blocked'}>
            {unanswered === 0 ? t('form.DraftPlan.answered', { n: items.length }) : t('form.DraftPlan.unanswered', { n: unanswered, total: items.length })}
          </li>
        )}
      </ul>
      {assignment.metrics.map(({ id, subject, comparator, value, unit }) => (
        <Field key={id} label={t('form.DraftPlan.metric', { subject, comparator, value, unit })}>
          {(field) => <InputNumber id={field} suffix={unit} value={values[id] ?? null} onChange={(given) => setValues({ ...values, [id]: given })} />}
        </Field>
      ))}
    </FormShell>
  );
};
