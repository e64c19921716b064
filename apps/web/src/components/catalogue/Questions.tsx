import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerQuestionsForm } from '../../forms/answer-questions.js';
import { useLanguage } from '../../messages/use-language.js';
import { instantText } from '../../ui/date-text.js';
import { useDraftDesk } from './draft-context.js';
import { useKindName } from './kind-name.js';
import { byKind, type Question } from './questions.js';
import { mayDo } from '../../api/allowed-actions.js';
import { EmptyState } from '../../ui/EmptyState.js';

interface Props {
  questions: readonly Question[];
  /** The question that is worked on. */
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}

/** 待确认问题 by kind: one after the other, or all of a kind in one form. */
export const Questions = ({ questions, chosen, onChoose }: Props): ReactElement => {
  const { t } = useTranslation();
  const { version } = useDraftDesk();
  const [kindOpen, setKindOpen] = useState<string>();
  const answered = questions.length - version.open;
  const may = mayDo(version, 'AnswerQuestion');
  const kindName = useKindName();
  // One form at a time.
  const openKind = (kind: string): void => {
    onChoose(undefined);
    setKindOpen(kind);
  };
  const choose = (id: string | undefined): void => {
    setKindOpen(undefined);
    onChoose(id);
  };
  if (questions.length === 0) return <EmptyState why={t('version.noQuestions')} />;
  return (
    <div className="stack">
      <div>
        <p aria-live="polite">{t('version.answered', { n: answered, total: questions.length })}</p>
        <Progress percent={Math.round((answered / questions.length) * 100)} showInfo={false} aria-label={t('version.answered', { n: answered, total: questions.length })} />
      </div>
      {byKind(questions).map(({ kind, questions: those }) => {
        const open = those.filter(({ answer }) => answer === null);
        return (
          <section key={kind} className="draft-block" aria-labelledby={`kind-${kind}`}>
            <div className="draft-block-head">
              <h2 id={`kind-${kind}`}>
                {kindName(kind)} <span className="muted">{t('version.answered', { n: those.length - open.length, total: those.length })}</span>
              </h2>
              {may && open.length > 1 && kindOpen !== kind && <Button onClick={() => openKind(kind)}>{t('version.answerKind', { n: open.length })}</Button>}
            </div>
            {kindOpen === kind && open.length > 0 && <AnswerQuestionsForm key={open.length} kind={kind} questions={open} onDone={() => setKindOpen(undefined)} onClose={() => setKindOpen(undefined)} />}
            <ol className="question-list">
              {those.map((question) => (
                <QuestionLine key={question.id} question={question} isChosen={question.id === chosen && kindOpen === undefined} all={questions} onChoose={choose} />
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
};

interface LineProps {
  question: Question;
  isChosen: boolean;
  all: readonly Question[];
  onChoose: (id: string | undefined) => void;
}

const QuestionLine = ({ question, isChosen, all, onChoose }: LineProps): ReactElement => {
  const { t } = useTranslation();
  const { version } = useDraftDesk();
  const [isAnew, setAnew] = useState(false);
  const { id, kind, text, answer } = question;
  const isAnswering = isChosen && mayDo(version, 'AnswerQuestion') && (answer === null || isAnew);
  const next = (): void => {
    setAnew(false);
    // Those behind it first, then from the beginning.
    const at = all.findIndex((each) => each.id === id);
    onChoose([...all.slice(at + 1), ...all.slice(0, at)].find((each) => each.answer === null)?.id);
  };
  return (
    <li className={isChosen ? 'is-chosen' : ''}>
      <button type="button" className="draft-row" data-at={id} aria-pressed={isChosen} onClick={() => onChoose(id)}>
        <span className={answer === null ? 'question-mark is-open' : 'question-mark'}>{answer === null ? t('version.open') : t('version.done')}</span>
        <span>{text}</span>
      </button>
      {answer !== null && <Answered answer={answer} />}
      {isChosen && answer !== null && !isAnew && mayDo(version, 'AnswerQuestion') && (
        <Button size="small" onClick={() => setAnew(true)}>
          {t('version.answerAnew')}
        </Button>
      )}
      {isAnswering && <AnswerQuestionsForm key={id} kind={kind} questions={[question]} onDone={next} onClose={() => (isAnew ? setAnew(false) : onChoose(undefined))} />}
    </li>
  );
};

const Answered = ({ answer: { answer, reason, by, at } }: { answer: NonNullable<Question['answer']> }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <p className="answer">
      {answer} <span className="muted">{t('version.because', { reason, name: by.name, at: instantText(at, language) })}</span>
    </p>
  );
};
