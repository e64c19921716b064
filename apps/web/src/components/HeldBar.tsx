import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldAct } from '../api/held-acts.js';
import { held } from '../api/held.js';
import { pathTo } from '../path-builder.js';
import { useStore } from '../ui/store.js';
import { useKey } from '../ui/use-keys.js';
import { ErrorNote } from './ErrorNote.js';

/** Decisions that are not sent yet: 将于 10 秒后提交 · 取消提交. */
export const HeldBar = (): ReactElement | null => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const acts = useStore(held.state);
  const last = acts.at(-1);
  const back = (act: HeldAct): void => {
    held.drop(act.commandId);
    // Where the words still stand in the form.
    if (location.pathname === pathTo.worklist().to) void navigate({ to: pathTo.worklist().to, search: (before) => ({ ...before, item: act.assignment }), replace: true });
    else void navigate(pathTo.assignment(act.assignment));
  };
  useKey('u', () => last && back(last), last?.state === 'waiting');
  if (acts.length === 0) return null;
  return (
    <div className="held-bar" role="region" aria-label={t('held.label')}>
      {acts.map((act) => (
        <Held key={act.commandId} act={act} onBack={() => back(act)} />
      ))}
    </div>
  );
};

const Held = ({ act, onBack }: { act: HeldAct; onBack: () => void }): ReactElement => {
  const { t } = useTranslation();
  const left = useSecondsTo(act.until);
  const { label, commandId, state } = act;
  const again = (): void => held.send(commandId);
  return (
    <div className="held-act">
      <p>
        {state === 'waiting' && t('held.waiting', { n: left, label })}
        {state === 'sending' && t('held.sending', { label })}
        {state === 'unconfirmed' && t('held.unconfirmed', { label, id: commandId })}
        {state === 'refused' && t('held.refused', { label })}
      </p>
      {state === 'refused' && <ErrorNote error={act.error} />}
      <div className="form-buttons">
        {state === 'waiting' && (
          <Button type="primary" aria-keyshortcuts="U" onClick={onBack}>
            {t('held.cancel')} <kbd aria-hidden="true">U</kbd>
          </Button>
        )}
        {state === 'waiting' && <Button onClick={again}>{t('held.now')}</Button>}
        {state === 'unconfirmed' && (
          <Button type="primary" onClick={again}>
            {t('common.retry')}
          </Button>
        )}
        {state === 'refused' && (
          <Button type="primary" onClick={onBack}>
            {t('held.open')}
          </Button>
        )}
      </div>
    </div>
  );
};

const useSecondsTo = (until: number): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((until - now) / 1000));
};
