import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { API, isUnavailable, withQuery } from '../api/client.js';
import { newCommandId } from '../api/command-id.js';
import type { SheetImport } from '../api/generated/types.gen.js';
import { toastReceipts } from '../api/receipt-toast.js';
import { upload } from '../api/upload.js';
import { apiPathTo } from '../api-paths.js';
import { RejectedRows } from '../components/catalogue/RejectedRows.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { pathTo } from '../path-builder.js';
import { FormShell } from './FormShell.js';

/** 手工录入 (C4): the template out, the typed workbook in; what it holds is shown first, then it becomes a draft, which opens. */
export const ImportSheetForm = (): ReactElement => {
  const { t } = useTranslation();
  const [file, setFile] = useState<File>();
  const check = useMutation({ mutationFn: (chosen: File) => upload<SheetImport>(withQuery(apiPathTo.typedSheet(), { mode: 'check' }), chosen, { idempotencyKey: newCommandId() }) });
  return (
    <section className="stack" aria-labelledby="typed-title">
      <h2 id="typed-title">{t('typed.title')}</h2>
      <p className="muted">{t('typed.why')}</p>
      <div className="form-buttons">
        <Button icon={<DownloadOutlined aria-hidden />} href={`${API}${apiPathTo.sheetTemplate()}`} download>
          {t('typed.template')}
        </Button>
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
            {t('typed.upload')}
          </Button>
        </Upload>
      </div>
      {check.error && <ErrorNote error={check.error} />}
      {check.data && file && <TakeTypedForm key={check.submittedAt} file={file} found={check.data} onClose={check.reset} />}
    </section>
  );
};

const TakeTypedForm = ({ file, found: { counts, rejected }, onClose }: { file: File; found: SheetImport; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [commandId] = useState(newCommandId);
  const take = useMutation({
    mutationFn: () => upload<SheetImport>(withQuery(apiPathTo.typedSheet(), { mode: rejected.length > 0 ? 'partly' : 'whole' }), file, { idempotencyKey: commandId }),
    onSuccess: ({ receipt }) => {
      if (!receipt) return;
      toastReceipts([receipt]);
      void navigate(pathTo.catalogueVersion(receipt.stream));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['catalogue-versions'] }),
  });
  const refused = take.data?.receipt === null;
  return (
    <FormShell
      title={t('typed.found', { file: file.name, tasks: counts.tasks, obligations: counts.obligations })} submitText={t(rejected.length > 0 ? 'typed.takePartly' : 'typed.take')}
      notReady={counts.tasks === 0 || refused ? t('typed.nothing') : undefined} isSaving={take.isPending} submitError={take.error} isUnconfirmed={isUnavailable(take.error)} commandId={commandId} onSubmit={() => take.mutate()} onCancel={onClose}
    >
      <RejectedRows title={t('typed.rejected', { n: rejected.length })} rejected={rejected} path={apiPathTo.typedSheetRejected()} file={file} />
    </FormShell>
  );
};
