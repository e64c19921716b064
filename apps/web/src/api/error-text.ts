import type { TFunction } from 'i18next';
import type { Language } from '../ui/preferences.js';
import { ApiError, NoAnswerError } from './client.js';
import { wordsIn } from './allowed-actions.js';

/** What happened, in the reader's language; the API brings the text of each code, the page only that of silence. */
export const errorText = (error: unknown, t: TFunction, language: Language): string => {
  if (error instanceof NoAnswerError) return t('error.noAnswer');
  if (error instanceof ApiError) {
    const text = wordsIn(language, error.body.message);
    return text === '' ? t('error.server', { status: error.status }) : text;
  }
  return t('error.page');
};

/** Small print under an error: code and request id, for who helps. */
export const errorReference = (error: unknown): string | undefined =>
  error instanceof ApiError ? [error.body.code, error.body.requestId].filter((part) => part !== '').join(' · ') : undefined;
