import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../api/download.js';
import { errorText } from '../api/error-text.js';
import { useLanguage } from '../messages/use-language.js';
import { toast } from '../ui/toast.js';

interface ButtonProps {
  path: string;
  /** What the button says, and of what where several are on one page. */
  label: string;
  of?: string | undefined;
}

/** A file that the server makes, saved under the name that it gives. */
export const FileButton = ({ path, label, of }: ButtonProps): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const saving = useMutation({ mutationFn: () => download(path), onError: (error) => toast('failed', errorText(error, t, language)) });
  return (
    <Button icon={<DownloadOutlined aria-hidden />} aria-label={of === undefined ? label : `${label} ${of}`} loading={saving.isPending} onClick={() => saving.mutate()}>
      {label}
    </Button>
  );
};

/** 下载 docx / pdf of a letter, where the page shows it. */
export const LetterButtons = ({ pathOf, of }: { pathOf: (format: 'docx' | 'pdf') => string; of: string }): ReactElement => {
  const { t } = useTranslation();
  return (
    <span className="file-buttons">
      {(['docx', 'pdf'] as const).map((format) => (
        <FileButton key={format} path={pathOf(format)} label={t('documents.letter', { format })} of={of} />
      ))}
    </span>
  );
};
