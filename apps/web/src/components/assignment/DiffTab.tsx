import { useQuery } from '@tanstack/react-query';
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView, PlanRounds, ReturnItemView } from '../../api/generated/types.gen.js';
import { planRoundsQuery } from '../../api/review-queries.js';
import { useLanguage } from '../../messages/use-language.js';
import { instantText, nameOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { changedWords } from '../catalogue/changed-words.js';
import { useSectionTitle } from '../section-title.js';
import { ItemAnswer } from './ItemAnswer.js';
import { Marked } from '../../ui/Marked.js';
import { Waiting } from '../Waiting.js';

type Round = PlanRounds['rounds'][number];

/** 差异: any two submissions beside each other, section by section, with the items that stood on them. */
export const DiffTab = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useQuery(planRoundsQuery(assignment.id));
  const [chosen, setChosen] = useState<{ readonly a?: number; readonly b?: number }>({});
  const [onlyChanged, setOnlyChanged] = useState(true);
  if (!data) return <Waiting error={error} />;
  const rounds = data;
  const after = rounds.find(({ version }) => version === chosen.b) ?? rounds.at(-1);
  const before = rounds.find(({ version }) => version === chosen.a) ?? rounds.filter((round) => round !== after).at(-1);
  if (!after || !before) return <EmptyState why={t(rounds.length === 0 ? 'planDiff.nothing' : 'planDiff.onlyOne')} />;
  const options = rounds.map((round) => ({ value: round.version, label: t('planDiff.round', { round: round.round, version: round.version, at: instantText(round.submittedAt, language) }) }));
  const sections = [...new Set([...after.sections, ...before.sections].map(({ id }) => id))];
  const changed = sections.filter((id) => textOf(before, id) !== textOf(after, id));
  const shown = onlyChanged ? changed : sections;
  return (
    <div className="plan-diff">
      <div className="diff-heads">
        <Select aria-label={t('planDiff.before')} value={before.version} options={options} onChange={(a: number) => setChosen({ ...chosen, a })} />
        <span aria-hidden="true">→</span>
        <Select aria-label={t('planDiff.after')} value={after.version} options={options} onChange={(b: number) => setChosen({ ...chosen, b })} />
        <Checkbox checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)}>
          {t('planDiff.onlyChanged', { n: changed.length, total: sections.length })}
        </Checkbox>
      </div>
      {shown.length === 0 && <EmptyState why={t('planDiff.same')} />}
      {shown.map((id) => (
        <SectionDiff key={id} id={id} was={textOf(before, id)} is={textOf(after, id)} items={assignment.letter?.items.filter((item) => item.section === id) ?? []} />
      ))}
    </div>
  );
};

const textOf = (round: Round, id: string): string => round.sections.find((section) => section.id === id)?.text ?? '';

const SectionDiff = ({ id, was, is, items }: { id: string; was: string; is: string; items: readonly ReturnItemView[] }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  const words = changedWords(was, is);
  return (
    <section className="diff-section" aria-label={titleOf(id)}>
      <h2>{titleOf(id)}</h2>
      {items.map((item) => (
        <div key={item.id} className="return-item">
          <p>
            <strong>{nameOf(item.department, language)}</strong> {item.text}
          </p>
          <ItemAnswer answer={item.answer} />
        </div>
      ))}
      {was === is ? (
        <p className="plan-text muted">{is}</p>
      ) : (
        <div className="diff-sides">
          <p className="plan-text" aria-label={t('planDiff.before')}>
            <Marked pieces={words.was} as="del" />
          </p>
          <p className="plan-text" aria-label={t('planDiff.after')}>
            <Marked pieces={words.is} as="ins" />
          </p>
        </div>
      )}
    </section>
  );
};
