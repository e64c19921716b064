import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languageChoice } from '../ui/preferences.js';
import { zhCN } from './zh-CN/zh-CN.js';

export const i18n = createInstance();

/** Chinese comes with the page; a missing key does not compile. */
void i18n.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: zhCN } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** English comes with its first use. Settles once the chosen language speaks; without an answer the other goes on. */
const speak = async (): Promise<void> => {
  const language = languageChoice.get();
  if (language === 'en' && !i18n.hasResourceBundle('en', 'translation')) i18n.addResourceBundle('en', 'translation', (await import('./en/en.js')).en);
  if (languageChoice.get() === language) await i18n.changeLanguage(language);
};
const quietly = (): Promise<void> => speak().catch(() => undefined);

languageChoice.subscribe(() => void quietly());
export const spoken = quietly();
