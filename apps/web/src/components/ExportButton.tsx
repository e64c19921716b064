import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../api/download.js';
import { errorText } from '../api/error-text.js';
import { withQuery } from '../api/client.js';
import { useLanguage } from '../messages/use-language.js';
import { apiPathTo } from '../api-paths.js';
import { toast } from '../ui/toast.js';
import { useCycle } from './use-cycle.js';

interface Props {
  list: 'worklist' | 'items' | 'overview' | 'rates' | 'scores' | 'reminders' | 'supervision' | 'notices' | 'metrics' | 'load' | 'audit';
  /** The filters of the list as it is shown. */
  search: object;
}

/** 导出: the list as filtered, as xlsx; the server names cycle, instant, filters and person in it. */
export const ExportButton = ({ list, search }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { year } = useCycle();
  const path = withQuery(apiPathTo.exported(list), { ...(search as Record<string, string | number | undefined>), cycle: year, lang: language === 'en' ? 'en' : 'zh' });
  const exporting = useMutation({ mutationFn: () => download(path), onError: (error) => toast('failed', errorText(error, t, language)) });
  return (
    <Button className="export-button" icon={<DownloadOutlined aria-hidden />} loading={exporting.isPending} onClick={() => exporting.mutate()}>
      {t('export.button')}
    </Button>
  );
};
