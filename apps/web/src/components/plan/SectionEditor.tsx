import { Input } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSection } from '../../api/generated/types.gen.js';
import { useSectionTitle } from '../section-title.js';
import type { DraftHandle } from '../use-draft.js';
import { fieldId } from './fields.js';
import { NotApplicable } from './NotApplicable.js';
import { SectionFiles } from './SectionFiles.js';

interface Props {
  assignment: string;
  section: PlanSection;
  number: number;
  draft: DraftHandle;
  /** The same section of last year's plan. */
  lastYear: string | undefined;
  /** Items of the letter that stand at it. */
  children?: ReactNode;
}

/** A section of the plan: what the letter asks of it, its text, its files. */
export const SectionEditor = ({ assignment, section, number, draft, lastYear, children }: Props): ReactElement => {
  const { t } = useTranslation();
  const title = useSectionTitle()(section.id);
  const { keeper } = draft;
  return (
    <section className="plan-section">
      <h2 id={`section-${section.id}`}>
        {t('plan.section', { n: number })} {title}
      </h2>
      {children}
      <div className={lastYear === undefined ? '' : 'beside'}>
        <Input.TextArea
          id={fieldId('section', section.id)}
          aria-labelledby={`section-${section.id}`}
          className="section-editor"
          autoSize={{ minRows: 4, maxRows: 24 }}
          value={section.text}
          onChange={(event) => keeper.edit(section.id, event.target.value)}
          onBlur={() => void (keeper.state.get().save === 'dirty' && keeper.flush().catch(() => undefined))}
        />
        {lastYear !== undefined && (
          <aside className="last-year" aria-label={t('lastYear.of', { title })}>
            <p className="muted">{t('lastYear.title')}</p>
            <p className="plan-text">{lastYear === '' ? '–' : lastYear}</p>
          </aside>
        )}
      </div>
      <NotApplicable id={section.id} title={title} draft={draft} />
      <SectionFiles assignment={assignment} section={section.id} title={title} draft={draft} />
    </section>
  );
};
