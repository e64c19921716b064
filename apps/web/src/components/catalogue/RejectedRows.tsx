import { useMutation } from '@tanstack/react-query';
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsIn } from '../../api/allowed-actions.js';
import { newCommandId } from '../../api/command-id.js';
import type { SheetRejection } from '../../api/generated/types.gen.js';
import { upload } from '../../api/upload.js';
import { useLanguage } from '../../messages/use-language.js';
import { ErrorNote } from '../ErrorNote.js';

interface Props {
  title: string;
  rejected: readonly SheetRejection[];
  /** Gives the rejected rows of the file as a workbook. */
  path: string;
  file: File;
}

/** Rows of a workbook that are not taken, each with its reason; to be put right and sent again. */
export const RejectedRows = ({ title, rejected, path, file }: Props): ReactElement | null => {
  const { t } = useTranslation();
  const language = useLanguage();
  if (rejected.length === 0) return null;
  return (
    <section className="rejected-rows">
      <h3>{title}</h3>
      <ul>
        {rejected.map(({ sheet, row, column, code, value, message }) => (
          <li key={`${sheet} ${row} ${column ?? ''} ${code}`}>
            {row === null ? sheet : t('sheet.row', { sheet, row })} {column} {value} <span className="muted">{wordsIn(language, message)}</span>
          </li>
        ))}
      </ul>
      <RejectedRowsButton path={path} file={file} />
    </section>
  );
};

const RejectedRowsButton = ({ path, file }: Pick<Props, 'path' | 'file'>): ReactElement => {
  const { t } = useTranslation();
  const fetching = useMutation({
    mutationFn: () => upload<Blob>(path, file, { idempotencyKey: newCommandId(), answer: 'blob' }),
    onSuccess: (workbook) => {
      const address = URL.createObjectURL(workbook);
      Object.assign(document.createElement('a'), { href: address, download: t('sheet.rejectedFile') }).click();
      URL.revokeObjectURL(address);
    },
  });
  return (
    <>
      <Button icon={<DownloadOutlined aria-hidden />} loading={fetching.isPending} onClick={() => fetching.mutate()}>
        {t('sheet.rejectedDownload')}
      </Button>
      {fetching.error && <ErrorNote error={fetching.error} />}
    </>
  );
};
