import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarFeedQuery } from '../api/bulletin-queries.js';
import { API, request } from '../api/client.js';
import type { NewCalendarFeed } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { apiPathTo } from '../api-paths.js';
import { instantText } from '../ui/date-text.js';
import { ErrorNote } from './ErrorNote.js';

/** 日历订阅: my due dates for a calendar program. The address is secret, shown once, and mine to revoke. */
export const CalendarFeed = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const client = useQueryClient();
  const { data, error } = useQuery(calendarFeedQuery);
  const again = () => client.invalidateQueries({ queryKey: calendarFeedQuery.queryKey });
  const making = useMutation({ mutationFn: () => request<NewCalendarFeed>(apiPathTo.calendarFeed(), { method: 'POST' }), onSuccess: again });
  const revoking = useMutation({
    mutationFn: () => request<void>(apiPathTo.calendarFeed(), { method: 'DELETE' }),
    onSuccess: () => {
      making.reset();
      return again();
    },
  });
  const madeAt = data?.madeAt ?? null;
  return (
    <fieldset className="plain-fieldset calendar-feed">
      <legend>{t('feed.title')}</legend>
      <p className="muted">{t('feed.hint')}</p>
      <p>{madeAt === null ? t('feed.none') : t('feed.madeAt', { at: instantText(madeAt, language) })}</p>
      {making.data && (
        <p>
          <label htmlFor={id}>{t('feed.once')}</label>
          <Input id={id} readOnly value={`${window.location.origin}${API}${making.data.path}`} onFocus={(event) => event.target.select()} />
        </p>
      )}
      <p className="file-buttons">
        <Button loading={making.isPending} onClick={() => making.mutate()}>
          {t(madeAt === null ? 'feed.make' : 'feed.anew')}
        </Button>
        {madeAt !== null && (
          <Button danger loading={revoking.isPending} onClick={() => revoking.mutate()}>
            {t('feed.revoke')}
          </Button>
        )}
      </p>
      {(error ?? making.error ?? revoking.error) && <ErrorNote error={error ?? making.error ?? revoking.error} />}
    </fieldset>
  );
};
