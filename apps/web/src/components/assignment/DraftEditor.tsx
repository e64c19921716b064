import { Input, Radio } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView, ReturnItemView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { deadlineText, nameOf } from '../../ui/date-text.js';
import { useStore } from '../../ui/store.js';
import { useSectionTitle } from '../section-title.js';
import type { DraftHandle } from '../use-draft.js';
import { DraftConflict } from './DraftConflict.js';
import { SaveLine } from './SaveLine.js';

/** The plan in sections; what the letter asks stands at its section and is answered there, one by one. */
export const DraftEditor = ({ assignment, draft }: { assignment: AssignmentView; draft: DraftHandle }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  const { sections, theirs } = useStore(draft.keeper.state);
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
      {theirs && <DraftConflict mine={sections} theirs={theirs} onSettle={draft.keeper.settle} />}
      {sections.map((section, index) => (
        <section key={section.id} className="plan-section">
          <h2 id={`section-${section.id}`}>
            {t('plan.section', { n: index + 1 })} {titleOf(section.id)}
          </h2>
          {itemsOf(items.filter((item) => item.section === section.id))}
          <Input.TextArea
            aria-labelledby={`section-${section.id}`}
            className="section-editor"
            autoSize={{ minRows: 4, maxRows: 24 }}
            value={section.text}
            onChange={(event) => draft.keeper.edit(section.id, event.target.value)}
            onBlur={() => void (draft.keeper.state.get().save === 'dirty' && draft.keeper.flush().catch(() => undefined))}
          />
        </section>
      ))}
      {itemsOf(homeless)}
    </div>
  );
};

const ItemToAnswer = ({ item, number, draft }: { item: ReturnItemView; number: number; draft: DraftHandle }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const answer = draft.answers[item.id];
  const set = (part: { kind?: 'changed' | 'kept'; reason?: string }): void => draft.setAnswer(item.id, { kind: 'changed', reason: '', ...answer, ...part });
  return (
    <fieldset className="return-item">
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
