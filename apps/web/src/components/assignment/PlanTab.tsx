import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { nameOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PlanFiles } from '../plan/PlanFiles.js';
import { PrintLinks } from '../plan/PrintLinks.js';
import { useSectionTitle } from '../section-title.js';
import { ItemAnswer } from './ItemAnswer.js';

/** The frozen text, with the letter's items and their answers at their sections. */
export const PlanTab = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  const { plan, letter } = assignment;
  if (!plan) return <EmptyState why={t(assignment.status === 'assigned' ? 'plan.notAcknowledged' : 'plan.none')} />;
  return (
    <div className="reading">
      <p className="desk-line">
        <span className="muted">{t('plan.version', { version: plan.version, hash: plan.textHash.slice(0, 8) })}</span>
        <PrintLinks assignment={assignment} />
      </p>
      {plan.sections.map((section, index) => (
        <section key={section.id} className="plan-section">
          <h2>
            {t('plan.section', { n: index + 1 })} {titleOf(section.id)}
          </h2>
          <div className="plan-text">{section.text}</div>
          {section.files && section.files.length > 0 && <PlanFiles assignment={assignment.id} files={section.files} title={titleOf(section.id)} />}
          {letter?.items
            .filter((item) => item.section === section.id)
            .map((item) => (
              <div key={item.id} className="return-item">
                <p>
                  <strong>{t('letter.item', { n: letter.items.indexOf(item) + 1, department: nameOf(item.department, language) })}</strong> {item.text}
                </p>
                <ItemAnswer answer={item.answer} />
              </div>
            ))}
        </section>
      ))}
    </div>
  );
};
