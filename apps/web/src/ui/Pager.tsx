import { Pagination } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  total: number;
  page: number;
  pageSize: number;
  onPage: (page: number) => void;
}

/** 共 n 条, and the pages when there is more than one. */
export const Pager = ({ total, page, pageSize, onPage }: Props): ReactElement => {
  const { t } = useTranslation();
  return (
    <nav className="pager" aria-label={t('common.pages')}>
      <span className="muted">{t('common.total', { n: total })}</span>
      {total > pageSize && <Pagination current={page} total={total} pageSize={pageSize} showSizeChanger={false} showLessItems onChange={onPage} />}
    </nav>
  );
};
