import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../api/command-id.js';
import { attach } from '../api/upload.js';
import type { AttachmentView } from '../api/generated/types.gen.js';
import { ErrorNote } from '../components/ErrorNote.js';

export type AttachedFile = Pick<AttachmentView, 'id' | 'name' | 'hash'>;
interface Props {
  assignment: string;
  label: string;
  files: readonly AttachedFile[];
  /** By what stands there then: a file may take longer than the typing beside it. */
  onChange: (change: (files: readonly AttachedFile[]) => readonly AttachedFile[]) => void;
}

/** Files that a form names: each is sent as soon as it is chosen, its hash comes back; the act itself names it later. */
export const FilesField = ({ assignment, label, files, onChange }: Props): ReactElement => {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const client = useQueryClient();
  const [sending, setSending] = useState<string>();
  const [error, setError] = useState<unknown>();
  const take = async (chosen: readonly File[]): Promise<void> => {
    setError(undefined);
    try {
      for (const file of chosen) {
        setSending(file.name);
        const { id: attachment, name, hash } = await attach(assignment, file, newCommandId());
        onChange((all) => [...all, { id: attachment, name, hash }]);
      }
    } catch (reason) {
      setError(reason);
    }
    setSending(undefined);
    void client.invalidateQueries({ queryKey: ['attachments', assignment] });
  };
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])];
          target.value = '';
          void take(chosen);
        }}
      />
      <Button className="self-start" loading={sending !== undefined} aria-describedby={`${id}-hint`} onClick={() => input.current?.click()}>
        {t('form.evidence.choose')}
      </Button>
      <p id={`${id}-hint`} className="muted field-hint" role="status">
        {sending === undefined ? t('form.evidence.fileHint') : t('form.evidence.sending', { name: sending })}
      </p>
      {error !== undefined && <ErrorNote error={error} />}
      {files.length > 0 && (
        <ul className="attached">
          {files.map((file) => (
            <li key={file.id}>
              <span className="anywhere">{file.name}</span> <code className="muted">{file.hash.slice(0, 8)}</code>
              <Button size="small" onClick={() => onChange((all) => all.filter(({ id: other }) => other !== file.id))}>
                {t('form.evidence.leaveOut', { name: file.name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
