import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { API, isUnavailable, withQuery } from '../api/client.js';
import { newCommandId } from '../api/command-id.js';
import type { SheetCorrections } from '../api/generated/types.gen.js';
import { draftKeys } from '../api/draft-keys.js';
import { upload } from '../api/upload.js';
import { CorrectionValues } from '../components/catalogue/CorrectionLines.js';
import { useDraftDesk } from '../components/catalogue/draft-context.js';
import { RejectedRows } from '../components/catalogue/RejectedRows.js';
import { ReasonField } from '../components/catalogue/ReasonField.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { apiPathTo } from '../api-paths.js';
import { toast } from '../ui/toast.js';
import { FormShell } from './FormShell.js';
import { mayDo } from '../api/allowed-actions.js';

/** xlsx out and in (C4): the draft as a workbook; sent back, what it says otherwise is shown first and then taken with one reason. */
export const CorrectBySheet = (): ReactElement => {
  const { t } = useTranslation();
  const { version } = useDraftDesk();
  const [file, setFile] = useState<File>();
  const check = useMutation({ mutationFn: (chosen: File) => upload<SheetCorrections>(withQuery(apiPathTo.catalogueSheet(version.id), { mode: 'check' }), chosen, { idempotencyKey: newCommandId() }) });
  return (
    <div className="stack">
      <div className="form-buttons">
        <Button icon={<DownloadOutlined aria-hidden />} href={`${API}${apiPathTo.catalogueSheet(version.id)}`} download>
          {t('sheet.download')}
        </Button>
        {mayDo(version, 'CorrectField') && (
          <Upload
            accept=".xlsx"
            showUploadList={false}
            customRequest={({ file: chosen }) => {
              if (!(chosen instanceof File)) return;
              setFile(chosen);
              check.mutate(chosen);
            }}
          >
            <Button icon={<UploadOutlined aria-hidden />} loading={check.isPending}>
              {t('sheet.upload')}
            </Button>
          </Upload>
        )}
      </div>
      {check.error && <ErrorNote error={check.error} />}
      {check.data && file && <TakeSheetForm key={check.submittedAt} id={version.id} file={file} found={check.data} onClose={check.reset} />}
    </div>
  );
};

const TakeSheetForm = ({ id, file, found, onClose }: { id: string; file: File; found: SheetCorrections; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [commandId] = useState(newCommandId);
  const [reason, setReason] = useState('');
  const { corrections, rejected } = found;
  const take = useMutation({
    mutationFn: () => upload<SheetCorrections>(withQuery(apiPathTo.catalogueSheet(id), { mode: rejected.length > 0 ? 'partly' : 'whole', reason: reason.trim() }), file, { idempotencyKey: commandId }),
    onSuccess: ({ corrections: taken }) => {
      toast('done', t('sheet.taken', { n: taken.length }));
      onClose();
    },
    onSettled: () => Promise.all(draftKeys(id).map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const notReady = corrections.length === 0 ? t('sheet.nothing') : reason.trim() === '' ? t('version.reasonNeeded') : undefined;
  return (
    <FormShell title={t('sheet.title', { file: file.name, n: corrections.length })} submitText={t('sheet.take', { n: corrections.length })} notReady={notReady} isSaving={take.isPending} submitError={take.error} isUnconfirmed={isUnavailable(take.error)} commandId={commandId} onSubmit={() => take.mutate()} onCancel={onClose}>
      <RejectedRows title={t('sheet.rejected', { n: rejected.length })} rejected={rejected} path={apiPathTo.catalogueSheetRejected(id)} file={file} />
      <ul>
        {corrections.map(({ path, was, value }) => (
          <li key={path}>
            <span className="reference">{path}</span> <CorrectionValues was={was} value={value} kind={null} />
          </li>
        ))}
      </ul>
      <ReasonField value={reason} onChange={setReason} />
    </FormShell>
  );
};
