import { languageChoice } from '../ui/preferences.js';
import type { Language } from '../ui/preferences.js';
import { useStore } from '../ui/store.js';

export const useLanguage = (): Language => useStore(languageChoice);
