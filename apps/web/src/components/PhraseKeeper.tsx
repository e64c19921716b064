import { DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { PhraseView, SavePhrase } from '../api/generated/types.gen.js';
import { phrasesQuery } from '../api/review-queries.js';
import { apiPathTo } from '../api-paths.js';
import { ErrorNote } from './ErrorNote.js';
import { SECTION_IDS, useSectionTitle } from './section-title.js';

const KINDS = ['approve', 'condition', 'return', 'other'] as const satisfies readonly PhraseView['kind'][];
const ANY = '';

/** 常用语 of mine and of my office: made, shared and taken away here. */
export const PhraseKeeper = (): ReactElement => {
  const { t } = useTranslation();
  const titleOf = useSectionTitle();
  const client = useQueryClient();
  const { data = [], error } = useQuery(phrasesQuery);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<PhraseView['kind']>('return');
  const [section, setSection] = useState(ANY);
  const [shared, setShared] = useState(false);
  const again = () => client.invalidateQueries({ queryKey: phrasesQuery.queryKey });
  const save = useMutation({
    mutationFn: () => request<PhraseView>(apiPathTo.phrases(), { method: 'POST', body: { kind, text: text.trim(), section: section === ANY ? null : section, shared } satisfies SavePhrase }),
    onSuccess: () => {
      setText('');
      return again();
    },
  });
  const remove = useMutation({ mutationFn: (id: string) => request<void>(apiPathTo.phrase(id), { method: 'DELETE' }), onSuccess: again });
  return (
    <fieldset className="plain-fieldset phrase-keeper">
      <legend>{t('form.phrases')}</legend>
      {data.length === 0 && <p className="muted">{t('phrases.none')}</p>}
      <ul>
        {data.map((phrase) => (
          <li key={phrase.id}>
            <span className="muted">
              {t(`phrases.kind.${phrase.kind}`)}
              {phrase.section !== null && ` · ${titleOf(phrase.section)}`}
              {phrase.shared && ` · ${t('phrases.office')}`}
            </span>{' '}
            <span>{phrase.text}</span>
            {phrase.mine && <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={t('phrases.remove', { text: phrase.text })} onClick={() => remove.mutate(phrase.id)} />}
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') save.mutate();
        }}
      >
        <Input aria-label={t('phrases.text')} placeholder={t('phrases.text')} maxLength={200} value={text} onChange={(event) => setText(event.target.value)} />
        <Select aria-label={t('phrases.where')} value={kind} options={KINDS.map((value) => ({ value, label: t(`phrases.kind.${value}`) }))} onChange={setKind} />
        <Select aria-label={t('phrases.section')} value={section} options={[{ value: ANY, label: t('phrases.anySection') }, ...SECTION_IDS.map((value) => ({ value, label: titleOf(value) }))]} onChange={setSection} />
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {t('phrases.share')}
        </Checkbox>
        <Button htmlType="submit" disabled={text.trim() === ''} loading={save.isPending}>
          {t('phrases.keep')}
        </Button>
      </form>
      {(error ?? save.error ?? remove.error) && <ErrorNote error={error ?? save.error ?? remove.error} />}
    </fieldset>
  );
};
