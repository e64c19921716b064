import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../api/generated/types.gen.js';
import { DeedForm, loadForms } from '../../forms/deed-form.js';
import { deedsFor, KEYS } from '../../forms/verbs.js';
import type { Deed, OfferedDeed } from '../../forms/verbs.js';
import { useLanguage } from '../../messages/use-language.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { useKey } from '../../ui/use-keys.js';
import { useIsPhone } from '../../ui/use-media.js';
import { useSession } from '../session-context.js';
import type { DraftHandle } from '../use-draft.js';
import { useIsHeld } from '../use-is-held.js';
import { refusalText, wordsIn } from '../../api/allowed-actions.js';

interface Props {
  assignment: AssignmentView;
  draft: DraftHandle | null;
  onDecided?: () => void;
}
const DANGER = new Set<Deed>(['Return', 'ReturnPlan', 'RejectPlan', 'DeclineSignOff', 'ReturnCompletion', 'ReturnProgress']);
const keyOf = (deed: Deed): string => (KEYS.a.includes(deed) ? 'A' : KEYS.r.includes(deed) ? 'R' : KEYS.c.includes(deed) ? 'C' : '');

/** Every act of the reader's side, at the bottom of the screen; what may not be done now says why. */
export const DecisionBar = ({ assignment, draft, onDecided }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const [open, setOpen] = useState<Deed>();
  const [why, setWhy] = useState<string>();
  const deeds = deedsFor(assignment, session);
  const isHeld = useIsHeld(assignment.id);
  const allowed = deeds.filter(({ refusal }) => refusal === null);
  const blocked = deeds.filter(({ refusal }) => refusal !== null);

  const near = allowed.filter(({ isSeldom, isAside }) => !isSeldom && !isAside).map(({ deed }) => deed);
  useEffect(() => loadForms(near.slice(0, 3)), [near.join()]);

  const openDeed = (deed: Deed | undefined): void => {
    setWhy(undefined);
    setOpen(deed);
  };
  const openFirst = (among: readonly Deed[]): void => {
    const first = among.find((deed) => allowed.some((each) => each.deed === deed));
    if (first) return openDeed(first);
    const refused = blocked.find(({ deed }) => among.includes(deed))?.refusal;
    if (refused) setWhy(wordsIn(language, refused.message));
  };
  useKey('a', () => openFirst(KEYS.a), open === undefined && !isHeld);
  useKey('r', () => openFirst(KEYS.r), open === undefined && !isHeld);
  useKey('c', () => openFirst(KEYS.c), open === undefined && !isHeld);
  useKey('escape', () => openDeed(undefined), open !== undefined);

  if (deeds.length === 0) return <BarText text={t('bar.none')} />;
  const onDone = (): void => {
    const isAside = deeds.find(({ deed }) => deed === open)?.isAside;
    openDeed(undefined);
    if (!isAside) onDecided?.();
  };
  if (isHeld) return <BarText text={t('held.here')} />;
  // The form stays when its verb is refused meanwhile: what was written is kept, the API says why.
  if (open) {
    return (
      <div className="decision-bar is-open">
        <DeedForm key={open} deed={open} assignment={assignment} session={session} draft={draft} onDone={onDone} onCancel={() => openDeed(undefined)} />
      </div>
    );
  }
  return (
    <div className="decision-bar" role="region" aria-label={t('bar.label')}>
      {why !== undefined && (
        <p className="bar-why" role="status">
          {why}
        </p>
      )}
      {allowed.every(({ isAside }) => isAside) && why === undefined && <p className="bar-why muted">{t('bar.nothing')}</p>}
      <DeedButtons allowed={allowed} blocked={blocked} onOpen={openDeed} onBlocked={setWhy} />
    </div>
  );
};

/** Nothing to press here, and why. */
const BarText = ({ text }: { text: string }): ReactElement => {
  const { t } = useTranslation();
  return (
    <div className="decision-bar" role="region" aria-label={t('bar.label')}>
      <p className="muted">{text}</p>
    </div>
  );
};

interface DeedButtonsProps {
  allowed: readonly OfferedDeed[];
  blocked: readonly OfferedDeed[];
  onOpen: (deed: Deed) => void;
  onBlocked: (why: string) => void;
}

/** All of them; what is seldom done, and on the phone what is blocked, stands behind one button. */
const DeedButtons = ({ allowed, blocked, onOpen, onBlocked }: DeedButtonsProps): ReactElement => {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const [showsAll, setShowsAll] = useState(false);
  const first = [...allowed.filter(({ isSeldom }) => !isSeldom), ...(isPhone ? [] : blocked.filter(({ isSeldom }) => !isSeldom))];
  const behind = [...allowed, ...blocked].filter((offered) => !first.includes(offered));
  const button = (offered: OfferedDeed): ReactElement => <DeedButton key={offered.deed} {...offered} isFirst={offered === first[0] && !offered.isAside} onOpen={onOpen} onBlocked={onBlocked} />;
  return (
    <div className="bar-buttons">
      {first.map((offered) => button(offered))}
      {showsAll && behind.map((offered) => button(offered))}
      {behind.length > 0 && (
        <Button aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? t('bar.less') : t('bar.more', { n: behind.length })}
        </Button>
      )}
    </div>
  );
};

interface DeedButtonProps extends OfferedDeed {
  isFirst: boolean;
  onOpen: (deed: Deed) => void;
  onBlocked: (why: string) => void;
}

/** A verb, with its key printed on it where there are keys. */
const DeedButton = ({ deed, refusal, isFirst, onOpen, onBlocked }: DeedButtonProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const isPhone = useIsPhone();
  const hasKey = refusal === null && !isPhone && keyOf(deed) !== '';
  return (
    <ReasonButton
      {...(hasKey ? { 'aria-keyshortcuts': keyOf(deed) } : {})}
      type={refusal === null && isFirst ? 'primary' : 'default'}
      danger={DANGER.has(deed)}
      reason={refusalText(refusal, language)}
      onBlocked={onBlocked}
      onClick={() => onOpen(deed)}
    >
      {t(`verb.${deed}`)}
      {hasKey && <kbd aria-hidden="true">{keyOf(deed)}</kbd>}
    </ReasonButton>
  );
};
