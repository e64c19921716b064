import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAltKey, useKey } from '../ui/use-keys.js';

interface Props {
  kind: 'approve' | 'return';
  onPhrase: (phrase: string) => void;
}

/** 常用语 with keys 1–9, printed on them; with Alt while a text field has the focus. */
export const Phrases = ({ kind, onPhrase }: Props): ReactElement => {
  const { t } = useTranslation();
  const phrases = t(`phrase.${kind}`, { returnObjects: true });
  return (
    <div className="phrases" role="group" aria-label={t('form.phrases')}>
      {phrases.map((phrase, index) => (
        <Phrase key={phrase} number={index + 1} phrase={phrase} onPhrase={onPhrase} />
      ))}
      <span className="muted key-hint">{t('form.phraseKeys')}</span>
    </div>
  );
};

const Phrase = ({ number, phrase, onPhrase }: { number: number; phrase: string; onPhrase: (phrase: string) => void }): ReactElement => {
  useKey(String(number), () => onPhrase(phrase));
  useAltKey(number, () => onPhrase(phrase));
  return (
    <Button size="small" onClick={() => onPhrase(phrase)}>
      <kbd aria-hidden="true">{number}</kbd> {phrase}
    </Button>
  );
};
