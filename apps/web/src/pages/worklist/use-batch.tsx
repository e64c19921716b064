import { lazy, Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import type { WorklistRow } from '../../api/generated/types.gen.js';
import { useSession } from '../../components/session-context.js';
import { BatchBar, PickBox } from './BatchBar.js';

const BatchApproval = lazy(() => import('./BatchApproval.js').then(({ BatchApproval }) => ({ default: BatchApproval })));

interface Batch {
  readonly isPicking: boolean;
  /** Above the list; null where the reader reviews nothing. */
  readonly bar: ReactElement | null;
  readonly pickBox: (row: WorklistRow, rows: readonly WorklistRow[]) => ReactElement | null;
  /** In the place of the item, while it is looked at. */
  readonly digest: ReactElement | null;
}

/** 批量通过 of the list: pick, look at the digest, approve. */
export const useBatch = (isTodo: boolean): Batch => {
  const { roles } = useSession();
  // Null while it is off.
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const [isOpen, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
    setPicked(null);
  };
  const mayReview = isTodo && roles.includes('reviewer');
  return {
    isPicking: mayReview && picked !== null,
    bar: mayReview ? <BatchBar picked={picked} onPick={setPicked} isOpen={isOpen} onOpen={setOpen} /> : null,
    pickBox: (row, rows) => (mayReview && picked ? <PickBox row={row} rows={rows} picked={picked} onPick={setPicked} /> : null),
    digest: mayReview && isOpen && picked && picked.length > 0 ? <Suspense>
            <BatchApproval key={picked.join()} ids={picked} onClose={close} />
          </Suspense> : null,
  };
};
