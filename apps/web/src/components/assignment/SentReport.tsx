import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { API } from '../../api/client.js';
import { attachmentsQuery } from '../../api/plan-queries.js';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { apiPathTo } from '../../api-paths.js';
import { instantText } from '../../ui/date-text.js';
import { usePeriodText } from '../period-text.js';
import { useSide } from '../use-side.js';

type Sent = AssignmentView['progress']['sent'][number];
type EvidenceItem = AssignmentView['progress']['evidence'][number];

/** Names of evidence, whatever its kind. */
export const useEvidenceText = (assignment: AssignmentView): ((item: EvidenceItem) => string) => {
  const { t } = useTranslation();
  const hasFiles = assignment.progress.evidence.some(({ kind }) => kind === 'file');
  const data = useSide({ ...attachmentsQuery(assignment.id), enabled: hasFiles });
  return ({ kind, attachment, number, text }) =>
    kind === 'file' ? (data?.rows.find(({ id }) => id === attachment)?.name ?? t('progress.file')) : kind === 'number' ? t('progress.number', { number, source: text }) : text;
};

/** Links and files open beside the page; a number stands with its source. */
export const EvidenceList = ({ assignment, ids }: { assignment: AssignmentView; ids: readonly string[] }): ReactElement | null => {
  const textOf = useEvidenceText(assignment);
  const items = assignment.progress.evidence.filter(({ id }) => ids.includes(id));
  if (items.length === 0) return null;
  return (
    <ul className="duties">
      {items.map((item) => (
        <li key={item.id} className="anywhere">
          {item.kind === 'number' ? (
            textOf(item)
          ) : (
            <a href={item.kind === 'link' ? item.text : API + apiPathTo.attachment(assignment.id, item.attachment ?? '')} target="_blank" rel="noreferrer noopener">
              {textOf(item)}
            </a>
          )}
          {item.hash !== null && <code className="muted"> {item.hash.slice(0, 8)}</code>}
        </li>
      ))}
    </ul>
  );
};

/** One report as it was sent, with what the bureau said of it. */
export const SentReport = ({ assignment, sent }: { assignment: AssignmentView; sent: Sent }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const periodText = usePeriodText();
  const reached = assignment.milestones.filter(({ id }) => sent.milestones.includes(id)).map(({ summary }) => summary);
  const values = sent.values.map(({ metric, value }) => {
    const target = assignment.metrics.find(({ id }) => id === metric);
    return t('progress.value', { subject: target?.subject ?? metric, value, unit: target?.unit ?? '' });
  });
  return (
    <article className="sent-report">
      <p>
        <strong>{periodText(sent.period, assignment.milestones)}</strong> <span className="nowrap">{instantText(sent.at, language)}</span> <strong>{sent.percent}%</strong>
      </p>
      {reached.length > 0 && <p>{t('progress.reached', { milestones: reached.join(t('common.and')) })}</p>}
      {values.length > 0 && <p>{values.join(t('common.comma'))}</p>}
      {sent.text !== '' && <p className="plan-text">{sent.text}</p>}
      <EvidenceList assignment={assignment} ids={sent.evidence} />
      {sent.checked && <p className={sent.checked.accepted ? 'muted' : 'days-over'}>{t(sent.checked.accepted ? 'progress.acceptedAt' : 'progress.returnedAt', { at: instantText(sent.checked.at, language), reason: sent.checked.reason })}</p>}
    </article>
  );
};
