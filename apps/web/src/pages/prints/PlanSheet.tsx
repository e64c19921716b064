import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { attachmentsQuery } from '../../api/plan-queries.js';
import { entriesOf, lastDrafted } from '../../components/assignment/last-drafted.js';
import { useSectionTitle } from '../../components/section-title.js';
import { useLanguage } from '../../messages/use-language.js';
import { deadlineText, instantText } from '../../ui/date-text.js';
import { SignatureBlock } from './SignatureBlock.js';
import { useSide } from '../../components/use-side.js';
import { comparatorSign } from '../../ui/comparator.js';

const OPINIONS = ['PlanDrafted', 'SignOffDeclined', 'PlanSignedOff', 'PlanSubmitted', 'ReviewDecided', 'PlanReturned', 'PlanApproved'];

/** The frozen text, then who said what to it, then where it is signed and sealed. */
export const PlanSheet = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  const { plan, metrics } = assignment;
  const files = plan?.sections.flatMap((section) => section.files ?? []) ?? [];
  const data = useSide({ ...attachmentsQuery(assignment.id), enabled: files.length > 0 });
  const drafted = lastDrafted(assignment);
  if (!plan) return <p>{t('plan.none')}</p>;
  const valueOf = (id: string): string => String(drafted?.metricValues.find(({ metric }) => metric === id)?.value ?? '–');
  return (
    <>
      <p>
        {t('plan.version', { version: plan.version, hash: plan.textHash })} · {t('clause.planDue')} {deadlineText(assignment.planDueOn, language, true)}
      </p>
      {plan.sections.map((section, index) => (
        <section key={section.id}>
          <h2>
            {t('plan.section', { n: index + 1 })} {titleOf(section.id)}
          </h2>
          <p className="plan-text">{section.text}</p>
          {drafted?.notApplicable.filter(({ id }) => id === section.id).map(({ reason }) => <p key="na">{t('na.because', { reason })}</p>)}
          {(section.files ?? []).map((id) => {
            const file = data?.rows.find((each) => each.id === id);
            return <p key={id}>{t('prints.file', { name: file?.name ?? id, hash: file?.hash.slice(0, 16) ?? '' })}</p>;
          })}
        </section>
      ))}
      {metrics.length > 0 && (
        <section>
          <h2>{t('clause.metrics')}</h2>
          {metrics.map(({ id, subject, comparator, value, unit }) => (
            <p key={id}>{t('prints.metric', { subject, comparator: comparatorSign(comparator), value, unit, set: valueOf(id) })}</p>
          ))}
        </section>
      )}
      <Opinions assignment={assignment} />
      <SignatureBlock />
    </>
  );
};

/** 意见表 of the round. */
const Opinions = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const opinions = entriesOf(assignment, ...OPINIONS).filter(({ round }) => round === assignment.round);
  return (
    <section>
      <h2>{t('prints.opinions')}</h2>
      <table className="sheet-table">
        <thead>
          <tr>
            {(['step', 'who', 'opinion', 'at'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`prints.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {opinions.map((entry) => (
            <tr key={entry.sequence}>
              <td>{t(`event.${entry.type}` as 'event.PlanDrafted')}</td>
              <td>{[entry.unit, entry.actor].filter((part) => part !== '').join(' ')}</td>
              <td>{entry.texts['opinion'] ?? entry.texts['reason'] ?? ''}</td>
              <td>{instantText(entry.at, language, true)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
