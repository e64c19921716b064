import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '../ui/use-keys.js';

const SearchDialog = lazy(() => import('./SearchDialog.js').then(({ SearchDialog }) => ({ default: SearchDialog })));

/** 搜索, by `/` too: titles, units, items, texts of plans; pinyin (W3). */
export const SearchBox = (): ReactElement => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  useKey('/', () => setOpen(true));
  return (
    <>
      <Button type="text" icon={<SearchOutlined aria-hidden />} aria-label={t('search.open')} title={t('search.open')} onClick={() => setOpen(true)} />
      <Suspense>{isOpen && <SearchDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
};
