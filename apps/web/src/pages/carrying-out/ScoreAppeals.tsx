import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { scoreAppealsQuery } from '../../api/dashboard-queries.js';
import type { ScoreAppealRow } from '../../api/generated/types.gen.js';
import { useSession } from '../../components/session-context.js';
import { useCycle } from '../../components/use-cycle.js';
import { DecideScoreAppealForm, LodgeScoreAppealForm } from '../../forms/score-appeal.js';
import { useLanguage } from '../../messages/use-language.js';
import { deadlineText, nameOf } from '../../ui/date-text.js';
import { mayDo, wordsIn } from '../../api/allowed-actions.js';
import { Waiting } from '../../components/Waiting.js';

/** 得分申诉: the own unit's published scores, and appeals that wait for the coordinator. */
export const ScoreAppeals = (): ReactElement | null => {
  const { t } = useTranslation();
  const session = useSession();
  const { year } = useCycle();
  const { data, error } = useQuery(scoreAppealsQuery(year));
  if (!data) return <Waiting error={error} rows={2} />;
  if (data.rows.length === 0) return null;
  return (
    <section aria-label={t('requests.scores')}>
      <h2>{t('requests.scores')}</h2>
      <ul className="offers">
        {data.rows.map(({ unit, score }) => (
          <Score key={`${unit.id} ${score.publication}`} unit={unit} score={score} isOwn={unit.id === session.unit.id} />
        ))}
      </ul>
    </section>
  );
};

const Score = ({ unit, score, isOwn }: ScoreAppealRow & { isOwn: boolean }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const { appeal } = score;
  const close = (): void => setIsOpen(false);
  return (
    <li className="offer">
      <p>
        {t('requests.score', { unit: nameOf(unit, language), n: score.publication, total: score.erratumTotal ?? score.total, by: deadlineText(score.appealUntil, language) })} <span className="muted">{wordsIn(language, score.formula)}</span>
      </p>
      {appeal && <p>{t(`requests.appeal.${appeal.state}`, { reason: appeal.reason, decision: appeal.decision ?? '' })}</p>}
      {isOpen && (isOwn ? <LodgeScoreAppealForm score={score} onClose={close} /> : <DecideScoreAppealForm unit={unit} score={score} onClose={close} />)}
      {!isOpen && (isOwn ? mayDo(score, 'LodgeAppeal') : mayDo(score, 'DecideAppeal')) && (
        <Button className="self-start" onClick={() => setIsOpen(true)}>
          {isOwn ? t('verb.LodgeAppeal') : t('requests.decide')}
        </Button>
      )}
    </li>
  );
};
