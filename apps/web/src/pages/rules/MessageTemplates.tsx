import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.js';
import type { MessageTemplateList, MessageTemplateView, PreviewTemplate, SaveTemplate, TemplatePreview } from '../../api/generated/types.gen.js';
import { messageTemplatesQuery } from '../../api/message-queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Field } from '../../forms/FormShell.js';
import { useLanguage } from '../../messages/use-language.js';
import { apiPathTo } from '../../api-paths.js';
import { instantText } from '../../ui/date-text.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { toast } from '../../ui/toast.js';

const LANGUAGES = ['zh', 'en'] as const;
const EXAMPLE = '{{lines}}';

/** 消息模板: the words around what a message says, by kind and language, seen on a message that was sent. */
export const MessageTemplates = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useQuery(messageTemplatesQuery);
  const [kind, setKind] = useState<MessageTemplateView['kind']>('digest');
  const [of, setOf] = useState<MessageTemplateView['language']>('zh');
  const shown = data?.templates.find((each) => each.kind === kind && each.language === of);
  const kinds = data?.templates.filter((each) => each.language === of) ?? [];
  return (
    <section aria-labelledby="message-templates">
      <h2 id="message-templates">{t('templates.title')}</h2>
      <p className="muted">{t('templates.why', { example: EXAMPLE })}</p>
      {error && <ErrorNote error={error} />}
      {data && shown && (
        <>
          <div className="row wrap">
            <Select aria-label={t('templates.kind')} value={kind} options={kinds.map((each) => ({ value: each.kind, label: language === 'en' ? each.words.en : each.words.zh }))} onChange={setKind} popupMatchSelectWidth={false} />
            <Select aria-label={t('templates.language')} value={of} options={LANGUAGES.map((value) => ({ value, label: t(value === 'zh' ? 'me.languages.zh-CN' : 'me.languages.en') }))} onChange={setOf} popupMatchSelectWidth={false} />
          </div>
          <Editor key={`${kind}/${of}/${shown.version}`} template={shown} variables={data.variables} />
        </>
      )}
    </section>
  );
};

const Editor = ({ template, variables }: { template: MessageTemplateView; variables: readonly string[] }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const [subject, setSubject] = useState(template.subject);
  const [body, setBody] = useState(template.body);
  const { kind, language: of, version } = template;
  const preview = useMutation({ mutationFn: () => request<TemplatePreview>(apiPathTo.templatePreview(), { method: 'POST', body: { kind, language: of, subject, body } satisfies PreviewTemplate }) });
  const save = useMutation({
    mutationFn: () => request<MessageTemplateList>(apiPathTo.messageTemplates(), { method: 'POST', body: { kind, language: of, basedOn: version, subject, body } satisfies SaveTemplate }),
    onSuccess: (list) => {
      client.setQueryData(messageTemplatesQuery.queryKey, list);
      toast('done', t('templates.saved'));
    },
  });
  const [newest] = template.versions;
  const isSame = subject === template.subject && body === template.body;
  return (
    <div className="stack">
      <p>
        {version === 0 ? t('templates.asDelivered') : t('templates.version', { n: version })}
        {newest && <span className="muted"> {t('templates.by', { by: newest.by, at: instantText(newest.savedAt, language, true) })}</span>}
      </p>
      <Field label={t('templates.subject')}>{(id) => <Input id={id} maxLength={200} value={subject} onChange={(event) => setSubject(event.target.value)} />}</Field>
      <Field label={t('templates.body')} hint={t('templates.variables', { names: variables.map((name) => `{{${name}}}`).join(' ') })}>
        {(id) => <Input.TextArea id={id} autoSize={{ minRows: 6, maxRows: 20 }} maxLength={5_000} value={body} onChange={(event) => setBody(event.target.value)} />}
      </Field>
      {(save.error ?? preview.error) && <ErrorNote error={save.error ?? preview.error} />}
      <div className="row wrap">
        <Button loading={preview.isPending} onClick={() => preview.mutate()}>
          {t('templates.preview')}
        </Button>
        <ReasonButton type="primary" loading={save.isPending} reason={isSame ? t('templates.nothing') : undefined} onClick={() => save.mutate()}>
          {t('templates.save')}
        </ReasonButton>
      </div>
      {preview.data && <Preview preview={preview.data} />}
    </div>
  );
};

const Preview = ({ preview: { subject, text, of } }: { preview: TemplatePreview }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div role="status">
      <p className="muted">{of ? t('templates.previewOf', { at: instantText(of.at, language, true), recipient: of.recipient }) : t('templates.noSample')}</p>
      <p>
        <strong>{subject}</strong>
      </p>
      <p className="message-preview anywhere">{text}</p>
    </div>
  );
};
