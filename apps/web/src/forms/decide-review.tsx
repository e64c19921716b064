import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Input } from 'antd';
import { useState } from 'react';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { Phrases } from './Phrases.js';
import { blankItem, ReturnItems } from './ReturnItems.js';
import type { ItemDraft } from './ReturnItems.js';
import { useCommand } from './use-command.js';
import { claimsFirst } from './verbs.js';

/** The confirm button has the focus: A, Enter decides; A, 1, Enter with the first phrase. */
export const ApproveForm = ({ assignment, session, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const [opinion, setOpinion] = useState('');
  const { send, ...sending } = useCommand(assignment, onDone);
  const department = session.unit.id;
  const first = claimsFirst(assignment) ? ({ type: 'ClaimReview', department } as const) : undefined;
  return (
    <FormShell
      title={t('form.Approve.title', { round: assignment.round })}
      submitText={t('form.Approve.submit')}
      focusSubmit
      onSubmit={() => send({ type: 'DecideReview', department, decision: 'approve', opinion: opinion.trim(), items: [] }, first)}
      onCancel={onCancel}
      {...sending}
    >
      <Field label={t('form.optional', { label: t('form.opinion') })}>
        {(id) => <Input id={id} maxLength={2000} value={opinion} onChange={(event) => setOpinion(event.target.value)} />}
      </Field>
      <Phrases kind="approve" onPhrase={(phrase) => setOpinion(phrase)} />
    </FormShell>
  );
};

/** Numbered items on sections; at least one, for a return without a reason helps nobody. */
export const ReturnForm = ({ assignment, session, onDone, onCancel }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  const sections = assignment.plan?.sections ?? [];
  const [opinion, setOpinion] = useState('');
  const [items, setItems] = useState<readonly ItemDraft[]>(() => [blankItem(sections[0]?.id ?? '')]);
  const [current, setCurrent] = useState(0);
  const { send, ...sending } = useCommand(assignment, onDone);
  const department = session.unit.id;
  const first = claimsFirst(assignment) ? ({ type: 'ClaimReview', department } as const) : undefined;
  const written = items.filter((item) => item.text.trim() !== '');
  const insert = (phrase: string): void => setItems(items.map((item, at) => (at === current ? { ...item, text: item.text === '' ? phrase : `${item.text}${phrase}` } : item)));
  return (
    <FormShell
      title={t('form.Return.title', { round: assignment.round })}
      submitText={t('form.Return.submit', { n: written.length })}
      isDanger
      notReady={written.length === 0 ? t('form.Return.needed') : undefined}
      onSubmit={() => send({ type: 'DecideReview', department, decision: 'return', opinion: opinion.trim(), items: written.map(({ section, text }) => ({ section, text: text.trim() })) }, first)}
      onCancel={onCancel}
      {...sending}
    >
      <ReturnItems sections={sections} items={items} onChange={setItems} onCurrent={setCurrent} />
      <Phrases kind="return" onPhrase={insert} />
      <Field label={t('form.optional', { label: t('form.opinion') })}>
        {(id) => <Input id={id} maxLength={2000} value={opinion} onChange={(event) => setOpinion(event.target.value)} />}
      </Field>
    </FormShell>
  );
};
