import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentsQuery, draftChecksQuery } from '../../api/plan-queries.js';
import type { AssignmentView, DraftChecks } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { useStore } from '../../ui/store.js';
import { ErrorNote } from '../ErrorNote.js';
import { useSectionTitle } from '../section-title.js';
import { draftBodyOf } from '../use-draft.js';
import type { DraftHandle } from '../use-draft.js';
import { focusField } from './fields.js';
import { wordsIn } from '../../api/allowed-actions.js';
import { useSettled } from '../../ui/use-settled.js';
import { useSide } from '../use-side.js';

type Field = DraftChecks['warnings'][number]['fields'][number];
/** What is said shorter than by the API: the fields follow by their names. */
const SHORT = ['SECTION_EMPTY', 'METRIC_VALUE_MISSING', 'FILE_MISSING', 'ANSWERS_MISSING', 'REASON_REQUIRED'] as const;

/** 校核 (L3): what blocks, what is worth a second look; each names its fields and leads there. */
export const DraftChecksPanel = ({ assignment, draft }: { assignment: AssignmentView; draft: DraftHandle }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { baseVersion, sections, save } = useStore(draft.keeper.state);
  const body = useSettled(JSON.stringify(draftBodyOf(assignment, sections, draft)));
  const { data, error } = useQuery(draftChecksQuery(assignment.id, baseVersion, JSON.parse(body) as ReturnType<typeof draftBodyOf>));
  if (!data) return error ? <ErrorNote error={error} /> : <p className="muted">{t('checks.asking')}</p>;
  const { blockers, warnings } = data;
  const short = (code: string): (typeof SHORT)[number] | undefined => SHORT.find((each) => each === code);
  return (
    <div className="checks-panel" aria-live="polite">
      <ul className="checks" aria-label={t('checks.title')}>
        {blockers.map(({ code, message, fields }) => {
          const known = fields.length > 0 ? short(code) : undefined;
          return (
            <li key={code + fields.map(({ id }) => id).join()} className="check-blocked">
              <strong>{t('checks.blocks')}</strong> {known ? t(`checks.${known}`) : wordsIn(language, message)} <FieldLinks fields={fields} assignment={assignment} draft={draft} />
            </li>
          );
        })}
        {warnings.map(({ code, fields }) => (
          <li key={code + fields.map(({ id }) => id).join()} className="check-warned">
            <strong>{t('checks.warns')}</strong> {t(`checks.warning.${code}`)} <FieldLinks fields={fields} assignment={assignment} draft={draft} />
          </li>
        ))}
        {blockers.length === 0 && <li className="check-passed">{t('checks.passed', { version: data.draftVersion })}</li>}
      </ul>
      {save !== 'clean' && <p className="muted">{t('checks.ofSaved')}</p>}
    </div>
  );
};

const FieldLinks = ({ fields, assignment, draft }: { fields: readonly Field[]; assignment: AssignmentView; draft: DraftHandle }): ReactElement => {
  const { t } = useTranslation();
  const titleOf = useSectionTitle();
  const { sections } = useStore(draft.keeper.state);
  const files = useSide({ ...attachmentsQuery(assignment.id), enabled: fields.some(({ kind }) => kind === 'file') });
  const nameOf = ({ kind, id }: Field): string => {
    if (kind === 'section') return `${t('plan.section', { n: sections.findIndex((section) => section.id === id) + 1 })} ${titleOf(id)}`;
    if (kind === 'metric') return assignment.metrics.find((metric) => metric.id === id)?.subject ?? id;
    if (kind === 'item') return t('checks.item', { n: (assignment.letter?.items.findIndex((item) => item.id === id) ?? 0) + 1 });
    return files?.rows.find((file) => file.id === id)?.name ?? id;
  };
  return (
    <>
      {fields.map((field) => (
        <Button key={`${field.kind} ${field.id}`} type="link" size="small" className="check-link" onClick={() => focusField(field)}>
          {nameOf(field)}
        </Button>
      ))}
    </>
  );
};
