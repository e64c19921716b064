import { Checkbox, Progress } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueCommand } from '../api/generated/types.gen.js';
import { useDraftDesk } from '../components/catalogue/draft-context.js';
import { FieldEditor } from '../components/catalogue/FieldEditor.js';
import { useFieldText } from '../components/catalogue/field-text.js';
import { useKindName } from '../components/catalogue/kind-name.js';
import type { Question } from '../components/catalogue/questions.js';
import { ReasonField } from '../components/catalogue/ReasonField.js';
import { SuggestedField } from '../components/catalogue/SuggestedField.js';
import { useDraftActs } from '../components/catalogue/use-draft-acts.js';
import { Field, FormShell } from './FormShell.js';

interface Props {
  kind: string;
  /** One, or all of a kind that are open. */
  questions: readonly Question[];
  onDone: () => void;
  onClose: () => void;
}
interface Filled {
  readonly answer: string;
  /** What the field of the question is set to; undefined: it stays. */
  readonly value?: unknown;
  readonly isLeftOut?: boolean;
}

const LONGEST = 4000;
const isSet = (value: unknown): boolean => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

/** 答复: one question or all of a kind in one form; each answer is an act of its own, with the field that it sets before it. */
export const AnswerQuestionsForm = ({ kind, questions, onDone, onClose }: Props): ReactElement => {
  const { t } = useTranslation();
  const { version, showQuote } = useDraftDesk();
  const { valueOf } = useFieldText();
  const kindName = useKindName();
  const suggestions = useSuggestions(kind);
  const [common, setCommon] = useState('');
  const [reason, setReason] = useState('');
  const [filled, setFilled] = useState<Readonly<Record<string, Filled>>>({});
  const { send, done, total, ...sending } = useDraftActs(version.id, onDone);
  const isMany = questions.length > 1;
  const of = (id: string): Filled => filled[id] ?? { answer: '' };
  const fill = (id: string, more: Partial<Filled>): void => setFilled((before) => ({ ...before, [id]: { ...of(id), ...more } }));
  const answerTo = ({ id, field }: Question): string => of(id).answer.trim() || (isSet(of(id).value) ? valueOf(field?.kind ?? null, of(id).value) : common.trim());
  const chosen = questions.filter(({ id }) => of(id).isLeftOut !== true);
  const acts = (): CatalogueCommand[] =>
    chosen.flatMap((question): CatalogueCommand[] => {
      const { value } = of(question.id);
      const correction: CatalogueCommand[] = question.field && isSet(value) ? [{ type: 'CorrectField', path: question.field.path, value, reason: reason.trim() }] : [];
      return [...correction, { type: 'AnswerQuestion', question: question.id, answer: answerTo(question), reason: reason.trim() }];
    });
  const notReady = chosen.length === 0 ? t('version.noneChosen') : chosen.some((question) => answerTo(question) === '') ? t('version.answersNeeded', { n: chosen.filter((question) => answerTo(question) === '').length }) : reason.trim() === '' ? t('version.reasonNeeded') : undefined;
  return (
    <FormShell title={isMany ? t('version.answerAll', { n: questions.length, kind: kindName(kind) }) : t('version.answerOne')} submitText={isMany ? t('version.answerSubmit', { n: chosen.length }) : t('version.answer')} notReady={notReady} onSubmit={() => send(acts())} onCancel={onClose} {...sending}>
      {isMany && <SuggestedField autoFocus label={t('version.commonAnswer')} maxLength={LONGEST} suggestions={suggestions} value={common} onChange={setCommon} />}
      <ol className="answers">
        {questions.map((question, index) => (
          <li key={question.id} onFocus={() => showQuote(question.quote)}>
            {isMany && (
              <Checkbox checked={of(question.id).isLeftOut !== true} onChange={(event) => fill(question.id, { isLeftOut: !event.target.checked })}>
                {question.text}
              </Checkbox>
            )}
            <AnswerFields question={question} filled={of(question.id)} placeholder={answerTo(question)} isFirst={!isMany && index === 0} onFill={(more) => fill(question.id, more)} />
          </li>
        ))}
      </ol>
      <ReasonField value={reason} onChange={setReason} />
      {sending.isSaving && total > 1 && <Progress percent={Math.round((done / total) * 100)} aria-label={t('version.sending', { done, total })} />}
    </FormShell>
  );
};

interface FieldsProps {
  question: Question;
  filled: Filled;
  placeholder: string;
  isFirst: boolean;
  onFill: (more: Partial<Filled>) => void;
}

const AnswerFields = ({ question, filled, placeholder, isFirst, onFill }: FieldsProps): ReactElement | null => {
  const { t } = useTranslation();
  const { nameOf } = useFieldText();
  const suggestions = useSuggestions(question.kind);
  const { field } = question;
  if (filled.isLeftOut) return null;
  return (
    <div className="answer-fields">
      {field && <Field label={t('version.setField', { name: nameOf(field) })}>{(id) => <FieldEditor id={id} autoFocus={isFirst} field={field} value={filled.value ?? field.value} onChange={(value) => onFill({ value })} />}</Field>}
      <SuggestedField autoFocus={isFirst && !field} label={field ? t('form.optional', { label: t('version.answer') }) : t('version.answer')} maxLength={LONGEST} suggestions={isFirst ? suggestions : []} placeholder={placeholder} value={filled.answer} onChange={(answer) => onFill({ answer })} />
    </div>
  );
};

/** The answers that are common for a kind. */
const useSuggestions = (kind: string): readonly string[] => {
  const { t, i18n } = useTranslation();
  const key = i18n.exists(`version.answers.${kind}`) ? kind : 'other';
  return t(`version.answers.${key}` as 'version.answers.other', { returnObjects: true });
};
