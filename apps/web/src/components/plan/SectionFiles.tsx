import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress, Upload } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../../api/command-id.js';
import { errorText } from '../../api/error-text.js';
import { fileHash } from '../../api/file-hash.js';
import type { AttachmentList } from '../../api/generated/types.gen.js';
import { attachmentsQuery } from '../../api/plan-queries.js';
import { attach } from '../../api/upload.js';
import { useLanguage } from '../../messages/use-language.js';
import { useStore } from '../../ui/store.js';
import type { DraftHandle } from '../use-draft.js';
import { fieldId } from './fields.js';
import { FileLine } from './FileLine.js';
import { Waiting } from '../Waiting.js';

const MEGABYTE = 1024 * 1024;

interface Going {
  readonly key: string;
  readonly name: string;
  readonly share: number;
  readonly error?: string;
}

/** 附件 of a section: limits before choosing; each file goes, and fails, by itself. */
export const SectionFiles = ({ assignment, section, title, draft }: { assignment: string; section: string; title: string; draft: DraftHandle }): ReactElement => {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  const { sections } = useStore(draft.keeper.state);
  const named = sections.find(({ id }) => id === section)?.files ?? [];
  const isOpen = isAsked || named.length > 0;
  const { data, error } = useQuery({ ...attachmentsQuery(assignment), enabled: isOpen });
  const { going, send, forget } = useUploads(assignment, section, draft, data?.limits);
  const detach = (file: string): void => draft.keeper.attach(section, named.filter((id) => id !== file));
  if (!isOpen) {
    return (
      <div>
        <Button size="small" onClick={() => setIsAsked(true)}>
          {t('files.open', { title })}
        </Button>
      </div>
    );
  }
  return (
    <div className="section-files" role="group" aria-label={t('files.of', { title })}>
      <ul className="files">
        {named.map((id) => (
          <li key={id} id={fieldId('file', id)} tabIndex={-1}>
            <FileLine assignment={assignment} id={id} files={data?.rows} />
            <Button size="small" aria-label={t('files.removeNamed', { name: data?.rows.find((file) => file.id === id)?.name ?? '' })} onClick={() => detach(id)}>
              {t('files.remove')}
            </Button>
          </li>
        ))}
        {going.map((each) => (
          <GoingLine key={each.key} going={each} onForget={() => forget(each.key)} />
        ))}
      </ul>
      {!data && <Waiting error={error} rows={1} />}
      {data && (
        <Upload.Dragger
          multiple
          accept={data.limits.types.map((type) => `.${type}`).join()}
          showUploadList={false}
          customRequest={({ file }) => {
            if (file instanceof File) void send(file);
          }}
        >
          <p>{t('files.drop')}</p>
          <p className="muted">{t('files.limits', { megabytes: data.limits.megabytes, files: data.limits.files, types: data.limits.types.join(t('common.and')) })}</p>
        </Upload.Dragger>
      )}
    </div>
  );
};

/** A file on its way, or why it did not arrive. */
const GoingLine = ({ going: { name, share, error }, onForget }: { going: Going; onForget: () => void }): ReactElement => {
  const { t } = useTranslation();
  if (error === undefined) {
    return (
      <li>
        <span>{name}</span>
        <Progress percent={Math.round(share * 100)} size="small" aria-label={t('files.sending', { name })} />
      </li>
    );
  }
  return (
    <li className="file-failed">
      <span>{name}</span>
      <span role="alert">{error}</span>
      <Button size="small" onClick={onForget}>
        {t('files.forget')}
      </Button>
    </li>
  );
};

/** Files under way into a section. One that came whole is named there; the same content twice is the same file. */
const useUploads = (assignment: string, section: string, draft: DraftHandle, limits: AttachmentList['limits'] | undefined) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const [going, setGoing] = useState<readonly Going[]>([]);
  const change = (key: string, part: Partial<Going>): void => setGoing((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const forget = (key: string): void => setGoing((all) => all.filter((each) => each.key !== key));
  const send = async (file: File): Promise<void> => {
    const key = newCommandId();
    setGoing((all) => [...all, { key, name: file.name, share: 0 }]);
    if (limits && file.size > limits.megabytes * MEGABYTE) {
      return change(key, { error: t('files.tooLarge', { size: Math.ceil(file.size / MEGABYTE), megabytes: limits.megabytes }) });
    }
    try {
      const [stored, hash] = await Promise.all([attach(assignment, file, key, (share) => change(key, { share })), fileHash(file)]);
      if (hash !== '' && hash !== stored.hash) return change(key, { error: t('files.broken') });
      await client.invalidateQueries({ queryKey: attachmentsQuery(assignment).queryKey });
      const named = draft.keeper.state.get().sections.find(({ id }) => id === section)?.files ?? [];
      draft.keeper.attach(section, [...new Set([...named, stored.id])]);
      forget(key);
    } catch (error) {
      change(key, { error: errorText(error, t, language) });
    }
  };
  return { going, send, forget };
};
