import { StarOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { PhraseView, SavePhrase } from '../api/generated/types.gen.js';
import { phrasesQuery } from '../api/review-queries.js';
import { apiPathTo } from '../api-paths.js';
import { toast } from '../ui/toast.js';
import { useAltKey, useKey } from '../ui/use-keys.js';
import { useSide } from '../components/use-side.js';

interface Props {
  kind: PhraseView['kind'];
  onPhrase: (phrase: string) => void;
  /** What stands in the field: it may become a phrase. */
  text?: string;
  /** Of the item that the phrase goes into: phrases of another section are left out. */
  section?: string;
}
/** Keys are as many as there are digits. */
const MOST = 9;

/** 常用语, own and the office's, then those that come with the page; keys 1–9 printed on them, with Alt while a text field has the focus. */
export const Phrases = ({ kind, onPhrase, text = '', section }: Props): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const data = useSide(phrasesQuery) ?? [];
  const save = useMutation({
    mutationFn: () => request<PhraseView>(apiPathTo.phrases(), { method: 'POST', body: { kind, text: text.trim(), section: section ?? null, shared: false } satisfies SavePhrase }),
    onSuccess: () => toast('done', t('phrases.kept')),
    onError: () => toast('failed', t('phrases.notKept')),
    onSettled: () => client.invalidateQueries({ queryKey: phrasesQuery.queryKey }),
  });
  const kept = data.filter((phrase) => phrase.kind === kind && (phrase.section === null || section === undefined || phrase.section === section));
  const given = t(`phrase.${kind}`, { returnObjects: true });
  const all = [...kept.map(({ id, text: words }) => ({ id, words })), ...given.filter((words) => kept.every((phrase) => phrase.text !== words)).map((words) => ({ id: null, words }))].slice(0, MOST);
  const use = ({ id, words }: (typeof all)[number]): void => {
    onPhrase(words);
    // Where it stands next time; nobody waits for it.
    if (id !== null) void request<void>(apiPathTo.phraseUses(id), { method: 'POST' }).catch(() => undefined);
  };
  const isNew = text.trim() !== '' && text.trim().length <= 200 && all.every(({ words }) => words !== text.trim());
  return (
    <div className="phrases" role="group" aria-label={t('form.phrases')}>
      {all.map((phrase, index) => (
        <Phrase key={phrase.words} number={index + 1} phrase={phrase.words} onPhrase={() => use(phrase)} />
      ))}
      {isNew && (
        <Button size="small" type="text" icon={<StarOutlined aria-hidden />} loading={save.isPending} onClick={() => save.mutate()}>
          {t('phrases.keep')}
        </Button>
      )}
      {all.length > 0 && <span className="muted key-hint">{t('form.phraseKeys')}</span>}
    </div>
  );
};

const Phrase = ({ number, phrase, onPhrase }: { number: number; phrase: string; onPhrase: () => void }): ReactElement => {
  useKey(String(number), onPhrase);
  useAltKey(number, onPhrase);
  return (
    <Button size="small" className="phrase" title={phrase} onClick={onPhrase}>
      <kbd aria-hidden="true">{number}</kbd> <span className="phrase-text">{phrase}</span>
    </Button>
  );
};
