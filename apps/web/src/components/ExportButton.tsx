import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../api/download.js';
import { errorText } from '../api/error-text.js';
import { ApiError, request, withQuery } from '../api/client.js';
import type { ExportedListView } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { apiPathTo } from '../api-paths.js';
import { toast } from '../ui/toast.js';
import { useCycle } from './use-cycle.js';

const ExportedLists = lazy(() => import('./ExportedLists.js').then(({ ExportedLists }) => ({ default: ExportedLists })));

interface Props {
  list: 'worklist' | 'items' | 'overview' | 'rates' | 'scores' | 'reminders' | 'supervision' | 'notices' | 'metrics' | 'load' | 'audit' | 'rehearsal';
  /** The filters of the list as it is shown; its cycle, where that is not the one of the pages. */
  search: object;
}

/** 导出: the list as filtered, as xlsx, a long one in the background; the server names cycle, instant, filters and person in it. */
export const ExportButton = ({ list, search }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { year } = useCycle();
  const path = withQuery(apiPathTo.exported(list), { cycle: year, ...(search as Record<string, string | number | undefined>), lang: language === 'en' ? 'en' : 'zh' });
  const client = useQueryClient();
  const [asked, setAsked] = useState<string>();
  /** What is too long for a request goes on in the background, without a further click. */
  const exportIt = async (): Promise<void> => {
    setAsked(undefined);
    try {
      await download(path);
    } catch (error) {
      if (!(error instanceof ApiError && error.body.code === 'EXPORT_TOO_LARGE')) throw error;
      const { id } = await request<ExportedListView>(path, { method: 'POST', idempotencyKey: crypto.randomUUID() });
      setAsked(id);
      toast('done', t('export.inBackground'));
      await client.invalidateQueries({ queryKey: ['exported-lists'] });
    }
  };
  const exporting = useMutation({ mutationFn: exportIt, onError: (error) => toast('failed', errorText(error, t, language)) });
  return (
    <>
      <Button className="export-button" icon={<DownloadOutlined aria-hidden />} loading={exporting.isPending} onClick={() => exporting.mutate()}>
        {t('export.button')}
      </Button>
      {asked !== undefined && (
        <Suspense>
          <ExportedLists only={asked} />
        </Suspense>
      )}
    </>
  );
};
