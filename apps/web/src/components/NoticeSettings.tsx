import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Radio } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { NoticeSettingsView, SaveNoticeSettings } from '../api/generated/types.gen.js';
import { noticeSettingsQuery } from '../api/message-queries.js';
import { apiPathTo } from '../api-paths.js';
import { useLanguage } from '../messages/use-language.js';
import { ErrorNote } from './ErrorNote.js';

const LANGUAGES = ['zh', 'en'] as const;

/** What of my messages leaves the system, and in which language; what cannot be switched off says why. */
export const NoticeSettings = (): ReactElement | null => {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { data, error } = useQuery(noticeSettingsQuery);
  const save = useMutation({
    mutationFn: (body: SaveNoticeSettings) => request<NoticeSettingsView>(apiPathTo.noticeSettings(), { method: 'POST', body }),
    // Shown as chosen at once; what the API answers stands.
    onMutate: (body) => client.setQueryData(noticeSettingsQuery.queryKey, (was) => was && { ...was, language: body.language, kinds: was.kinds.map((each) => ({ ...each, muted: body.muted.includes(each.kind) })) }),
    onError: () => client.invalidateQueries({ queryKey: noticeSettingsQuery.queryKey }),
    onSuccess: (saved) => client.setQueryData(noticeSettingsQuery.queryKey, saved),
  });
  const inWords = (words: { zh: string; en: string }): string => (language === 'en' ? words.en : words.zh);
  if (!data) return error ? <ErrorNote error={error} /> : null;
  const muted = data.kinds.filter((each) => each.muted).map(({ kind }) => kind);
  const toggle = (kind: NoticeSettingsView['kinds'][number]['kind'], isWanted: boolean): void => save.mutate({ language: data.language, muted: isWanted ? muted.filter((each) => each !== kind) : [...muted, kind] });
  return (
    <fieldset className="plain-fieldset">
      <legend>{t('noticeSettings.title')}</legend>
      <p className="muted">{t('noticeSettings.why')}</p>
      <Radio.Group aria-label={t('noticeSettings.language')} value={data.language} options={LANGUAGES.map((value) => ({ value, label: t(value === 'zh' ? 'me.languages.zh-CN' : 'me.languages.en') }))} onChange={(event) => save.mutate({ language: event.target.value as (typeof LANGUAGES)[number], muted })} />
      <ul className="notice-kinds">
        {data.kinds.map(({ kind, words, muted: isMuted, mutable, reason }) => (
          <li key={kind}>
            <Checkbox checked={!isMuted} disabled={!mutable || save.isPending} onChange={(event) => toggle(kind, event.target.checked)}>
              {inWords(words)} <span className="muted">{reason ? inWords(reason) : t('noticeSettings.wanted')}</span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {save.error && <ErrorNote error={save.error} />}
    </fieldset>
  );
};
