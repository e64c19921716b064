import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView, HistoryEntry } from '../../api/generated/types.gen.js';
import { apiPathTo } from '../../api-paths.js';
import { useLanguage } from '../../messages/use-language.js';
import { instantText } from '../../ui/date-text.js';
import { FileButton } from '../FileButtons.js';

/** Who did what, when, with which words; the clock that ran after it. Newest first. */
export const HistoryTab = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  return (
    <div className="reading">
      <BothClocks held={assignment.held} />
      <p>
        <FileButton path={apiPathTo.caseFile(assignment.id)} label={t('documents.caseFile')} /> <span className="muted">{t('documents.caseFileHint')}</span>
      </p>
      <ol className="history" aria-label={t('history.title')}>
        {assignment.history.toReversed().map((entry) => (
          <Entry key={entry.sequence} entry={entry} />
        ))}
      </ol>
    </div>
  );
};

/** Working days held by either side; their sum is what has elapsed. */
const BothClocks = ({ held }: { held: AssignmentView['held'] }): ReactElement => {
  const { t } = useTranslation();
  const total = held.unit + held.bureau;
  return (
    <div className="clocks">
      <p>{t('history.clocks', { unit: held.unit, bureau: held.bureau, total })}</p>
      {total > 0 && (
        <div className="clock-bar" aria-hidden="true">
          <span className="clock-unit" style={{ flexGrow: held.unit }} />
          <span className="clock-bureau" style={{ flexGrow: held.bureau }} />
        </div>
      )}
    </div>
  );
};

const Entry = ({ entry }: { entry: HistoryEntry }): ReactElement => {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const key = `event.${entry.type}`;
  // An event younger than this page is shown by its name.
  const name = i18n.exists(key) ? t(key as 'event.AssignmentIssued') : entry.type;
  return (
    <li className={`history-entry held-by-${entry.holder}`}>
      <p>
        <strong>{name}</strong>
        <span className="nowrap">{instantText(entry.at, language, true)}</span>
        <span>{[entry.unit, entry.actor].filter((part) => part !== '').join(' ')}</span>
        {entry.actingFor !== null && <span className="muted">{t('threads.actingFor', { name: entry.actingFor })}</span>}
        <span className="muted">{t('history.round', { n: entry.round })}</span>
        <span className="muted">{t(`history.clock.${entry.holder}`)}</span>
      </p>
      {Object.entries(entry.texts).map(([name_, text]) => text !== '' && <TextOf key={name_} name={name_} text={text} />)}
      <p className="muted reference">
        #{entry.sequence} · {entry.hash.slice(0, 12)}
      </p>
    </li>
  );
};

const TEXTS = ['reason', 'opinion', 'text', 'item', 'answer', 'condition', 'nudge', 'comment'] as const;

/** `item:r1-2` is an item's text, `answer:r1-2` the answer to it. */
const TextOf = ({ name, text }: { name: string; text: string }): ReactElement => {
  const { t } = useTranslation();
  const kind = TEXTS.find((each) => name === each || name.startsWith(`${each}:`)) ?? 'text';
  return (
    <p className="plan-text history-text">
      {t(`history.text.${kind}`)}
      {text}
    </p>
  );
};
