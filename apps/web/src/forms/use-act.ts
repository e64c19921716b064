import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnavailable, request } from '../api/client.js';
import { newCommandId } from '../api/command-id.js';
import type { Receipt } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { instantText } from '../ui/date-text.js';
import { toast } from '../ui/toast.js';

/**
 * One act of one form on anything but an assignment. Its id is made when the form opens: a second click, and a retry after a
 * lost answer, are the same act. `keys`: what is read again, by the first part of its key.
 */
export const useAct = <Body>(path: string, keys: readonly string[], onDone: (receipt: Receipt) => void) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const [commandId, setCommandId] = useState(newCommandId);
  const [unconfirmed, setUnconfirmed] = useState<Body>();
  const act = useMutation({
    mutationFn: (body: Body) => request<Receipt>(path, { method: 'POST', body, idempotencyKey: commandId }),
    onSuccess: (receipt) => {
      toast('done', t('form.done', { number: receipt.sequence, at: instantText(receipt.at, language), hash: receipt.hash.slice(0, 8) }));
      setUnconfirmed(undefined);
      setCommandId(newCommandId());
      onDone(receipt);
    },
    onError: (error, body) => setUnconfirmed(isUnavailable(error) ? body : undefined),
    onSettled: () => {
      for (const key of keys) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return {
    send: (body: Body): void => act.mutate(unconfirmed ?? body),
    isSaving: act.isPending, submitError: act.error, isUnconfirmed: unconfirmed !== undefined, commandId,
  };
};
