import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo, refusalOf, wordsIn } from '../../api/allowed-actions.js';
import { apiPathTo } from '../../api-paths.js';
import type { AssignmentView, ReturnLetterView } from '../../api/generated/types.gen.js';
import { assignmentQuery } from '../../api/queries.js';
import { returnLetterQuery } from '../../api/review-queries.js';
import { ItemAnswer } from '../../components/assignment/ItemAnswer.js';
import { DemandText } from '../../components/DemandText.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { LetterButtons } from '../../components/FileButtons.js';
import { OfficialPaper } from '../../components/OfficialPaper.js';
import { useSectionTitle } from '../../components/section-title.js';
import { useSession } from '../../components/session-context.js';
import { useIsHeld } from '../../components/use-is-held.js';
import { Waiting } from '../../components/Waiting.js';
import { DeedForm } from '../../forms/deed-form.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { nameOf, taskCode, titleOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';

const route = getRouteApi('/inside/return-letters/$');

/** 退回意见函: items of all departments by section, opposite demands to settle, the letter as it will go out. */
export const ReturnLetterPage = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { _splat: id = '' } = route.useParams();
  const { data: assignment, error: assignmentError } = useQuery(assignmentQuery(id));
  const { data: letter, error } = useQuery(returnLetterQuery(id));
  if (!assignment || !letter) return <Waiting error={assignmentError ?? error} />;
  return (
    <div className="page return-letter">
      <p className="back">
        <Link {...pathTo.assignment(id)}>← {t('prints.back')}</Link>
      </p>
      <h1>{t('returnLetter.title', { round: letter.round })}</h1>
      <p>
        {nameOf(assignment.unit, language)} · <span className="code">{taskCode(assignment.task.code)}</span> {titleOf(assignment.task, language)}
      </p>
      <p>{t(`returnLetter.state.${letter.state}`)}</p>
      {letter.awaited.length > 0 && <p>{t('review.awaited', { who: letter.awaited.map((department) => nameOf(department, language)).join(t('common.and')) })}</p>}
      {error && <ErrorNote error={error} />}
      <div className="letter-sides">
        <Items assignment={assignment} letter={letter} />
        <Outgoing assignment={assignment} letter={letter} />
      </div>
    </div>
  );
};

interface SideProps {
  assignment: AssignmentView;
  letter: ReturnLetterView;
}

/** What each department has put down, numbered through as in the letter. */
const Items = ({ assignment, letter: { sections } }: SideProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const sectionTitle = useSectionTitle();
  const startOf = (index: number): number => 1 + sections.slice(0, index).reduce((sum, { items }) => sum + items.length, 0);
  return (
    <section aria-label={t('review.items')}>
      {sections.length === 0 && <EmptyState why={t('returnLetter.noItems')} />}
      {sections.map(({ section, items }, index) => (
        <section key={section} aria-labelledby={`items-${section}`}>
          <h2 id={`items-${section}`}>{sectionTitle(section)}</h2>
          <ol className="letter-items">
            {items.map((item, place) => (
              <li key={item.id} className={item.isOpposed ? 'return-item is-opposed' : 'return-item'}>
                <p>
                  <strong>
                    {startOf(index) + place}. {nameOf(item.department, language)}
                  </strong>{' '}
                  {item.isOpposed && <Tag variant="outlined">{t('returnLetter.opposed')}</Tag>}
                </p>
                <p className="plan-text">{item.text}</p>
                <DemandText assignment={assignment} demand={item.demand} />
                {item.answer && <ItemAnswer answer={item.answer} />}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
};

/** The lead settles and sends; everybody else reads what would go out, and why it does not yet. */
const Outgoing = ({ assignment, letter }: SideProps): ReactElement | null => {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const session = useSession();
  const isHeld = useIsHeld(assignment.id);
  if (isHeld) return <p className="muted">{t('held.here')}</p>;
  if (mayDo(assignment, 'ReturnPlan')) {
    const back = (): void => void navigate(pathTo.assignment(assignment.id));
    return <DeedForm deed="ReturnPlan" assignment={assignment} session={session} draft={null} onDone={back} onCancel={back} />;
  }
  const refusal = letter.state === 'settling' ? (refusalOf(assignment, 'ReturnPlan') ?? letter.refusal) : null;
  return (
    <section aria-label={t('returnLetter.paper')}>
      {refusal && <p>{wordsIn(language, refusal.message)}</p>}
      {letter.state === 'sent' && (
        <p>
          <LetterButtons pathOf={(format) => apiPathTo.letter(assignment.id, 'return-letter', format)} of={t('documents.returnLetter')} />
        </p>
      )}
      {letter.document && <OfficialPaper document={letter.document} />}
    </section>
  );
};
