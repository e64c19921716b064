import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalText } from '../api/allowed-actions.js';
import { formOf, useKept } from '../api/kept-fields.js';
import { returnLetterPreviewQuery } from '../api/review-queries.js';
import { DemandText } from '../components/DemandText.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { OfficialPaper } from '../components/OfficialPaper.js';
import { useSectionTitle } from '../components/section-title.js';
import { useLanguage } from '../messages/use-language.js';
import { deadlineText, nameOf } from '../ui/date-text.js';
import { useSettled } from '../ui/use-settled.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useHeldName } from './held-name.js';
import { Phrases } from './Phrases.js';
import { RevisionField } from './RevisionField.js';
import { useCommand } from './use-command.js';

/** 协调矛盾意见: which of the opposite items go, and why; then one letter, as the API says that it will read. */
export const ReturnPlanForm = ({ assignment, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  const heldName = useHeldName(assignment);
  const [dropped, setDropped] = useKept<readonly string[]>(formOf(assignment.id, 'ReturnPlan', '', 'dropped'), () => []);
  const [reason, setReason] = useKept(formOf(assignment.id, 'ReturnPlan', '', 'reason'), () => '');
  const [day, setDay] = useKept(formOf(assignment.id, 'ReturnPlan', '', 'day'), () => '');
  const { send, ...sending } = useCommand(assignment, onDone, { heldAs: heldName('ReturnPlan') });
  const written = useSettled(reason.trim());
  const choice = { dropped: [...dropped], ...(day === '' ? {} : { revisionDueOn: day }) };
  const { data, error } = useQuery(returnLetterPreviewQuery(assignment.id, { ...choice, reason: written }));
  const contradictions = assignment.settlement?.contradictions ?? [];
  const kept = data?.sections.flatMap(({ items }) => items.filter(({ isKept }) => isKept)).length ?? 0;
  const toggle = (id: string, isKept: boolean): void => setDropped(isKept ? dropped.filter((each) => each !== id) : [...dropped, id]);
  return (
    <FormShell
      title={t('form.ReturnPlan.title')}
      submitText={t('form.Return.submit', { n: kept })}
      isDanger
      notReady={refusalText(data?.refusal, language) ?? (reason.trim() === '' ? t('form.reasonNeeded', { label: t('form.ReturnPlan.reason') }) : undefined)}
      onSubmit={() => send({ type: 'ReturnPlan', ...choice, reason: reason.trim() })}
      onCancel={onCancel}
      {...sending}
    >
      {assignment.settlement && <p>{t('form.ReturnPlan.due', { by: deadlineText(assignment.settlement.dueOn, language) })}</p>}
      {contradictions.map(({ section, subject, items: opposed }) => (
        <fieldset key={`${section} ${subject}`} className="return-item">
          <legend>{t('form.ReturnPlan.contradiction', { section: titleOf(section) })}</legend>
          {opposed.map((item) => (
            <p key={item.id}>
              <Checkbox checked={!dropped.includes(item.id)} onChange={(event) => toggle(item.id, event.target.checked)}>
                {t('form.ReturnPlan.keep', { department: nameOf(item.department, language), text: item.text })} <DemandText assignment={assignment} demand={item.demand} />
              </Checkbox>
            </p>
          ))}
        </fieldset>
      ))}
      <Field label={t('form.ReturnPlan.reason')}>{(id) => <Input.TextArea id={id} autoFocus rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <Phrases kind="other" text={reason} onPhrase={(phrase) => setReason(`${reason}${phrase}`)} />
      <RevisionField assignment={assignment} value={day} onChange={setDay} />
      {error && <ErrorNote error={error} />}
      {data?.document && <OfficialPaper document={data.document} />}
    </FormShell>
  );
};
