import { Input, Radio } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formOf, useKept } from '../api/kept-fields.js';
import { threadsQuery } from '../api/review-queries.js';
import { useAboutOptions } from '../components/assignment/about.js';
import { ChoiceField, ChoicesField, useColleagues } from './ChoiceFields.js';
import type { VerbFormProps } from './form-props.js';
import { Field, FormShell } from './FormShell.js';
import { Phrases } from './Phrases.js';
import { useCommand } from './use-command.js';
import { useSide } from '../components/use-side.js';

const WHOLE = '';

/** 沟通: on the whole, a section or an item; inside one's side or to all. Decides nothing. */
export const CommentForm = ({ assignment, session, onDone, onCancel, about: given }: VerbFormProps & { about?: string }): ReactElement => {
  const { t } = useTranslation();
  const data = useSide(threadsQuery(assignment.id));
  const [about, setAbout] = useState(given ?? WHOLE);
  const [audience, setAudience] = useState<'inside' | 'all'>('inside');
  const [mentions, setMentions] = useState<readonly string[]>([]);
  const [text, setText] = useKept(formOf(assignment.id, 'Comment', given ?? ''), () => '');
  const abouts = useAboutOptions(assignment);
  const { send, ...sending } = useCommand(assignment, onDone);
  const colleagues = useColleagues();
  const authors = data?.threads.flatMap(({ comments }) => comments.map(({ author, unit }) => ({ value: author.id, label: t('form.personOf', { name: author.name, of: unit.name }) }))) ?? [];
  const people = [...colleagues, ...authors].filter(({ value }, at, all) => value !== session.userId && all.findIndex((each) => each.value === value) === at);
  return (
    <FormShell
      title={t('form.Comment.title')}
      submitText={t('form.Comment.submit')}
      notReady={text.trim() === '' ? t('form.reasonNeeded', { label: t('form.Comment.text') }) : undefined}
      onSubmit={() => send({ type: 'Comment', audience, about: about === WHOLE ? null : about, text: text.trim(), mentions: [...mentions] })}
      onCancel={onCancel}
      {...sending}
    >
      <Field label={t('form.Comment.text')}>{(id) => <Input.TextArea id={id} autoFocus rows={3} maxLength={5000} value={text} onChange={(event) => setText(event.target.value)} />}</Field>
      <Phrases kind="other" text={text} onPhrase={(phrase) => setText(`${text}${phrase}`)} />
      <Radio.Group aria-label={t('form.Comment.audience')} value={audience} options={(['inside', 'all'] as const).map((value) => ({ value, label: t(`threads.audience.${value}`) }))} onChange={(event) => setAudience(event.target.value as 'inside' | 'all')} />
      <div className="field-row">
        <ChoiceField label={t('form.Comment.about')} value={about} options={[{ value: WHOLE, label: t('threads.whole') }, ...abouts]} onChange={setAbout} />
        <ChoicesField label={t('form.optional', { label: t('form.Comment.mentions') })} value={mentions} options={people} onChange={setMentions} />
      </div>
    </FormShell>
  );
};
