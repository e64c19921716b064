import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { assignmentQuery } from '../../api/queries.js';
import { lastDrafted } from '../../components/assignment/last-drafted.js';
import { PlanTab } from '../../components/assignment/PlanTab.js';
import { useDaysLeft } from '../../components/days-left.js';
import { useSectionTitle } from '../../components/section-title.js';
import { useSession } from '../../components/session-context.js';
import { DeedForm } from '../../forms/deed-form.js';
import { deedsFor } from '../../forms/verbs.js';
import type { Deed } from '../../forms/verbs.js';
import { useLanguage } from '../../messages/use-language.js';
import { deadlineText, instantText, nameOf, taskCode, titleOf } from '../../ui/date-text.js';
import { LightSign } from '../../ui/LightSign.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { refusalText } from '../../api/allowed-actions.js';
import { Waiting } from '../../components/Waiting.js';

const DEEDS: readonly Deed[] = ['SignOffPlan', 'DeclineSignOff'];

/** The plan as frozen, what was seen at drafting, and two large buttons. */
export const SignOffItem = ({ id, isAlone, onDone }: { id: string; isAlone: boolean; onDone: () => void }): ReactElement => {
  const { data: assignment, error } = useQuery(assignmentQuery(id));
  if (!assignment) return <Waiting error={error} rows={12} />;
  return (
    <>
      <Head assignment={assignment} isAlone={isAlone} />
      <Seen assignment={assignment} />
      <PlanTab assignment={assignment} />
      <SignOffBar assignment={assignment} onDone={onDone} />
    </>
  );
};

const Head = ({ assignment, isAlone }: { assignment: AssignmentView; isAlone: boolean }): ReactElement => {
  const Title = isAlone ? 'h1' : 'h2';
  const { t } = useTranslation();
  const language = useLanguage();
  const daysLeft = useDaysLeft();
  const drafted = lastDrafted(assignment);
  return (
    <header className="desk-head">
      <p className="desk-line">
        <span className="code">{taskCode(assignment.task.code)}</span>
        <strong>{nameOf(assignment.unit, language)}</strong>
        <span>{t(`status.${assignment.status}`)}</span>
        <span>{t('assignment.round', { n: assignment.round })}</span>
      </p>
      <Title id="sign-off-title">{titleOf(assignment.task, language)}</Title>
      <p className="desk-line">
        <LightSign light={assignment.light} />
        {assignment.dueOn && <span>{t('assignment.due', { by: deadlineText(assignment.dueOn, language) })}</span>}
        {assignment.workingDaysLeft !== null && <strong>{daysLeft(assignment.workingDaysLeft)}</strong>}
      </p>
      {drafted && <p>{t('signOff.draftedBy', { name: drafted.by, at: instantText(drafted.at, language) })}</p>}
    </header>
  );
};

/** 校核: what was found when it was drafted, and what the unit says does not apply. */
const Seen = ({ assignment }: { assignment: AssignmentView }): ReactElement | false => {
  const { t } = useTranslation();
  const titleOf_ = useSectionTitle();
  const drafted = lastDrafted(assignment);
  if (!drafted) return false;
  const subject = (id: string): string => assignment.metrics.find((metric) => metric.id === id)?.subject ?? titleOf_(id);
  return (
    <section>
      <h2>{t('checks.title')}</h2>
      <ul className="checks" aria-label={t('checks.title')}>
        <li className="check-passed">{t('signOff.noBlocker')}</li>
        {drafted.warnings.map(({ code, about = '' }) => (
          <li key={code + about} className="check-warned">
            {t(`checks.warning.${code}`)} {code === 'misses_target' && subject(about)}
          </li>
        ))}
        {drafted.metricValues.map(({ metric, value }) => (
          <li key={metric} className="check-passed">
            {t('signOff.value', { subject: subject(metric), value })}
          </li>
        ))}
        {drafted.notApplicable.map(({ id, reason }) => (
          <li key={id} className="check-warned">
            {subject(id)} {t('na.because', { reason })}
          </li>
        ))}
      </ul>
    </section>
  );
};

const SignOffBar = ({ assignment, onDone }: { assignment: AssignmentView; onDone: () => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const [open, setOpen] = useState<Deed>();
  const [why, setWhy] = useState<string>();
  const offered = deedsFor(assignment, session).filter(({ deed }) => DEEDS.includes(deed));
  if (open) {
    return (
      <div className="decision-bar is-open">
        <DeedForm key={open} deed={open} assignment={assignment} session={session} draft={null} onDone={onDone} onCancel={() => setOpen(undefined)} />
      </div>
    );
  }
  return (
    <div className="decision-bar sign-off-bar" role="region" aria-label={t('bar.label')}>
      {why !== undefined && (
        <p className="bar-why" role="status">
          {why}
        </p>
      )}
      {offered.length === 0 && <p className="muted">{t('bar.none')}</p>}
      {offered.map(({ deed, refusal }) => (
        <ReasonButton
          key={deed}
          size="large"
          type={deed === 'SignOffPlan' ? 'primary' : 'default'}
          danger={deed === 'DeclineSignOff'}
          reason={refusalText(refusal, language)}
          onBlocked={setWhy}
          onClick={() => setOpen(deed)}
        >
          {t(`verb.${deed}`)}
        </ReasonButton>
      ))}
    </div>
  );
};
