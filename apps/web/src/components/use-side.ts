import { useQuery } from '@tanstack/react-query';
import type { DefaultError, QueryKey, UseQueryOptions } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isSignedOut, isUnavailable } from '../api/client.js';
import { errorText } from '../api/error-text.js';
import { useLanguage } from '../messages/use-language.js';
import { toastOnce } from '../ui/toast.js';

/**
 * What a page reads beside its own matter: names, choices, hints. The page stands without it; that it did not come is said
 * once, by a toast, since it has no place of its own. The banner speaks for a server that is away, the dialog for a session that ended.
 */
export const useSide = <Found, Data, Key extends QueryKey>(options: UseQueryOptions<Found, DefaultError, Data, Key>): Data | undefined => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useQuery(options);
  const isMissing = data === undefined && error !== null && !isUnavailable(error) && !isSignedOut(error);
  const text = isMissing ? errorText(error, t, language) : undefined;
  useEffect(() => {
    if (text !== undefined) toastOnce('failed', text);
  }, [text]);
  return data;
};
