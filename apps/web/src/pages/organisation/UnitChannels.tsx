import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '../../api/generated/types.gen.js';
import { unitChannelsQuery } from '../../api/organisation-queries.js';
import { SetUnitChannelsForm } from '../../forms/set-unit-channels.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { Waiting } from '../../components/Waiting.js';

/** 通知渠道 of a unit besides the mails of its people: robots of its groups, webhooks. */
export const UnitChannels = ({ unit, mayNot }: { unit: UnitView; mayNot: string | undefined }): ReactElement => {
  const { t } = useTranslation();
  const { data, error } = useQuery(unitChannelsQuery(unit.id));
  const [isOpen, setOpen] = useState(false);
  if (!data) return <Waiting error={error} rows={1} />;
  const { channels, possible } = data;
  const why = mayNot ?? (possible.length === 0 && channels.length === 0 ? t('unitChannels.noneSetUp') : undefined);
  const gone = channels.filter((name) => !possible.includes(name));
  return (
    <>
      <div className="row">
        <h3>{t('unitChannels.title')}</h3>
        <ReasonButton size="small" reason={why} onClick={() => setOpen(true)}>
          {t('unitChannels.set')}
        </ReasonButton>
      </div>
      {isOpen && <SetUnitChannelsForm unit={unit} channels={channels} possible={possible} onClose={() => setOpen(false)} />}
      <p>{channels.length === 0 ? t('unitChannels.none') : t('unitChannels.named', { names: channels.join(t('common.and')) })}</p>
      {gone.length > 0 && <p className="check-blocked" role="status">{t('unitChannels.gone', { names: gone.join(t('common.and')) })}</p>}
    </>
  );
};
