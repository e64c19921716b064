import { useMutation } from '@tanstack/react-query';
import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { API, isUnavailable, withQuery } from '../api/client.js';
import { newCommandId } from '../api/command-id.js';
import type { SheetImport } from '../api/generated/types.gen.js';
import { upload } from '../api/upload.js';
import { RejectedRows } from '../components/catalogue/RejectedRows.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { FormShell } from './FormShell.js';

type Rejected = SheetImport['rejected'];
/** A workbook that was looked at and not yet taken. */
export interface FoundSheet<Found> {
  readonly file: File;
  readonly found: Found;
  readonly onClose: () => void;
}
interface Props<Found> {
  /** Where the workbook comes from, where it goes, and how both are called. */
  from: string;
  to: string;
  words: { download: string; upload: string };
  mayUpload: boolean;
  /** What of the workbook is shown before it is taken. */
  children: (sheet: FoundSheet<Found>) => ReactElement;
}

/** xlsx out and in (C4): what a workbook says is shown first, then taken. */
export const SheetOutAndIn = <Found,>({ from, to, words, mayUpload, children }: Props<Found>): ReactElement => {
  const [file, setFile] = useState<File>();
  const check = useMutation({ mutationFn: (chosen: File) => upload<Found>(withQuery(to, { mode: 'check' }), chosen, { idempotencyKey: newCommandId() }) });
  const choose = (chosen: unknown): void => {
    if (!(chosen instanceof File)) return;
    setFile(chosen);
    check.mutate(chosen);
  };
  return (
    <div className="stack">
      <div className="form-buttons">
        <Button icon={<DownloadOutlined aria-hidden />} href={`${API}${from}`} download>
          {words.download}
        </Button>
        {mayUpload && (
          <Upload accept=".xlsx" showUploadList={false} customRequest={({ file: chosen }) => choose(chosen)}>
            <Button icon={<UploadOutlined aria-hidden />} loading={check.isPending}>
              {words.upload}
            </Button>
          </Upload>
        )}
      </div>
      {check.error && <ErrorNote error={check.error} />}
      {check.data !== undefined && file && <div key={check.submittedAt}>{children({ file, found: check.data, onClose: check.reset })}</div>}
    </div>
  );
};

interface TakeProps<Taken> {
  file: File;
  to: string;
  /** More that is said to the API beside which rows are meant. */
  query: Readonly<Record<string, string>>;
  rejected: Rejected;
  rejectedPath: string;
  words: { title: string; take: string; rejected: string };
  /** Why it cannot be taken; `taken`: what came of the last try. */
  notReady: (taken: Taken | undefined) => string | undefined;
  onTaken: (taken: Taken) => void;
  onSettled: () => unknown;
  onClose: () => void;
  children?: ReactElement;
}

/** Takes the workbook whole, or without the rows that were refused; twice sent it is taken once. */
export const TakeSheetForm = <Taken,>({ file, to, query, rejected, rejectedPath, words, notReady, onTaken, onSettled, onClose, children }: TakeProps<Taken>): ReactElement => {
  const [commandId] = useState(newCommandId);
  const take = useMutation({ mutationFn: () => upload<Taken>(withQuery(to, { mode: rejected.length > 0 ? 'partly' : 'whole', ...query }), file, { idempotencyKey: commandId }), onSuccess: onTaken, onSettled });
  return (
    <FormShell
      title={words.title} submitText={words.take} notReady={notReady(take.data)} isSaving={take.isPending} submitError={take.error} isUnconfirmed={isUnavailable(take.error)} commandId={commandId}
      onSubmit={() => take.mutate()} onCancel={onClose}
    >
      <RejectedRows title={words.rejected} rejected={rejected} path={rejectedPath} file={file} />
      {children}
    </FormShell>
  );
};
