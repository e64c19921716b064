import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOverPreviewView } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { dayText } from '../ui/date-text.js';

/** So many pieces of work are named. */
const SHOWN = 10;

/** What goes to a successor, what cannot, and which proxies end with it. */
export const HandOverSeen = ({ preview }: { preview: HandOverPreviewView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { moves, stuck, proxies } = preview;
  return (
    <>
      <p>{t('org.handOver.moves', { n: moves.length })}</p>
      <ul className="findings reference">
        {moves.slice(0, SHOWN).map(({ assignment, verb }) => (
          <li key={assignment}>
            {assignment} {t(`org.handOver.${verb}`)}
          </li>
        ))}
        {stuck.map((assignment) => (
          <li key={assignment} className="check-blocked">
            {assignment} {t('org.handOver.cannot')}
          </li>
        ))}
        {proxies.map(({ id, principal, proxy, until }) => (
          <li key={id}>{t('org.handOver.proxyEnds', { principal: principal.name, proxy: proxy.name, until: dayText(until, language, true) })}</li>
        ))}
      </ul>
    </>
  );
};
