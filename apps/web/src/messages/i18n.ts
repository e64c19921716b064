import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languageChoice } from '../ui/preferences.js';
import { en } from './en/en.js';
import { zhCN } from './zh-CN/zh-CN.js';

export const i18n = createInstance();

/** Both languages come with the page, so nothing is awaited; a missing key does not compile. */
void i18n.use(initReactI18next).init({
  lng: languageChoice.get(),
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});

languageChoice.subscribe(() => {
  void i18n.changeLanguage(languageChoice.get());
});
