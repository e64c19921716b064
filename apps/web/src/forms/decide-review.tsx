import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView, Demand, SessionView } from '../api/generated/types.gen.js';
import { formOf, useKept } from '../api/kept-fields.js';
import { threadsQuery } from '../api/review-queries.js';
import { LetterPaper } from '../components/assignment/LetterPaper.js';
import { useLanguage } from '../messages/use-language.js';
import { nameOf } from '../ui/date-text.js';
import { BLANK_CONDITION, ConditionFields } from './ConditionFields.js';
import type { ConditionDraft } from './ConditionFields.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { useHeldName } from './held-name.js';
import { Phrases } from './Phrases.js';
import { blankItem, demandOf, ReturnItems } from './ReturnItems.js';
import type { ItemDraft } from './ReturnItems.js';
import { RevisionField } from './RevisionField.js';
import { useCommand } from './use-command.js';
import { claimsFirst, deedRefusal } from './verbs.js';
import type { Deed } from './verbs.js';
import { refusalText } from '../api/allowed-actions.js';
import { useSide } from '../components/use-side.js';

/** A decision of one's own department: an item that nobody holds is claimed first; what was decided waits ten seconds. */
const useDecision = (assignment: AssignmentView, session: SessionView, deed: Deed, onDone: () => void) => {
  const language = useLanguage();
  const heldName = useHeldName(assignment);
  const { send, ...sending } = useCommand(assignment, onDone, { heldAs: heldName(deed) });
  const department = session.unit.id;
  const first = claimsFirst(assignment) ? ({ type: 'ClaimReview', department } as const) : undefined;
  const refusal = deedRefusal(assignment, deed);
  const taken = refusalText(refusal, language);
  return { sending, taken, decide: (said: Pick<Parameters<typeof send>[0] & { type: 'DecideReview' }, 'decision' | 'opinion' | 'items' | 'conditions' | 'revisionDueOn'>) => send({ type: 'DecideReview', department, ...said }, first) };
};
const formFor = (assignment: AssignmentView, deed: Deed, part: string): string => formOf(assignment.id, 'DecideReview', '', `${assignment.round} ${deed} ${part}`);

/** The confirm button has the focus: A, Enter decides; A, 1, Enter with the first phrase. */
export const ApproveForm = ({ assignment, session, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [opinion, setOpinion] = useKept(formFor(assignment, 'Approve', 'opinion'), () => '');
  const { decide, taken, sending } = useDecision(assignment, session, 'Approve', onDone);
  return (
    <FormShell title={t('form.Approve.title', { round: assignment.round })} submitText={t('form.Approve.submit')} notReady={taken} focusSubmit onSubmit={() => decide({ decision: 'approve', opinion: opinion.trim(), items: [] })} onCancel={onCancel} {...sending}>
      <Taken why={taken} />
      <OpinionField value={opinion} onChange={setOpinion} />
      <Phrases kind="approve" text={opinion} onPhrase={setOpinion} />
    </FormShell>
  );
};

/** 附条件通过: every condition has its date and becomes a milestone. */
export const ApproveWithConditionsForm = ({ assignment, session, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [opinion, setOpinion] = useKept(formFor(assignment, 'ApproveWithConditions', 'opinion'), () => '');
  const [conditions, setConditions] = useKept<readonly ConditionDraft[]>(formFor(assignment, 'ApproveWithConditions', 'conditions'), () => [BLANK_CONDITION]);
  const [current, setCurrent] = useState(0);
  const { decide, taken, sending } = useDecision(assignment, session, 'ApproveWithConditions', onDone);
  const written = conditions.filter(({ text }) => text.trim() !== '');
  const undated = written.some(({ dueOn }) => dueOn === '');
  const send = (): void =>
    decide({
      decision: 'approve_with_conditions', opinion: opinion.trim(), items: [],
      conditions: written.map(({ text, dueOn, section }) => ({ text: text.trim(), dueOn: dueOn === '' ? null : dueOn, ...(section === '' ? {} : { section }) })),
    });
  return (
    <FormShell
      title={t('form.Conditions.title', { round: assignment.round })}
      submitText={t('form.Conditions.submit', { n: written.length })}
      notReady={taken ?? (written.length === 0 ? t('form.Conditions.needed') : undated ? t('form.Conditions.dateNeeded') : undefined)}
      onSubmit={send}
      onCancel={onCancel}
      {...sending}
    >
      <Taken why={taken} />
      <ConditionFields sections={assignment.plan?.sections ?? []} conditions={conditions} onChange={setConditions} onCurrent={setCurrent} />
      <Phrases kind="condition" text={conditions[current]?.text ?? ''} onPhrase={(phrase) => setConditions(conditions.map((condition, at) => (at === current ? { ...condition, text: `${condition.text}${phrase}` } : condition)))} />
      <OpinionField value={opinion} onChange={setOpinion} />
    </FormShell>
  );
};

/** Numbered items on sections; at least one, for a return without a reason helps nobody. The letter stands below as it will be read. */
export const ReturnForm = ({ assignment, session, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const sections = assignment.plan?.sections ?? [];
  const [opinion, setOpinion] = useKept(formFor(assignment, 'Return', 'opinion'), () => '');
  const [items, setItems] = useKept<readonly ItemDraft[]>(formFor(assignment, 'Return', 'items'), () => [blankItem(sections[0]?.id ?? '')]);
  const [current, setCurrent] = useState(0);
  const [day, setDay] = useKept(formFor(assignment, 'Return', 'day'), () => '');
  const { decide, taken, sending } = useDecision(assignment, session, 'Return', onDone);
  const written = items.filter((item) => item.text.trim() !== '');
  const insert = (phrase: string): void => setItems(items.map((item, at) => (at === current ? { ...item, text: `${item.text}${phrase}` } : item)));
  const isLead = session.unit.id === assignment.leadDepartment.id;
  return (
    <FormShell
      title={t('form.Return.title', { round: assignment.round })}
      submitText={t('form.Return.submit', { n: written.length })}
      isDanger
      notReady={taken ?? (written.length === 0 ? t('form.Return.needed') : undefined)}
      onSubmit={() => decide({ decision: 'return', opinion: opinion.trim(), items: written.map(asked), ...(day === '' ? {} : { revisionDueOn: day }) })}
      onCancel={onCancel}
      {...sending}
    >
      <Taken why={taken} />
      <ReturnItems assignment={assignment} items={items} onChange={setItems} onCurrent={setCurrent} />
      <Phrases kind="return" section={items[current]?.section ?? ''} text={items[current]?.text ?? ''} onPhrase={insert} />
      <FromComments assignment={assignment} session={session} items={items} onChange={setItems} />
      <OpinionField value={opinion} onChange={setOpinion} />
      {isLead && <RevisionField assignment={assignment} value={day} onChange={setDay} />}
      {written.length > 0 && <LetterDraft assignment={assignment} session={session} written={written} day={day} />}
    </FormShell>
  );
};

/** An item as it is sent. */
const asked = (item: ItemDraft): { section: string; text: string; demand?: Demand } => {
  const demand = demandOf(item);
  return { section: item.section, text: item.text.trim(), ...(demand ? { demand } : {}) };
};

/** Told at once, with the text in place: it is kept for whoever may send it later. */
const Taken = ({ why }: { why: string | undefined }): ReactElement | null => (why === undefined ? null : <Alert type="warning" showIcon role="alert" title={why} />);

const OpinionField = ({ value, onChange }: { value: string; onChange: (opinion: string) => void }): ReactElement => {
  const { t } = useTranslation();
  return <Field label={t('form.optional', { label: t('form.opinion') })}>{(id) => <Input id={id} maxLength={2000} value={value} onChange={(event) => onChange(event.target.value)} />}</Field>;
};

interface FromCommentsProps {
  assignment: AssignmentView;
  session: SessionView;
  items: readonly ItemDraft[];
  onChange: (items: readonly ItemDraft[]) => void;
}

/** What one's own department said at a section becomes an item there, with one press. */
const FromComments = ({ assignment, session, items, onChange }: FromCommentsProps): ReactElement | null => {
  const { t } = useTranslation();
  const data = useSide(threadsQuery(assignment.id));
  const sections = assignment.plan?.sections.map(({ id }) => id) ?? [];
  const said = (data?.threads ?? []).flatMap(({ about, comments }) =>
    about !== null && sections.includes(about) ? comments.filter(({ unit, text }) => unit.id === session.unit.id && items.every((item) => item.text !== text)).map(({ text }) => ({ section: about, text })) : [],
  );
  if (said.length === 0) return null;
  const take = (): void => onChange([...items.filter(({ text }) => text.trim() !== ''), ...said.map(({ section, text }) => ({ ...blankItem(section), text }))]);
  return (
    <div>
      <Button size="small" onClick={take}>
        {t('form.Return.fromComments', { n: said.length })}
      </Button>
    </div>
  );
};

/** With what other departments have put down so far. */
const LetterDraft = ({ assignment, session, written, day }: { assignment: AssignmentView; session: SessionView; written: readonly ItemDraft[]; day: string }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const others = assignment.slots.filter(({ department }) => department.id !== session.unit.id).flatMap(({ department, items }) => items.map((item) => ({ key: item.id, section: item.section, department: nameOf(department, language), text: item.text })));
  const mine = written.map(({ key, section, text }) => ({ key, section, department: nameOf(session.unit, language), text: text.trim() }));
  return (
    <details className="letter-draft">
      <summary>{t('letterPaper.preview', { n: others.length + mine.length })}</summary>
      <LetterPaper assignment={assignment} items={[...others, ...mine]} dueOn={day === '' ? assignment.revisionFrom : day} />
    </details>
  );
};
