import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { optInsQuery } from '../../api/carrying-out-queries.js';
import type { OptInRow } from '../../api/generated/types.gen.js';
import { useCycle } from '../../components/use-cycle.js';
import { OptInForm } from '../../forms/opt-in.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { deadlineText, taskCode } from '../../ui/date-text.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { refusalText } from '../../api/allowed-actions.js';
import { Waiting } from '../../components/Waiting.js';

/** 选做: what the unit may take on, until when. */
export const OptIns = (): ReactElement | null => {
  const { t } = useTranslation();
  const { year } = useCycle();
  const { data, error } = useQuery(optInsQuery(year));
  if (!data) return <Waiting error={error} rows={2} />;
  if (data.rows.length === 0) return null;
  return (
    <section aria-label={t('requests.optional')}>
      <h2>{t('requests.optional')}</h2>
      <ul className="offers">
        {data.rows.map((row) => (
          <Offer key={row.assignment} row={row} />
        ))}
      </ul>
    </section>
  );
};

const Offer = ({ row }: { row: OptInRow }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const [why, setWhy] = useState<string>();
  return (
    <li className="offer">
      <p>
        <strong>{taskCode(row.task.code)}</strong> {row.summary} <span className="muted">{t('requests.closesOn', { by: deadlineText(row.closesOn, language) })}</span>
      </p>
      {row.taken !== null ? (
        <Link {...pathTo.assignment(row.assignment)}>{t('requests.taken', { status: t(`status.${row.taken}`) })}</Link>
      ) : isOpen ? (
        <OptInForm row={row} onClose={() => setIsOpen(false)} />
      ) : (
        <ReasonButton className="self-start" reason={refusalText(row.refusal, language)} onBlocked={setWhy} onClick={() => setIsOpen(true)}>
          {t('requests.optIn')}
        </ReasonButton>
      )}
      {why !== undefined && <p role="status">{why}</p>}
    </li>
  );
};
