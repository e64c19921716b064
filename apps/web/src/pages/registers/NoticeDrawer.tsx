import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client.js';
import { supervisionNoticeQuery } from '../../api/queries.js';
import { LetterButtons } from '../../components/FileButtons.js';
import { Waiting } from '../../components/Waiting.js';
import { apiPathTo } from '../../api-paths.js';

/** 督办单 as issued, or as it would be: a red draft before its signature. */
export const NoticeDrawer = ({ id, onClose }: { id: string | undefined; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  return (
    <Drawer open={id !== undefined} onClose={onClose} title={t('supervision.notice')} size={560} destroyOnHidden>
      {id !== undefined && <NoticeText id={id} />}
    </Drawer>
  );
};

const NoticeText = ({ id }: { id: string }): ReactElement => {
  const { t } = useTranslation();
  const { data, error } = useQuery(supervisionNoticeQuery(id));
  // It is written a moment after its case is opened.
  if (error instanceof ApiError && error.status === 404) return <p>{t('supervision.notYet')}</p>;
  if (!data) return <Waiting error={error} />;
  return (
    <div className="letter reading">
      <h2>{data.title}</h2>
      {data.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p>
        <LetterButtons pathOf={(format) => apiPathTo.supervisionLetter(id, format)} of={t('supervision.notice')} />
      </p>
    </div>
  );
};
