import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ownSessionsQuery } from '../../api/account-queries.js';
import { request } from '../../api/client.js';
import type { EndedSessions } from '../../api/generated/types.gen.js';
import { apiPathTo } from '../../api-paths.js';
import { useLanguage } from '../../messages/use-language.js';
import { instantText } from '../../ui/date-text.js';
import { toast } from '../../ui/toast.js';
import { ErrorNote } from '../ErrorNote.js';

/** 本人会话: where else somebody is signed in as me, and an end to it. */
export const OwnSessions = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { data, error } = useQuery(ownSessionsQuery);
  const end = useMutation({
    mutationFn: () => request<EndedSessions>(apiPathTo.otherSessions(), { method: 'DELETE' }),
    onSuccess: ({ ended }) => {
      toast('done', t('account.sessions.ended', { n: ended }));
      return client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
    },
  });
  const sessions = data?.sessions ?? [];
  const failure = error ?? end.error;
  return (
    <>
      {failure && <ErrorNote error={failure} />}
      <ul className="findings">
        {sessions.map(({ id, since, seen, source, agent, isThis }) => (
          <li key={id} className="anywhere">
            {t('account.sessions.one', { since: instantText(since, language), seen: instantText(seen, language) })}
            {isThis && <strong>{t('account.sessions.this')}</strong>} <span className="muted">{[source, agent].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <p>
          <Button danger loading={end.isPending} onClick={() => end.mutate()}>
            {t('account.sessions.endOthers')}
          </Button>
        </p>
      )}
    </>
  );
};
