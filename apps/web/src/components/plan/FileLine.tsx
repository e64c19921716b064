import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { API } from '../../api/client.js';
import type { AttachmentView } from '../../api/generated/types.gen.js';
import { apiPathTo } from '../../api-paths.js';
import { sizeText } from '../../ui/size-text.js';

/** A file by its name, size and hash; what a scan came to. */
export const FileLine = ({ assignment, file }: { assignment: string; file: AttachmentView | undefined }): ReactElement => {
  const { t } = useTranslation();
  if (!file) return <span className="muted">{t('common.loading')}</span>;
  return (
    <span className="file-line">
      <a href={API + apiPathTo.attachment(assignment, file.id)} download={file.name}>
        {file.name}
      </a>
      <span className="muted">
        {sizeText(file.size)} · {t('files.hash', { hash: file.hash.slice(0, 8) })} · {file.uploadedBy}
      </span>
      {file.scan !== 'clean' && <Tag variant="outlined">{t(`files.scan.${file.scan}`)}</Tag>}
    </span>
  );
};
