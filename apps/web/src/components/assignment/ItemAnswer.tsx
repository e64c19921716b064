import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnItemView } from '../../api/generated/types.gen.js';

/** How the unit answered an item. */
export const ItemAnswer = ({ answer }: { answer: ReturnItemView['answer'] }): ReactElement => {
  const { t } = useTranslation();
  if (!answer) return <p className="muted">{t('letter.unanswered')}</p>;
  return (
    <p className="answer">
      {t(`letter.answer.${answer.kind}`)}
      {answer.reason !== '' && t('letter.reason', { reason: answer.reason })}
    </p>
  );
};
