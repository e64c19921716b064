import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Progress, Upload } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { newCommandId } from '../api/command-id.js';
import { fileHash } from '../api/file-hash.js';
import type { ImportReceipt } from '../api/generated/types.gen.js';
import { upload } from '../api/upload.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { apiPathTo } from '../api-paths.js';
import { pathTo } from '../path-builder.js';
import { toast } from '../ui/toast.js';
import { toastReceipts } from '../api/receipt-toast.js';

const TYPES = '.docx,.doc,.pdf,.html,.htm,.txt';
const MEGABYTE = 1024 * 1024;

interface Chosen {
  readonly name: string;
  readonly megabytes: string;
  readonly hash: string;
}

/** 导入 (C1): a file chosen or dropped becomes a draft, which opens; the same file opens its first import. */
export const ImportNoticeForm = (): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Chosen>();
  const [share, setShare] = useState(0);
  const sending = useMutation({
    mutationFn: async (file: File) => {
      setShare(0);
      setChosen({ name: file.name, megabytes: (file.size / MEGABYTE).toFixed(file.size < MEGABYTE ? 2 : 1), hash: '' });
      void fileHash(file).then((hash) => setChosen((before) => before && { ...before, hash }));
      return upload<ImportReceipt>(apiPathTo.catalogueFiles(), file, { idempotencyKey: newCommandId(), isForm: true, onProgress: setShare });
    },
    onSuccess: (receipt) => {
      if (receipt.alreadyImported) toast('done', t('version.importedBefore'));
      else toastReceipts([receipt]);
      void navigate(pathTo.catalogueVersion(receipt.stream));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['catalogue-versions'] }),
  });
  const percent = Math.round(share * 100);
  return (
    <section className="stack" aria-labelledby="import-title">
      <h2 id="import-title">{t('version.import')}</h2>
      <Upload.Dragger
        accept={TYPES}
        showUploadList={false}
        disabled={sending.isPending}
        customRequest={({ file }) => {
          if (file instanceof File) sending.mutate(file);
        }}
      >
        <InboxOutlined aria-hidden />
        <p>{t('version.drop')}</p>
        <p className="muted">{t('version.dropWhat')}</p>
      </Upload.Dragger>
      {chosen && (
        <p className="reference">
          {t('version.file', { name: chosen.name, size: chosen.megabytes })} {chosen.hash !== '' && t('version.fileHash', { hash: chosen.hash })}
        </p>
      )}
      {sending.isPending && (
        <div role="status">
          <Progress percent={percent} aria-label={t('version.uploading')} />
          <p>{percent < 100 ? t('version.uploading') : t('version.reading')}</p>
        </div>
      )}
      {sending.error && <ErrorNote error={sending.error} />}
    </section>
  );
};
