import { lazy, Suspense } from 'react';
import type { ReactElement } from 'react';
import type { SaveView } from '../api/generated/types.gen.js';
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../ui/use-media.js';
import { ExportButton } from './ExportButton.js';
import { useFilterWords } from './filter-words.js';
import { PrintHead } from './PrintHead.js';

const SavedViews = lazy(() => import('./SavedViews.js').then(({ SavedViews }) => ({ default: SavedViews })));

interface Props {
  page: SaveView['page'];
  /** Of the list as it is shown, without its page. */
  search: object;
  onOpen: (search: Record<string, string>) => void;
  /** When it was read, for the head of a printed page. */
  at?: string | undefined;
}
const LISTS = { worklist: 'worklist', overview: 'overview', assignments: 'items', rates: 'rates', reminders: 'reminders', supervision: 'supervision', metrics: 'metrics', load: 'load', audit: 'audit' } as const;

/** What every list can: be kept under a name, go out as filtered, and be printed with what it shows in its head. */
export const ListTools = ({ page, search, onOpen, at }: Props): ReactElement => {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  // Of the worklist the item beside it is printed.
  const isPrinted = page !== 'worklist';
  const { asOf, ...filters } = search as { readonly asOf?: string };
  const words = useFilterWords(filters);
  return (
    <>
      <span className="list-tools">
        <Suspense>
          <SavedViews page={page} search={search} onOpen={onOpen} />
        </Suspense>
        <ExportButton list={LISTS[page]} search={search} />
        {isPrinted && !isPhone && (
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            {t('prints.print')}
          </Button>
        )}
      </span>
      {isPrinted && <PrintHead filters={words} at={at} asOf={asOf} />}
    </>
  );
};
