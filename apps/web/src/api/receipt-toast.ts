import { i18n } from '../messages/i18n.js';
import { instantText } from '../ui/date-text.js';
import { languageChoice } from '../ui/preferences.js';
import { toast } from '../ui/toast.js';
import type { Receipt } from './generated/types.gen.js';

type Told = Pick<Receipt, 'sequence' | 'at' | 'hash'>;

/** What is on record now: of several acts the first number and the last. */
export const toastReceipts = (receipts: readonly Told[]): void => {
  const [first, last] = [receipts[0], receipts.at(-1)];
  if (!first || !last) return;
  const at = instantText(last.at, languageChoice.get());
  toast('done', receipts.length === 1 ? i18n.t('form.done', { number: last.sequence, at, hash: last.hash.slice(0, 8) }) : i18n.t('version.doneAll', { n: receipts.length, first: first.sequence, last: last.sequence, at }));
};
