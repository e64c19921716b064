import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { pathTo } from '../../path-builder.js';
import type { CatalogueVersionSearch } from '../../search-types.js';
import { useKey } from '../../ui/use-keys.js';
import { useDraftDesk } from './draft-context.js';
import type { Mode } from './FieldList.js';

export type Choose = (at: string | undefined) => void;

/** What has the eye stands in the address; another choice closes the form of the last. */
export const useChoosing = (id: string, part: NonNullable<CatalogueVersionSearch['part']>, setMode: (mode: Mode) => void): Choose => {
  const navigate = useNavigate();
  const { showQuote } = useDraftDesk();
  return useCallback(
    (at) => {
      setMode(undefined);
      showQuote(null);
      void navigate({ ...pathTo.catalogueVersion(id, at === undefined ? { part } : { part, at }), replace: true, resetScroll: false });
    },
    [id, part, navigate, setMode, showQuote],
  );
};

const SCROLL_STEP = 48;

/** J and K, and the arrows while a row has the focus, go through the rows; the row that is reached comes into sight. */
export const useWalk = (order: readonly string[], at: string | undefined, choose: Choose): void => {
  const isByKey = useRef(false);
  const step = (by: number): void => {
    const place = at === undefined ? -1 : order.indexOf(at);
    const next = order[place === -1 && by < 0 ? order.length - 1 : place + by];
    if (next === undefined) return;
    isByKey.current = true;
    choose(next);
  };
  const arrow = (by: number): void => {
    if (document.activeElement?.classList.contains('draft-row')) step(by);
    else window.scrollBy({ top: by * SCROLL_STEP });
  };
  useKey('j', () => step(1));
  useKey('k', () => step(-1));
  useKey('ArrowDown', () => arrow(1));
  useKey('ArrowUp', () => arrow(-1));
  useEffect(() => {
    const row = at === undefined ? null : document.querySelector<HTMLElement>(`[data-at="${CSS.escape(at)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    // A form that opened in the row keeps the focus that it took.
    if (isByKey.current && !(document.activeElement instanceof HTMLInputElement)) row?.focus({ preventScroll: true });
    isByKey.current = false;
  }, [at]);
};
