import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Popover } from 'antd';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import { errorText } from '../api/error-text.js';
import type { DemoClockView } from '../api/generated/types.gen.js';
import { clockQuery } from '../api/queries.js';
import { useLanguage } from '../messages/use-language.js';
import { apiPathTo } from '../api-paths.js';
import { beijingOf, instantText } from '../ui/date-text.js';
import { ReasonButton } from '../ui/ReasonButton.js';
import { toast } from '../ui/toast.js';
import { useSession } from './session-context.js';
import { useSide } from './use-side.js';

type Move = { workingDays: number } | { to: string };

/** 演示环境 with its clock: forward only, for everybody at once. */
export const DemoBanner = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const client = useQueryClient();
  const clock = useSide(clockQuery);
  const move = useMutation({
    mutationFn: (body: Move) => request<DemoClockView>(apiPathTo.clock(), { method: 'POST', body }),
    onSuccess: (view) => client.setQueryData(clockQuery.queryKey, view),
    onError: (error) => toast('failed', errorText(error, t, language)),
    onSettled: () => client.invalidateQueries({ queryKey: clockQuery.queryKey }),
  });
  const isMoving = move.isPending || (clock?.movingTo ?? null) !== null;
  const reason = !session.roles.includes('coordinator') ? t('demo.onlyCoordinator') : isMoving ? t('demo.isMoving') : undefined;
  return (
    <div className="demo-banner" role="region" aria-label={t('demo.label')}>
      <strong>{t('demo.label')}</strong>
      <span className="demo-now" aria-live="polite">
        {clock && t('demo.now', { at: instantText(clock.now, language, true) })}
        {clock?.movingTo && <span className="demo-moving"> {t('demo.moving', { to: instantText(clock.movingTo, language) })}</span>}
      </span>
      {isMoving && <progress className="demo-progress" aria-label={t('demo.isMoving')} />}
      {/* A phone has no room for what its reader may not press. */}
      <span className={session.roles.includes('coordinator') ? 'demo-buttons' : 'demo-buttons is-not-mine'}>
        {clock?.temporalUi && (
          <a className="demo-engine" href={clock.temporalUi} target="_blank" rel="noreferrer">
            {t('demo.engine')}
          </a>
        )}
        {[1, 3].map((days) => (
          <ReasonButton key={days} size="small" reason={reason} onBlocked={(why) => toast('failed', why)} onClick={() => move.mutate({ workingDays: days })}>
            {t('demo.forward', { n: days })}
          </ReasonButton>
        ))}
        <ToDate reason={reason} from={clock?.now} onMove={(to) => move.mutate({ to })} />
      </span>
    </div>
  );
};

const ToDate = ({ reason, from, onMove }: { reason: string | undefined; from: string | undefined; onMove: (day: string) => void }): ReactElement => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Dayjs | null>(null);
  const today = from === undefined ? undefined : dayjs(beijingOf(from).day);
  const go = (): void => {
    if (!chosen) return;
    setOpen(false);
    setChosen(null);
    onMove(chosen.format('YYYY-MM-DD'));
  };
  const button = (
    <ReasonButton size="small" reason={reason} onBlocked={(why) => toast('failed', why)} onClick={() => setOpen(!isOpen)}>
      {t('demo.toDate')}
    </ReasonButton>
  );
  if (reason !== undefined) return button;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      title={t('demo.toDateTitle')}
      content={
        <span className="row">
          <DatePicker
            autoFocus
            value={chosen}
            allowClear={false}
            aria-label={t('demo.toDateTitle')}
            {...(today ? { minDate: today.add(1, 'day'), defaultPickerValue: today } : {})}
            onChange={(day: Dayjs | null) => setChosen(day)}
          />
          <Button type="primary" disabled={chosen === null} onClick={go}>
            {t('demo.go')}
          </Button>
        </span>
      }
    >
      {button}
    </Popover>
  );
};
