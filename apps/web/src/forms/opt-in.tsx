import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentCommand, OptInRow } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { apiPathTo } from '../api-paths.js';
import { deadlineText } from '../ui/date-text.js';
import { FormShell } from './FormShell.js';
import { TOUCHED } from '../api/touched.js';
import { useAct } from './use-act.js';

/** 选做申报: it makes an assignment; what is asked from then on is said before. */
export const OptInForm = ({ row, onClose }: { row: OptInRow; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { send, ...sending } = useAct<AssignmentCommand>(apiPathTo.commands(row.assignment), [...TOUCHED, 'assignment'], onClose);
  return (
    <FormShell title={t('form.OptIn.title', { summary: row.summary })} submitText={t('form.OptIn.submit')} focusSubmit onSubmit={() => send({ type: 'OptIn' })} onCancel={onClose} {...sending}>
      <ul className="duties">
        <li>{row.planDueOn === null ? t('form.OptIn.noPlan') : t('form.OptIn.plan', { by: deadlineText(row.planDueOn, language) })}</li>
        {row.milestones.map(({ summary, dueOn }) => (
          <li key={summary}>{t('form.OptIn.milestone', { summary, by: deadlineText(dueOn, language) })}</li>
        ))}
        <li>{t('form.OptIn.causes')}</li>
      </ul>
    </FormShell>
  );
};
