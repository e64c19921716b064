import { Tag } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { API } from '../../api/client.js';
import type { AttachmentView } from '../../api/generated/types.gen.js';
import { apiPathTo } from '../../api-paths.js';
import { sizeText } from '../../ui/size-text.js';

interface Props {
  assignment: string;
  id: string;
  /** Of the assignment; none yet: they are being read. */
  files: readonly AttachmentView[] | undefined;
}

/** A file by its name, size and hash; what a scan came to. */
export const FileLine = ({ assignment, id, files }: Props): ReactElement => {
  const { t } = useTranslation();
  const file = files?.find((each) => each.id === id);
  if (!file) return <span className="muted">{files ? t('files.gone') : t('common.loading')}</span>;
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
