import { Checkbox } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formOf, useKept } from '../api/kept-fields.js';
import { evidenceFor } from '../components/assignment/MilestoneEvidence.js';
import { EvidenceList, useEvidenceText } from '../components/assignment/SentReport.js';
import type { VerbFormProps } from './form-props.js';
import { useHeldName } from './held-name.js';
import { ReasonForm } from './ReasonForm.js';

/** 销号: for each milestone the evidence that was seen. */
export const CloseOutForm = (props: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const { assignment } = props;
  const { milestones, progress } = assignment;
  const textOf = useEvidenceText(assignment);
  const [seen, setSeen] = useKept<Readonly<Record<string, readonly string[]>>>(formOf(assignment.id, 'CloseOut', '', 'seen'), () => ({}));
  return (
    <ReasonForm
      {...props}
      title={t('verb.CloseOut')}
      submitText={t('verb.CloseOut')}
      heldAs={useHeldName(props.assignment)('CloseOut')}
      label={t('form.CloseOut.reason')}
      commandOf={(reason) => ({ type: 'CloseOut', reason, seen: milestones.map(({ id }) => ({ milestone: id, evidence: [...(seen[id] ?? [])] })) })}
    >
      <EvidenceList assignment={assignment} ids={progress.evidence.map(({ id }) => id)} />
      {milestones.map(({ id, summary }) => {
        // What came with its report first.
        const own = evidenceFor(assignment, id);
        const items = [...progress.evidence.filter((each) => own.includes(each.id)), ...progress.evidence.filter((each) => !own.includes(each.id))];
        return (
          <fieldset key={id} className="plain-fieldset">
            <legend>{t('form.CloseOut.seen', { milestone: summary })}</legend>
            {items.length === 0 && <p className="muted">{t('progress.noEvidence')}</p>}
            <Checkbox.Group className="stack" value={[...(seen[id] ?? [])]} options={items.map((each) => ({ value: each.id, label: textOf(each) }))} onChange={(values) => setSeen({ ...seen, [id]: values })} />
          </fieldset>
        );
      })}
    </ReasonForm>
  );
};
