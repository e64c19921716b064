import { useQuery } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView, ReturnItemView } from '../../api/generated/types.gen.js';
import { assignmentQuery } from '../../api/queries.js';
import { useLanguage } from '../../messages/use-language.js';
import { deadlineText, nameOf } from '../../ui/date-text.js';
import { useStore } from '../../ui/store.js';
import { DraftChecksPanel } from '../plan/DraftChecksPanel.js';
import { fieldId } from '../plan/fields.js';
import { MetricValues } from '../plan/MetricValues.js';
import { PrintLinks } from '../plan/PrintLinks.js';
import { SectionEditor } from '../plan/SectionEditor.js';
import type { DraftHandle } from '../use-draft.js';
import { DraftConflict } from './DraftConflict.js';
import { SaveLine } from './SaveLine.js';
import { ErrorNote } from '../ErrorNote.js';

/** The plan in sections; what the letter asks stands at its section and is answered there, one by one. */
export const DraftEditor = ({ assignment, draft }: { assignment: AssignmentView; draft: DraftHandle }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { sections, theirs } = useStore(draft.keeper.state);
  const [isChecked, setIsChecked] = useState(false);
  const lastYear = useLastYear(assignment);
  const letter = assignment.letter;
  const items = letter?.items ?? [];
  const homeless = items.filter((item) => !sections.some((section) => section.id === item.section));
  const itemsOf = (those: readonly ReturnItemView[]): ReactElement[] =>
    those.map((item) => <ItemToAnswer key={item.id} item={item} number={items.indexOf(item) + 1} draft={draft} />);
  return (
    <div className="reading">
      <SaveLine keeper={draft.keeper} />
      {letter && (
        <p className="letter-head">
          {t('letter.toAnswer', { n: items.length, round: letter.round, by: deadlineText(letter.revisionDueOn, language), from: [...new Set(items.map((item) => nameOf(item.department, language)))].join(t('common.and')) })}
        </p>
      )}
      <p className="desk-line">
        {!isChecked && <Button onClick={() => setIsChecked(true)}>{t('checks.run')}</Button>}
        {lastYear.toggle}
        <PrintLinks assignment={assignment} />
      </p>
      {isChecked && <DraftChecksPanel assignment={assignment} draft={draft} />}
      {theirs && <DraftConflict mine={sections} theirs={theirs} onSettle={draft.keeper.settle} />}
      {sections.map((section, index) => (
        <SectionEditor key={section.id} assignment={assignment.id} section={section} number={index + 1} draft={draft} lastYear={lastYear.textOf(section.id)}>
          {itemsOf(items.filter((item) => item.section === section.id))}
        </SectionEditor>
      ))}
      {itemsOf(homeless)}
      {assignment.metrics.length > 0 && <MetricValues metrics={assignment.metrics} draft={draft} />}
    </div>
  );
};

/** The plan of the year before, where this assignment went on from one. */
const useLastYear = ({ carriedFrom = [] }: AssignmentView): { toggle: ReactElement | false; textOf: (section: string) => string | undefined } => {
  const { t } = useTranslation();
  const [isShown, setIsShown] = useState(false);
  const [before = ''] = carriedFrom;
  const { data, error } = useQuery({ ...assignmentQuery(before), enabled: isShown && before !== '' });
  return {
    toggle: before !== '' && (
      <>
        <Button aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
          {t('lastYear.show')}
        </Button>
        {isShown && error && <ErrorNote error={error} />}
      </>
    ),
    textOf: (section) => (isShown && data?.plan ? (data.plan.sections.find(({ id }) => id === section)?.text ?? '') : undefined),
  };
};

const ItemToAnswer = ({ item, number, draft }: { item: ReturnItemView; number: number; draft: DraftHandle }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const answer = draft.answers[item.id];
  const set = (part: { kind?: 'changed' | 'kept'; reason?: string }): void => draft.setAnswer(item.id, { kind: 'changed', reason: '', ...answer, ...part });
  return (
    <fieldset className="return-item" id={fieldId('item', item.id)}>
      <legend>{t('letter.item', { n: number, department: nameOf(item.department, language) })}</legend>
      <p>{item.text}</p>
      <Radio.Group
        aria-label={t('letter.answerTo', { n: number })}
        value={answer?.kind ?? null}
        options={(['changed', 'kept'] as const).map((kind) => ({ value: kind, label: t(`letter.answer.${kind}`) }))}
        onChange={(event) => set({ kind: event.target.value as 'changed' | 'kept' })}
      />
      {answer && (
        <Input
          aria-label={t(answer.kind === 'kept' ? 'letter.reasonNeeded' : 'letter.reasonOptional', { n: number })}
          placeholder={t(answer.kind === 'kept' ? 'letter.reasonNeeded' : 'letter.reasonOptional', { n: number })}
          maxLength={2000}
          value={answer.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
      )}
    </fieldset>
  );
};
