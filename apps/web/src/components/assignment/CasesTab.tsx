import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView, HistoryEntry } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { dayText, deadlineText, instantText, nameOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { LevelBars } from '../../ui/LevelBars.js';
import { openCasesOf, useGround } from '../case-text.js';
import type { OpenCase } from '../case-text.js';
import { useLedgerText } from '../ledger-text.js';

const ACTS = ['SupervisionOpened', 'SupervisionRaised', 'SupervisionReplied', 'ReplyChecked', 'SupervisionClosed', 'InstructionGiven', 'AppealLodged', 'AppealDecided', 'AssignmentNudged'];
const TEXTS = ['criteria', 'reason', 'reply', 'instruction', 'appeal'] as const;

/** 督办与批示 of an item: what is asked, by whom, until when; replies; all that was said since the first. */
export const CasesTab = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const open = openCasesOf(assignment);
  const acts = assignment.history.filter(({ type }) => ACTS.includes(type)).toReversed();
  if (open.length === 0 && acts.length === 0) return <EmptyState why={t('cases.none')} />;
  return (
    <div className="reading">
      {open.map((each) => (
        <Case key={each.id} assignment={assignment} found={each} />
      ))}
      {open.length === 0 && <p className="muted">{t('cases.noneOpen')}</p>}
      {acts.length > 0 && (
        <section>
          <h2>{t('cases.history')}</h2>
          <ol className="history" aria-label={t('cases.history')}>
            {acts.map((entry) => (
              <Act key={entry.sequence} entry={entry} />
            ))}
          </ol>
        </section>
      )}
    </div>
  );
};

const Case = ({ assignment, found }: { assignment: AssignmentView; found: OpenCase }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ground = useGround();
  const ledger = useLedgerText();
  const own = assignment.history.filter(({ facts }) => facts['caseId'] === found.id);
  const criteria = own.flatMap(({ texts }) => texts['criteria'] ?? texts['instruction'] ?? []).at(0);
  const reply = own.flatMap(({ texts }) => texts['reply'] ?? []).at(-1);
  const facts: readonly (readonly [string, string])[] = [
    [t('supervision.groundHead'), `${ground(found.ground)}${t('common.comma')}${ledger.duty(found.duty, assignment.task.code)}${t('common.comma')}${deadlineText(found.dueOn, language)}`],
    ...(criteria === undefined ? [] : [[t(found.level === 'instruction' ? 'cases.instruction' : 'cases.criteria'), criteria] as const]),
    [t('supervision.to'), nameOf(found.addressee, language)],
    [t('cases.issued'), found.issuedAt === null ? t('cases.draft') : `${instantText(found.issuedAt, language)} ${found.issuer ?? t('cases.byRule')}`],
    [t('supervision.reply'), deadlineText(found.replyDueOn, language)],
    [t('cases.replyHead'), found.reply ? `${t(`cases.reply.${found.reply.state}`, { on: dayText(found.reply.promisedOn, language) })}${reply === undefined ? '' : t('cases.replyText', { reply })}` : t('cases.noReply')],
    ...(found.appeal === null ? [] : [[t('cases.appealHead'), t(`cases.appeal.${found.appeal}`)] as const]),
  ];
  return (
    <section className="case" aria-label={t(`level.${found.level}`)}>
      <h2>
        <LevelBars level={found.level} />
      </h2>
      <dl className="facts">
        {facts.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd className="plan-text">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const Act = ({ entry }: { entry: HistoryEntry }): ReactElement => {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const key = `event.${entry.type}`;
  const level = entry.facts['level'];
  return (
    <li className={`history-entry held-by-${entry.holder}`}>
      <p>
        <strong>{i18n.exists(key) ? t(key as 'event.SupervisionOpened') : entry.type}</strong>
        {(level === 'blue' || level === 'orange' || level === 'red') && <LevelBars level={level} />}
        <span className="nowrap">{instantText(entry.at, language, true)}</span>
        <span>{[entry.unit, entry.actor].filter((part) => part !== '').join(' ')}</span>
      </p>
      {TEXTS.map((name) => entry.texts[name] !== undefined && entry.texts[name] !== '' && <p key={name} className="plan-text history-text">{t('cases.said', { what: t(`cases.text.${name}`), text: entry.texts[name] })}</p>)}
    </li>
  );
};
