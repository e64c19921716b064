import type { Language } from '../ui/preferences.js';
import type { AllowedAction } from './generated/types.gen.js';

interface Offering {
  readonly allowedActions: readonly { readonly type: string; readonly allowed: boolean; readonly refusal: AllowedAction['refusal'] }[];
}

/** Why the API refuses an act on what it showed; null: it would be taken, or is not known there. */
export const refusalOf = ({ allowedActions }: Offering, verb: string): AllowedAction['refusal'] => allowedActions.find(({ type }) => type === verb)?.refusal ?? null;
export const mayDo = ({ allowedActions }: Offering, verb: string): boolean => allowedActions.some(({ type, allowed }) => type === verb && allowed);

/** Words that the API brings in both languages. */
export const wordsIn = (language: Language, text: { readonly zh: string; readonly en: string }): string => (language === 'en' ? text.en : text.zh);
/** For a button's reason: nothing where nothing is refused. */
export const refusalText = (refusal: AllowedAction['refusal'] | undefined, language: Language): string | undefined => (refusal ? wordsIn(language, refusal.message) : undefined);
