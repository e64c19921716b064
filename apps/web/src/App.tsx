import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { queryClient } from './api/query-client.js';
import { i18n } from './messages/i18n.js';
import { router } from './routes.js';
import { languageChoice, themeChoice } from './ui/preferences.js';
import { useStore } from './ui/store.js';
import { themeOf } from './ui/theme.js';
import { Toasts } from './ui/Toasts.js';
import { useIsPhone, usePrefersDark, useReducedMotion } from './ui/use-media.js';

export const App = (): ReactElement => {
  const choice = useStore(themeChoice);
  const language = useStore(languageChoice);
  const prefersDark = usePrefersDark();
  const isPhone = useIsPhone();
  const isStill = useReducedMotion();
  const isDark = choice === 'dark' || (choice === 'system' && prefersDark);

  // It belongs to the document, not to a component; setting it again is harmless.
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');

  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      theme={themeOf({ isDark, isPhone, isStill })}
    >
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Toasts />
        </QueryClientProvider>
      </I18nextProvider>
    </ConfigProvider>
  );
};
