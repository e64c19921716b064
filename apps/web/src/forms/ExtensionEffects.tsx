import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { extensionPreviewQuery } from '../api/carrying-out-queries.js';
import type { AssignmentView, ExtensionPreview } from '../api/generated/types.gen.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { useLedgerText } from '../components/ledger-text.js';
import { useLanguage } from '../messages/use-language.js';
import { dayText, deadlineText, instantText } from '../ui/date-text.js';

/** What the date would move and shorten, before anything is sent. */
export const useExtensionPreview = ({ id, sequence }: AssignmentView, duty: string, dueOn: string) => useQuery(extensionPreviewQuery(id, sequence, duty, dueOn));

export const ExtensionEffects = ({ assignment, duty, dueOn }: { assignment: AssignmentView; duty: string; dueOn: string }): ReactElement => {
  const { t } = useTranslation();
  const { data, error } = useExtensionPreview(assignment, duty, dueOn);
  return (
    <section className="effects" aria-label={t('effects.title')} aria-live="polite">
      <h3>{t('effects.title')}</h3>
      {error ? <ErrorNote error={error} /> : data && dueOn !== '' ? <Effects preview={data} task={assignment.task.code} /> : <p className="muted">{t('effects.choose')}</p>}
    </section>
  );
};

const Effects = ({ preview, task }: { preview: ExtensionPreview; task: string }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { duty: dutyText, rule } = useLedgerText();
  return (
    <ul className="duties">
      <li>
        <strong>{t('effects.moved', { duty: dutyText(preview.duty, task), was: dayText(preview.was, language), is: deadlineText(preview.is, language), days: preview.days, wd: preview.workingDays })}</strong>
        {preview.provisional && t('effects.provisional')}
      </li>
      <li>{t('effects.needs', { who: preview.needs.map((side) => t(`requests.who.${side}`)).join(t('common.and')) })}</li>
      {preview.shortens.map((each) => (
        <li key={each.duty}>{t('effects.shortens', { duty: dutyText(each.duty, task), due: deadlineText(each.dueOn, language), was: each.daysWas, is: each.daysIs })}</li>
      ))}
      {preview.dropped.length > 0 && <li>{t('effects.dropped', { n: preview.dropped.length, rules: preview.dropped.map((each) => rule(each.rule)).join(t('common.and')) })}</li>}
      {preview.added.length > 0 && <li>{t('effects.added', { n: preview.added.length, first: instantText(preview.added[0]?.dueAt ?? '', language) })}</li>}
      {preview.clearsOverdue && <li>{t('effects.clears')}</li>}
      {preview.withdrawsCase !== null && <li>{t('effects.withdraws')}</li>}
    </ul>
  );
};
